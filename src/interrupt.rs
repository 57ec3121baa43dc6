//! The wish of a person or a system that the run should end: Ctrl-C and SIGTERM, seen where work waits.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// A wish to end, shared by everything that works or waits. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<Wish>);

#[derive(Debug, Default)]
struct Wish {
    wanted: Mutex<bool>,
    changed: Condvar,
}

impl Interrupt {
    /// Asks for the end.
    pub fn request(&self) {
        *self.0.wanted.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.changed.notify_all();
    }

    /// Whether the end was asked for.
    #[must_use]
    pub fn requested(&self) -> bool {
        *self.0.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for `time`, or until the end is asked for; says whether it was.
    #[must_use]
    pub fn wait(&self, time: Duration) -> bool {
        let wanted = self.0.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.0.changed.wait_timeout_while(wanted, time, |wanted| !*wanted);
        *waited.unwrap_or_else(PoisonError::into_inner).0
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
}
