//! Cancellation by Ctrl-C or SIGTERM, polled wherever work waits.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// A request to stop, shared by everything that works or waits. Clones share the same request.
#[derive(Clone, Debug)]
pub struct Interrupt {
    signal: Arc<Signal>,
    /// How many requests it takes until this handle reports one.
    threshold: u32,
}

#[derive(Debug, Default)]
struct Signal {
    asked: Mutex<u32>,
    changed: Condvar,
}

impl Default for Interrupt {
    fn default() -> Self {
        Self { signal: Arc::default(), threshold: 1 }
    }
}

impl Interrupt {
    /// Requests a stop.
    pub fn request(&self) {
        let mut asked = self.signal.asked.lock().unwrap_or_else(PoisonError::into_inner);
        *asked = asked.saturating_add(1);
        self.signal.changed.notify_all();
    }

    /// A handle for work that should not be interrupted lightly: it reports a stop only after a second request.
    #[must_use]
    pub fn insistent(&self) -> Self {
        Self { threshold: 2, ..self.clone() }
    }

    /// Whether a stop has been requested.
    #[must_use]
    pub fn requested(&self) -> bool {
        *self.signal.asked.lock().unwrap_or_else(PoisonError::into_inner) >= self.threshold
    }

    /// Waits for `time`, or until a stop is requested; returns whether one was.
    #[must_use]
    pub fn wait(&self, time: Duration) -> bool {
        let asked = self.signal.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.signal.changed.wait_timeout_while(asked, time, |asked| *asked < self.threshold);
        *waited.unwrap_or_else(PoisonError::into_inner).0 >= self.threshold
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_ends_when_the_end_is_asked_for() {
        let interrupt = Interrupt::default();
        assert!(!interrupt.wait(Duration::ZERO));
        let shared = interrupt.clone();
        let waiting = std::thread::spawn(move || shared.wait(Duration::from_secs(3600)));
        interrupt.request();
        assert!(waiting.join().unwrap() && interrupt.requested());
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
}
