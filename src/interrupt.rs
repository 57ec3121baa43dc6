//! Cancellation by Ctrl-C, SIGTERM or SIGHUP, which ends every wait.

use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// A request to stop, shared by everything that works or waits. Clones share the same request.
#[derive(Clone, Debug)]
pub struct Interrupt {
    signal: Arc<Signal>,
    /// How many requests it takes until this handle reports one.
    threshold: u32,
}

/// The signal that requests a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopSignal {
    /// SIGINT, as Ctrl-C sends it.
    Interrupt,
    /// SIGTERM, as `kill` and supervisors send it.
    Terminate,
    /// SIGHUP: the terminal was closed.
    HangUp,
}

#[derive(Debug, Default)]
struct Signal {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    requests: u32,
    /// What requested the stop first.
    first: Option<StopSignal>,
    /// The tasks to wake at the next request, each with the number of its [`Requested`].
    wakers: Vec<(u64, Waker)>,
    /// The number of the last [`Requested`].
    last: u64,
}

impl Signal {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Interrupt {
    fn default() -> Self {
        Self { signal: Arc::default(), threshold: 1 }
    }
}

impl Interrupt {
    /// Requests a stop, as Ctrl-C does.
    pub fn request(&self) {
        self.request_by(StopSignal::Interrupt);
    }

    /// Requests a stop because of a signal.
    pub fn request_by(&self, signal: StopSignal) {
        let mut state = self.signal.lock();
        state.requests = state.requests.saturating_add(1);
        state.first.get_or_insert(signal);
        let wakers = std::mem::take(&mut state.wakers);
        drop(state);
        self.signal.changed.notify_all();
        wakers.into_iter().for_each(|(_, waker)| waker.wake());
    }

    /// The signal that requested a stop first.
    #[must_use]
    pub fn signal(&self) -> Option<StopSignal> {
        self.signal.lock().first
    }

    /// A handle for work that should not be interrupted lightly: it reports a stop only after a second request.
    #[must_use]
    pub fn insistent(&self) -> Self {
        Self { threshold: 2, ..self.clone() }
    }

    /// Whether a stop has been requested.
    #[must_use]
    pub fn requested(&self) -> bool {
        self.signal.lock().requests >= self.threshold
    }

    /// Waits for `time`, or until a stop is requested; returns whether one was.
    #[must_use]
    pub fn wait(&self, time: Duration) -> bool {
        let state = self.signal.lock();
        let waited =
            self.signal.changed.wait_timeout_while(state, time, |state| state.requests < self.threshold);
        waited.unwrap_or_else(PoisonError::into_inner).0.requests >= self.threshold
    }

    /// A future that is ready as soon as a stop is requested.
    pub fn until_requested(&self) -> Requested {
        let mut state = self.signal.lock();
        state.last += 1;
        Requested { interrupt: self.clone(), number: state.last }
    }
}

/// The future of [`Interrupt::until_requested`].
#[derive(Debug)]
#[must_use = "a future does nothing unless it is polled"]
pub struct Requested {
    interrupt: Interrupt,
    number: u64,
}

impl Future for Requested {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.interrupt.signal.lock();
        if state.requests >= self.interrupt.threshold {
            return Poll::Ready(());
        }
        state.wakers.retain(|(number, _)| *number != self.number);
        state.wakers.push((self.number, context.waker().clone()));
        Poll::Pending
    }
}

impl Drop for Requested {
    /// Forgets the waker, which would keep the runtime of a wait that is over.
    fn drop(&mut self) {
        self.interrupt.signal.lock().wakers.retain(|(number, _)| *number != self.number);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::Wake;

    use super::*;

    #[test]
    fn a_wait_ends_when_the_end_is_asked_for() {
        let interrupt = Interrupt::default();
        assert!(!interrupt.wait(Duration::ZERO));
        let shared = interrupt.clone();
        let waiting = std::thread::spawn(move || shared.wait(Duration::from_secs(3600)));
        interrupt.request_by(StopSignal::Terminate);
        assert!(waiting.join().unwrap() && interrupt.requested());
        interrupt.request();
        assert_eq!(interrupt.signal(), Some(StopSignal::Terminate));
    }

    #[test]
    fn what_is_better_not_broken_off_has_to_be_asked_twice() {
        let interrupt = Interrupt::default();
        let insistent = interrupt.insistent();
        interrupt.request();
        assert!(interrupt.requested() && !insistent.requested() && !insistent.wait(Duration::ZERO));
        interrupt.request();
        assert!(insistent.requested() && insistent.wait(Duration::from_secs(3600)));
    }

    #[test]
    fn a_future_is_woken_by_the_request_that_it_waits_for_and_leaves_no_waker() {
        struct Count(AtomicUsize);
        impl Wake for Count {
            fn wake(self: Arc<Self>) {
                self.0.fetch_add(1, Ordering::Relaxed);
            }
        }
        let count = Arc::new(Count(AtomicUsize::new(0)));
        let waker = Waker::from(Arc::clone(&count));
        let mut context = Context::from_waker(&waker);
        let interrupt = Interrupt::default();
        let mut once = interrupt.until_requested();
        let mut twice = interrupt.insistent().until_requested();
        let mut poll = |future: &mut Requested| Pin::new(future).poll(&mut context);
        assert!(
            poll(&mut once).is_pending() && poll(&mut once).is_pending() && poll(&mut twice).is_pending()
        );
        assert_eq!(interrupt.signal.lock().wakers.len(), 2);
        interrupt.request();
        assert_eq!(count.0.load(Ordering::Relaxed), 2);
        assert!(poll(&mut once).is_ready() && poll(&mut twice).is_pending());
        interrupt.request();
        assert_eq!(count.0.load(Ordering::Relaxed), 3);
        assert!(poll(&mut twice).is_ready());
        let mut fresh = Interrupt::default().until_requested();
        assert!(poll(&mut fresh).is_pending());
        let interrupt = fresh.interrupt.clone();
        drop(fresh);
        assert!(interrupt.signal.lock().wakers.is_empty());
    }
}
