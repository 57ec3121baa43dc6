//! Cancellation by Ctrl-C or SIGTERM, polled wherever work waits.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// A wish to end, shared by everything that works or waits. Cloning shares it.
#[derive(Clone, Debug)]
pub struct Interrupt {
    wish: Arc<Wish>,
    /// How often it has to be asked for.
    heeded: u32,
}

#[derive(Debug, Default)]
struct Wish {
    asked: Mutex<u32>,
    changed: Condvar,
}

impl Default for Interrupt {
    fn default() -> Self {
        Self { wish: Arc::default(), heeded: 1 }
    }
}

impl Interrupt {
    /// Asks for the end.
    pub fn request(&self) {
        let mut asked = self.wish.asked.lock().unwrap_or_else(PoisonError::into_inner);
        *asked = asked.saturating_add(1);
        self.wish.changed.notify_all();
    }

    /// The same wish as seen by what is better not broken off: it counts when it is asked for a second time.
    #[must_use]
    pub fn insistent(&self) -> Self {
        Self { heeded: 2, ..self.clone() }
    }

    /// Whether the end was asked for.
    #[must_use]
    pub fn requested(&self) -> bool {
        *self.wish.asked.lock().unwrap_or_else(PoisonError::into_inner) >= self.heeded
    }

    /// Waits for `time`, or until the end is asked for; says whether it was.
    #[must_use]
    pub fn wait(&self, time: Duration) -> bool {
        let asked = self.wish.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.wish.changed.wait_timeout_while(asked, time, |asked| *asked < self.heeded);
        *waited.unwrap_or_else(PoisonError::into_inner).0 >= self.heeded
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
