//! Waits that end with the run.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use tokio::time::timeout;

use crate::interrupt::Interrupt;

/// How a wait ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Waited<T> {
    /// The step is done.
    Done(T),
    /// The time is over.
    TimedOut,
    /// The run was asked to end.
    Interrupted,
}

/// Waits for a step, for at most `time` and until the run is asked to end. A step that is done counts in any case.
pub(super) async fn wait<F: Future>(step: F, time: Duration, interrupt: &Interrupt) -> Waited<F::Output> {
    let mut step = pin!(timeout(time, step));
    let mut stop = pin!(interrupt.until_requested());
    poll_fn(|context| match step.as_mut().poll(context) {
        Poll::Ready(Ok(done)) => Poll::Ready(Waited::Done(done)),
        Poll::Ready(Err(_)) => Poll::Ready(Waited::TimedOut),
        Poll::Pending => stop.as_mut().poll(context).map(|()| Waited::Interrupted),
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    #[test]
    fn a_wait_ends_with_its_step_its_time_or_the_run() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let interrupt = Interrupt::default();
        let forever = Duration::from_secs(3600);
        assert_eq!(runtime.block_on(wait(ready(1), Duration::ZERO, &interrupt)), Waited::Done(1));
        let nothing = wait(pending::<()>(), Duration::ZERO, &interrupt);
        assert_eq!(runtime.block_on(nothing), Waited::TimedOut);
        let shared = interrupt.clone();
        let asking = std::thread::spawn(move || shared.request());
        assert_eq!(runtime.block_on(wait(pending::<()>(), forever, &interrupt)), Waited::Interrupted);
        asking.join().unwrap();
        assert_eq!(runtime.block_on(wait(ready(1), forever, &interrupt)), Waited::Done(1));
    }
}
