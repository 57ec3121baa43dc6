//! What all connections of a receiver share: its settings, the queues to its owner, and what is counted.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

use tokio::sync::{Semaphore, mpsc};

use super::{Received, ReceiverSettings, Refusal, Refused};

/// The most larger bodies that are held at the same time.
const LARGE: usize = 16;

/// What all connections share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) settings: ReceiverSettings,
    pub(super) start: Instant,
    posts: mpsc::Sender<Received>,
    refusals: mpsc::Sender<Refused>,
    pub(super) large: Arc<Semaphore>,
    received: AtomicUsize,
    refused: AtomicU64,
}

impl Shared {
    /// The shared part of a receiver that starts now, with the queues that lead to its owner.
    pub(super) fn new(
        settings: ReceiverSettings,
        posts: mpsc::Sender<Received>,
        refusals: mpsc::Sender<Refused>,
    ) -> Self {
        Self {
            settings,
            start: Instant::now(),
            posts,
            refusals,
            large: Arc::new(Semaphore::new(LARGE)),
            received: AtomicUsize::new(0),
            refused: AtomicU64::new(0),
        }
    }

    /// The status of the next response.
    pub(super) fn answer(&self) -> u16 {
        let turn = self.received.fetch_add(1, Ordering::Relaxed);
        let answers = &self.settings.answers;
        answers.get(turn).or(answers.last()).copied().unwrap_or(200)
    }

    /// The number of requests refused so far.
    pub(super) fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    /// Records a refused request. If the queue is full, the request is only counted.
    pub(super) fn refuse(&self, peer: SocketAddr, why: Refusal) {
        self.refused.fetch_add(1, Ordering::Relaxed);
        let _ = self.refusals.try_send(Refused { peer, why });
    }

    /// Hands a POST over as soon as there is room in the queue.
    pub(super) async fn hand_over(&self, received: Received) -> Result<(), Refusal> {
        self.posts.send(received).await.map_err(|_| Refusal::Late)
    }
}
