//! The HTTP receiver: accepts POSTs, responds to them, and hands them over one by one. It can be exposed to the
//! internet: bodies, headers, connections, time and total memory are bounded, no matter how many clients are slow,
//! broken or hostile.

mod connection;
mod exchange;

use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::task::Poll;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::runtime::{self, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot, watch};

use super::wait::{Waited, wait};
use crate::interrupt::Interrupt;
use crate::reason::io_reason;

/// The most POSTs that may wait for [`Receiver::next`], and the most refusals. While that many POSTs wait, senders
/// wait for their response.
const QUEUE: usize = 64;

/// Bodies up to this many bytes do not need a permit. Postbacks have about 500.
const SMALL_BYTES: usize = 64 << 10;

/// The most larger bodies that are held at the same time.
const LARGE: usize = 16;

/// How long pending responses may take when the receiver ends, in addition to the configured delay. Our choice.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(1);

/// The status for a POST that is not kept: come back later (RFC 9110, section 15.6.4).
pub const STATUS_NOT_STORED: u16 = 503;

/// When the response to a POST is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RespondWhen {
    /// When the POST has been received.
    Received,
    /// When the POST is kept ([`Received::keep`]); the response is [`STATUS_NOT_STORED`] if the POST is dropped without being
    /// kept.
    Kept,
}

/// The settings of a receiver.
#[derive(Clone, Debug)]
pub struct ReceiverSettings {
    /// The address to listen on; port 0 takes any free port.
    pub address: SocketAddr,
    /// The most bytes of a body.
    pub body_bytes: usize,
    /// The most bytes of the request line and headers together.
    pub header_bytes: usize,
    /// The most connections at a time; further ones wait to be accepted.
    pub connections: usize,
    /// The longest time for the headers of a request, and for its body.
    pub time: Duration,
    /// The statuses to respond with, one after the other; the last one is repeated.
    pub answers: Vec<u16>,
    /// When to respond.
    pub respond: RespondWhen,
    /// How long to wait before each response.
    pub delay: Duration,
    /// Whether a body is accepted and gets a status of [`ReceiverSettings::answers`]; others are refused.
    pub wanted: fn(&[u8]) -> bool,
}

impl ReceiverSettings {
    /// Settings that respond to every POST on `address` with 200, with limits that fit postbacks: the service gives an
    /// endpoint ten seconds (API facts §4.5).
    #[must_use]
    pub fn new(address: SocketAddr) -> Self {
        Self {
            address,
            body_bytes: 1_000_000,
            header_bytes: 16 << 10,
            connections: 2048,
            time: Duration::from_secs(10),
            answers: vec![200],
            respond: RespondWhen::Received,
            delay: Duration::ZERO,
            wanted: |body| !body.is_empty(),
        }
    }
}

/// A POST that was accepted.
#[derive(Debug)]
pub struct Received {
    /// Who sent it.
    pub peer: SocketAddr,
    /// When it arrived, measured from the receiver's start.
    pub at: Duration,
    /// The path and query.
    pub target: String,
    /// The headers, names in lowercase.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// The status of the response.
    pub answered: u16,
    /// Tells the connection that the POST is kept, if the response waits for that.
    kept: Option<oneshot::Sender<()>>,
    /// The permit for a large body, released with the POST.
    _room: Option<OwnedSemaphorePermit>,
}

impl Received {
    /// Marks the POST as kept, so that its sender may forget it.
    pub fn keep(&mut self) {
        // If nobody waits any more, the sender has gone or its time is over.
        let _ = self.kept.take().map(|kept| kept.send(()));
    }

    /// The first header with this name, which must be given in lowercase.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A request that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Who sent it.
    pub peer: SocketAddr,
    /// Why.
    pub why: Refusal,
}

