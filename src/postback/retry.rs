//! The service's retry policy (API facts §4.5): one postback per POST; only HTTP 200 counts as delivered; retried after
//! five minutes, five times at most. Pure: time is passed in as numbers.

use std::time::Duration;

/// How postbacks are delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// The longest time for connecting and for the response.
    pub limit: Duration,
    /// The time from the end of a failed attempt to the next one.
    pub wait: Duration,
    /// The number of attempts after the first.
    pub retries: u32,
}

/// How long the service waits for an endpoint.
pub const ANSWER_LIMIT: Duration = Duration::from_secs(10);

impl Default for RetryPolicy {
    /// The policy of the service.
    fn default() -> Self {
        Self { limit: ANSWER_LIMIT, wait: Duration::from_secs(300), retries: 5 }
    }
}

impl RetryPolicy {
    /// The same policy with all times multiplied by `scale`.
    #[must_use]
    pub fn scaled(self, scale: f64) -> Self {
        let times =
            |time: Duration| Duration::try_from_secs_f64(time.as_secs_f64() * scale).unwrap_or(Duration::MAX);
        Self { limit: times(self.limit), wait: times(self.wait), ..self }
    }
}

/// A pending attempt to deliver a postback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The index of the postback.
    pub item: usize,
    /// The number of the attempt, from 1.
    pub number: u32,
    /// The time at which it is due.
    pub due: Duration,
}

/// What happens to a postback after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// It is delivered.
    Delivered,
    /// It is tried again at this time.
    Again(Duration),
    /// No attempts are left.
    GivenUp,
}

/// The postbacks that are still to be delivered. While one waits for its next attempt, others go on, so that an
/// endpoint that fails once gets postbacks out of order.
#[derive(Clone, Debug)]
pub struct Queue {
    policy: RetryPolicy,
    /// Pending attempts in no particular order; there are few.
    open: Vec<Attempt>,
}

impl Queue {
    /// A queue of postbacks, given by the times at which they are first due.
    #[must_use]
    pub fn new(policy: RetryPolicy, due: impl IntoIterator<Item = Duration>) -> Self {
        let open = due.into_iter().enumerate().map(|(item, due)| Attempt { item, number: 1, due });
        Self { policy, open: open.collect() }
    }

    /// The attempt that is due first; if several are, the one with the lowest index.
    #[must_use]
    pub fn next(&self) -> Option<Attempt> {
        self.open.iter().min_by_key(|attempt| (attempt.due, attempt.item)).copied()
    }

    /// Records whether an attempt that ended at `now` delivered the postback.
    pub fn ended(&mut self, attempt: Attempt, now: Duration, delivered: bool) -> NextStep {
        self.open.retain(|open| open.item != attempt.item);
        if delivered {
            return NextStep::Delivered;
        }
        if attempt.number > self.policy.retries {
            return NextStep::GivenUp;
        }
        let due = now.saturating_add(self.policy.wait);
        self.open.push(Attempt { number: attempt.number + 1, due, ..attempt });
        NextStep::Again(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// Runs a queue against an endpoint that responds immediately; `answers[item]` says which attempts succeed. Returns
    /// each attempt as `seconds item number`.
    fn run(mut queue: Queue, answers: &[&[bool]]) -> (Vec<(u64, usize, u32)>, Vec<NextStep>) {
        let (mut now, mut attempts, mut ends) = (Duration::ZERO, Vec::new(), Vec::new());
        while let Some(attempt) = queue.next() {
            now = now.max(attempt.due);
            attempts.push((now.as_secs(), attempt.item, attempt.number));
            let delivered = answers[attempt.item].get(attempt.number as usize - 1) == Some(&true);
            match queue.ended(attempt, now, delivered) {
                NextStep::Again(_) => {}
                next => ends.push(next),
            }
        }
        (attempts, ends)
    }

    #[test]
    fn an_endpoint_gets_six_attempts_five_minutes_apart() {
        let (attempts, ends) = run(Queue::new(RetryPolicy::default(), [Duration::ZERO]), &[&[]]);
        let expected: Vec<_> = (0..6).map(|n| (n * 300, 0, u32::try_from(n).unwrap() + 1)).collect();
        assert_eq!((attempts, ends), (expected, vec![NextStep::GivenUp]));
    }

    #[test]
    fn nothing_is_sent_again_once_it_is_delivered() {
        for (answers, times) in [
            (&[true][..], vec![0]),
            (&[false, true], vec![0, 300]),
            (&[false, false, false, false, false, true], vec![0, 300, 600, 900, 1200, 1500]),
        ] {
            let (attempts, ends) = run(Queue::new(RetryPolicy::default(), [Duration::ZERO]), &[answers]);
            assert_eq!(attempts.iter().map(|(at, ..)| *at).collect::<Vec<_>>(), times);
            assert_eq!(ends, [NextStep::Delivered]);
        }
    }

    #[test]
    fn one_that_waits_does_not_hold_the_others_back() {
        let queue = Queue::new(RetryPolicy::default(), [Duration::ZERO, SECOND, 2 * SECOND]);
        let (attempts, _) = run(queue, &[&[false, true], &[true], &[false, true]]);
        assert_eq!(attempts, [(0, 0, 1), (1, 1, 1), (2, 2, 1), (300, 0, 2), (302, 2, 2)]);
    }

    #[test]
    fn no_retries_is_one_attempt() {
        let policy = RetryPolicy { retries: 0, ..RetryPolicy::default() };
        assert_eq!(run(Queue::new(policy, [SECOND]), &[&[]]), (vec![(1, 0, 1)], vec![NextStep::GivenUp]));
    }

    #[test]
    fn time_is_scaled_and_never_overflows() {
        let policy = RetryPolicy::default().scaled(0.01);
        assert_eq!((policy.limit, policy.wait), (Duration::from_millis(100), Duration::from_secs(3)));
        let endless = RetryPolicy::default().scaled(1e300);
        assert_eq!(run(Queue::new(endless, [SECOND]), &[&[false, true]]).1, [NextStep::Delivered]);
    }
}
