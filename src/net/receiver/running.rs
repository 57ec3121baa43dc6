//! A running receiver: a thread that serves the connections, and the queues from which its owner takes what arrived.

use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::task::Poll;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::{self, Runtime};
use tokio::sync::{mpsc, watch};

use super::connection::accept;
use super::shared::Shared;
use super::{Received, ReceiverError, ReceiverSettings, Refused};
use crate::interrupt::Interrupt;
use crate::net::wait::{Waited, wait};

/// The most POSTs that may wait for [`Receiver::next`], and the most refusals. While that many POSTs wait, senders
/// wait for their response.
const QUEUE: usize = 64;

/// How long pending responses may take when the receiver ends, in addition to the configured delay. Our choice.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(1);

/// The next item to process.
#[derive(Debug)]
pub enum Next {
    /// A POST.
    Received(Received),
    /// A request that was refused.
    Refused(Refused),
    /// Nothing arrived in time, or the run was asked to end.
    Nothing,
}

/// A running receiver. Dropping it ends it once pending responses are sent or their time is over.
#[derive(Debug)]
pub struct Receiver {
    address: SocketAddr,
    posts: mpsc::Receiver<Received>,
    refusals: mpsc::Receiver<Refused>,
    shared: Arc<Shared>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
    /// Closed when every connection has ended.
    ended: watch::Receiver<()>,
    /// For the waits of the thread that owns the receiver.
    waits: Runtime,
}

impl Receiver {
    /// Starts to listen.
    ///
    /// # Errors
    /// If the address cannot be listened on.
    pub fn start(settings: ReceiverSettings) -> Result<Self, ReceiverError> {
        let wanted = settings.address;
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::AddrInUse => ReceiverError::InUse(wanted),
            io::ErrorKind::PermissionDenied => ReceiverError::Denied(wanted),
            io::ErrorKind::AddrNotAvailable => ReceiverError::NotHere(wanted),
            _ => ReceiverError::Other { address: wanted, source: error },
        };
        let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let listener = runtime.block_on(TcpListener::bind(wanted)).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let waits = runtime::Builder::new_current_thread().enable_time().build().map_err(failed)?;
        let (post_sender, posts) = mpsc::channel(QUEUE);
        let (refusal_sender, refusals) = mpsc::channel(QUEUE);
        let shared = Arc::new(Shared::new(settings, post_sender, refusal_sender));
        let (stop, stopped) = watch::channel(false);
        let (end, ended) = watch::channel(());
        let work = Arc::clone(&shared);
        let run = move || {
            serve(&runtime, listener, &work, stopped);
            drop(end);
        };
        let thread = thread::Builder::new().name("receiver".to_owned()).spawn(run).map_err(failed)?;
        Ok(Self { address, posts, refusals, shared, stop, thread: Some(thread), ended, waits })
    }

    /// The address that the receiver listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The time since the receiver started.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.shared.start.elapsed()
    }

    /// The number of requests refused so far.
    #[must_use]
    pub fn refused(&self) -> u64 {
        self.shared.refused()
    }

    /// Stops accepting POSTs: senders are told to come back (503). POSTs that were accepted before, and get the
    /// response for accepted ones, are still available from [`Receiver::next`].
    pub fn close(&mut self) {
        self.posts.close();
    }

    /// Waits for the next item. Returns [`Next::Nothing`] after `timeout`, if the run was asked to end, or once the
    /// receiver is closed and everything before is taken.
    #[must_use]
    pub fn next(&mut self, timeout: Duration, interrupt: &Interrupt) -> Next {
        // Otherwise items that arrive fast enough would keep the run from ending.
        if interrupt.requested() {
            return Next::Nothing;
        }
        // A POST may just be on its way into a queue that is closed; the queue ends when it is there.
        let time = if self.posts.is_closed() { timeout.max(SHUTDOWN_GRACE) } else { timeout };
        let (posts, refusals) = (&mut self.posts, &mut self.refusals);
        let item = poll_fn(|context| {
            let is_over = match posts.poll_recv(context) {
                Poll::Ready(Some(post)) => return Poll::Ready(Next::Received(post)),
                Poll::Ready(None) => true,
                Poll::Pending => false,
            };
            match refusals.poll_recv(context) {
                Poll::Ready(Some(refused)) => Poll::Ready(Next::Refused(refused)),
                _ if is_over => Poll::Ready(Next::Nothing),
                _ => Poll::Pending,
            }
        });
        match self.waits.block_on(wait(item, time, interrupt)) {
            Waited::Done(next) => next,
            Waited::TimedOut | Waited::Interrupted => Next::Nothing,
        }
    }

    /// Stops the receiver, and waits until every POST that was accepted has its response, but no longer than `time` or
    /// until the run is asked to end; returns whether all have theirs.
    #[must_use]
    pub fn end(&mut self, time: Duration, interrupt: &Interrupt) -> bool {
        let _ = self.stop.send(true);
        // The sender sends nothing; it is dropped at the end.
        let ended = self.ended.changed();
        matches!(self.waits.block_on(wait(ended, time, interrupt)), Waited::Done(_))
    }

    /// Ends the receiver without waiting: connections end with the process, whatever response they wait for.
    pub fn abandon(&mut self) {
        let _ = self.stop.send(true);
        self.thread = None;
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        // Nobody takes what arrives now.
        self.posts.close();
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was reported already; here it only means that the thread has ended.
            let _ = thread.join();
        }
    }
}

fn serve(runtime: &Runtime, listener: TcpListener, shared: &Arc<Shared>, stopped: watch::Receiver<bool>) {
    runtime.block_on(async {
        let mut open = accept(listener, shared, &stopped).await;
        let finish = async { while open.join_next().await.is_some() {} };
        // Connections that are still open then end with the runtime.
        let _ = tokio::time::timeout(shared.settings.delay.saturating_add(SHUTDOWN_GRACE), finish).await;
    });
}