/// Why a request was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The data are not an HTTP request.
    #[error("it is not HTTP: {0}")]
    NotHttp(String),
    /// The method is not POST.
    #[error("its method is {0}, not POST")]
    Method(String),
    /// The headers are too large, or too many.
    #[error("its headers are too large, or too many")]
    Headers,
    /// The body is too large.
    #[error("its body is larger than {0} bytes")]
    Body(usize),
    /// The body is compressed, in this coding.
    #[error("its body is compressed ({0}), which is not decoded here")]
    Compressed(String),
    /// There is no body, because nothing says how long it would be (RFC 9112, section 6.3).
    #[error("it gives no Content-Length, so it has no body")]
    NoLength,
    /// The body is empty.
    #[error("its body is empty")]
    Empty,
    /// The body is JSON.
    #[error("its body is JSON, not XML")]
    Json,
    /// The body is not wanted; holds what its headers call it.
    #[error("its body is not a postback ({0})")]
    Unwanted(String),
    /// The request arrived too slowly.
    #[error("it was too slow")]
    Slow,
    /// The request broke off.
    #[error("it broke off")]
    BrokenOff,
    /// The receiver was closed already.
    #[error("it arrived after the run had ended")]
    Late,
}

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

/// Why the receiver could not be started.
#[derive(Debug, thiserror::Error)]
pub enum ReceiverError {
    /// The address is in use.
    #[error("`{0}` is in use")]
    InUse(SocketAddr),
    /// This user may not listen on the address.
    #[error("this user may not listen on `{0}`")]
    Denied(SocketAddr),
    /// The address is not one of this machine.
    #[error("`{0}` is not an address of this machine")]
    NotHere(SocketAddr),
    /// Anything else.
    #[error("cannot listen on `{address}`: {}", io_reason(source))]
    Other {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
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

/// What all connections share.
#[derive(Debug)]
struct Shared {
    settings: ReceiverSettings,
    start: Instant,
    posts: mpsc::Sender<Received>,
    refusals: mpsc::Sender<Refused>,
    large: Arc<Semaphore>,
    received: AtomicUsize,
    refused: AtomicU64,
}

impl Shared {
    /// The status of the next response.
    fn answer(&self) -> u16 {
        let turn = self.received.fetch_add(1, Ordering::Relaxed);
        let answers = &self.settings.answers;
        answers.get(turn).or(answers.last()).copied().unwrap_or(200)
    }

    /// Records a refused request. If the queue is full, the request is only counted.
    fn refuse(&self, peer: SocketAddr, why: Refusal) {
        self.refused.fetch_add(1, Ordering::Relaxed);
        let _ = self.refusals.try_send(Refused { peer, why });
    }

    /// Hands a POST over as soon as there is room in the queue.
    async fn hand_over(&self, received: Received) -> Result<(), Refusal> {
        self.posts.send(received).await.map_err(|_| Refusal::Late)
    }
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
        let shared = Arc::new(Shared {
            settings,
            start: Instant::now(),
            posts: post_sender,
            refusals: refusal_sender,
            large: Arc::new(Semaphore::new(LARGE)),
            received: AtomicUsize::new(0),
            refused: AtomicU64::new(0),
        });
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
        self.shared.refused.load(Ordering::Relaxed)
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
        let mut open = connection::accept(listener, shared, &stopped).await;
        let finish = async { while open.join_next().await.is_some() {} };
        // Connections that are still open then end with the runtime.
        let _ = tokio::time::timeout(shared.settings.delay.saturating_add(SHUTDOWN_GRACE), finish).await;
    });
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use super::*;

    #[test]
    fn an_error_that_is_not_foreseen_keeps_what_the_system_says() {
        let address = SocketAddr::from(([127, 0, 0, 1], 80));
        let error = ReceiverError::Other { address, source: io::Error::from_raw_os_error(24) };
        assert!(error.source().is_some_and(|source| source.is::<io::Error>()));
        let words = error.to_string();
        assert!(
            words.starts_with("cannot listen on `127.0.0.1:80`: ") && !words.contains("os error"),
            "{words}"
        );
    }
}
