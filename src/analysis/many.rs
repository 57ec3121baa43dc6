//! Many documents at a time, in order, in memory that does not grow with their number.
//!
//! Workers take inputs off a line; what they find is handed over in the order of the inputs and freed. A worker
//! waits where it would run too far ahead of what was handed over.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::{Judged, Settings, judge};
use crate::media::fetch::Fetch;
use crate::source::Source;

/// Documents that may be read and not yet handed over. Ours: enough that no worker waits for a slow one.
const AHEAD: usize = 256;

/// Inputs that a worker takes at a time once the run has shown to be long: handing over one by one would wake
/// somebody for each. The first ones are taken singly, as they may be all there are. Ours.
const TOGETHER: usize = 16;

/// Inputs that are taken singly. Ours.
const SINGLY: usize = 64;

/// Bytes of text on average above which inputs are always taken singly. Ours: requests are far smaller.
const LARGE: usize = 16 << 10;

/// Bytes of text for each worker that may be read and not yet handed over; one document more for each. Ours: a
/// document full of findings takes some twenty times its text.
const AHEAD_BYTES: usize = 512 << 10;

/// Reads and judges every input and makes of it what `finish` does, on all cores; `each` gets the results in the
/// order of the inputs.
///
/// # Errors
/// The first error of `each`, which ends the run. What cannot be read is no error here: `each` gets it.
///
/// # Panics
/// When a worker does, with what it said.
pub fn judge_all<I: Send, E: Send, T: Send, B>(
    inputs: impl Iterator<Item = I> + Send,
    settings: &Settings<'_>,
    read: impl Fn(I) -> Result<Source, E> + Sync,
    finish: impl Fn(Judged) -> T + Sync,
    mut each: impl FnMut(Result<T, E>) -> Result<(), B>,
) -> Result<(), B> {
    let mut inputs = inputs.fuse();
    let Some(first) = inputs.next() else { return Ok(()) };
    // A single document is not worth the start of a thread.
    let Some(second) = inputs.next() else {
        return each(read(first).map(|source| finish(judge(source, settings))));
    };
    // Where media are fetched, workers wait more than they work.
    let waiting = settings.fetch.map_or(1, Fetch::at_a_time);
    let workers = thread::available_parallelism().map_or(1, usize::from).max(waiting);
    let line = Line::new([first, second].into_iter().chain(inputs), workers);
    let work = || {
        let _leaving = Leaving(&line);
        while let Some((ticket, inputs)) = line.take() {
            let one = |input| {
                let source = read(input)?;
                let bytes = source.text().len();
                line.hold(bytes);
                Ok((bytes, finish(judge(source, settings))))
            };
            line.put(ticket, inputs.into_iter().map(one).collect());
        }
    };
    thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let done = line.hand_over(&mut each);
        line.lock().stopped |= done.is_err();
        line.moved.notify_all();
        for handle in handles {
            if let Err(panic) = handle.join() {
                std::panic::resume_unwind(panic);
            }
        }
        done
    })
}

/// What was made of an input, with the bytes of its text.
type Measured<T, E> = Result<(usize, T), E>;

/// What workers and the one who hands over share.
struct Line<N, T, E> {
    state: Mutex<State<N, T, E>>,
    moved: Condvar,
}

struct State<N, T, E> {
    inputs: N,
    /// Inputs that workers have taken.
    taken: usize,
    /// Results that were handed over.
    handed: usize,
    /// Bytes of text that were read.
    read: usize,
    /// Those of them that are not handed over.
    held: usize,
    /// Results that wait for their turn, with the bytes of their texts, by the number of their first input.
    ready: BTreeMap<usize, Vec<Measured<T, E>>>,
    /// Bytes that may be held before no more are read.
    room: usize,
    /// Workers that may still put a result.
    working: usize,
    stopped: bool,
}

impl<N: Iterator, T, E> Line<N, T, E> {
    fn new(inputs: N, working: usize) -> Self {
        let ready = BTreeMap::new();
        let (taken, handed, read, held, room) = (0, 0, 0, 0, working * AHEAD_BYTES);
        let state = State { inputs, taken, handed, read, held, room, ready, working, stopped: false };
        Self { state: Mutex::new(state), moved: Condvar::new() }
    }

    /// The next inputs with the number of the first, once there is room; nothing when there is no more.
    fn take(&self) -> Option<(usize, Vec<N::Item>)> {
        let full = |state: &mut State<N, T, E>| {
            let ahead = state.taken - state.handed;
            !state.stopped && (ahead >= AHEAD || ahead > 0 && state.held >= state.room)
        };
        let mut state = self.moved.wait_while(self.lock(), full).unwrap_or_else(PoisonError::into_inner);
        if state.stopped {
            return None;
        }
        let first = state.taken;
        let singly = first < SINGLY || state.read / first > LARGE;
        let most = if singly { 1 } else { TOGETHER };
        let inputs: Vec<_> = state.inputs.by_ref().take(most).collect();
        state.taken += inputs.len();
        (!inputs.is_empty()).then_some((first, inputs))
    }
}

impl<N, T, E> Line<N, T, E> {
    fn lock(&self) -> MutexGuard<'_, State<N, T, E>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hold(&self, bytes: usize) {
        let mut state = self.lock();
        state.read += bytes;
        state.held += bytes;
    }

    fn put(&self, ticket: usize, judged: Vec<Measured<T, E>>) {
        let mut state = self.lock();
        let awaited = ticket == state.handed;
        state.ready.insert(ticket, judged);
        drop(state);
        if awaited {
            self.moved.notify_all();
        }
    }

    /// Hands results over until no worker is left that could bring one.
    fn hand_over<B>(&self, each: &mut impl FnMut(Result<T, E>) -> Result<(), B>) -> Result<(), B> {
        loop {
            let missing =
                |state: &mut State<N, T, E>| state.working > 0 && !state.ready.contains_key(&state.handed);
            let mut state =
                self.moved.wait_while(self.lock(), missing).unwrap_or_else(PoisonError::into_inner);
            let next = state.handed;
            let Some(ready) = state.ready.remove(&next) else { return Ok(()) };
            drop(state);
            let (count, mut bytes) = (ready.len(), 0);
            for judged in ready {
                bytes += judged.as_ref().map_or(0, |(bytes, _)| *bytes);
                each(judged.map(|(_, finished)| finished))?;
            }
            let mut state = self.lock();
            state.handed += count;
            state.held -= bytes;
            drop(state);
            self.moved.notify_all();
        }
    }
}

/// Signs a worker off, also when it panics: nobody may wait for a result that never comes.
struct Leaving<'l, N, T, E>(&'l Line<N, T, E>);

impl<N, T, E> Drop for Leaving<'_, N, T, E> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.working -= 1;
        state.stopped |= thread::panicking();
        drop(state);
        self.0.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::check::Policy;
    use crate::media::assets::ProbeError;
    use crate::media::info::MediaInfo;
    use crate::media::locate::Locations;
    use crate::media::probe::Probe;
    use crate::source::Origin;

    struct Blind;

    impl Probe for Blind {
        fn probe(&self, path: &std::path::Path) -> Result<MediaInfo, ProbeError> {
            Err(ProbeError::Missing(path.to_owned()))
        }
    }

    /// Judges inputs that are read as documents of so many bytes; an error for each that is not to be read.
    fn judged(
        inputs: impl Iterator<Item = Option<usize>> + Send,
        mut each: impl FnMut(Result<Judged, &'static str>) -> Result<(), &'static str>,
    ) -> Result<(), &'static str> {
        let (policy, locations) = (Policy::default(), Locations::default());
        let settings = Settings { policy: Some(&policy), locations: &locations, fetch: None, probe: &Blind };
        let read = |input: Option<usize>| {
            let length = input.ok_or("unreadable")?;
            let text = format!("<request>{}</request>", " ".repeat(length));
            Ok(Source::new(Origin::Composed(length.to_string()), text.into_bytes()))
        };
        judge_all(inputs, &settings, read, |judged| judged, &mut each)
    }

    #[test]
    fn results_come_in_the_order_of_the_inputs() {
        let mut seen = Vec::new();
        // Long documents first: later ones are done before them.
        let lengths = (0..2000).map(|n| (n % 7 != 3).then_some(if n % 50 == 0 { 100_000 + n } else { n }));
        judged(lengths.clone(), |judged| {
            seen.push(
                judged
                    .ok()
                    .map(|judged| judged.sources.iter().map(|(_, s)| s.origin().to_string()).collect()),
            );
            Ok(())
        })
        .unwrap();
        let expected: Vec<Option<String>> = lengths.map(|length| length.map(|n| format!("<{n}>"))).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn workers_do_not_run_ahead_of_what_is_handed_over() {
        let (taken, mut handed) = (AtomicUsize::new(0), 0);
        let inputs = (0..10_000).inspect(|_| {
            taken.fetch_add(1, Ordering::SeqCst);
        });
        judged(inputs.map(Some), |_| {
            handed += 1;
            assert!(taken.load(Ordering::SeqCst) <= handed + AHEAD + 2 * TOGETHER);
            Ok(())
        })
        .unwrap();
        assert_eq!(handed, 10_000);
        let (taken, mut handed) = (AtomicUsize::new(0), 0);
        let inputs = (0..24).inspect(|_| {
            taken.fetch_add(1, Ordering::SeqCst);
        });
        let workers = thread::available_parallelism().unwrap().get();
        judged(inputs.map(|_| Some(AHEAD_BYTES / 4)), |_| {
            handed += 1;
            assert!(taken.load(Ordering::SeqCst) <= handed + 4 * workers + workers + 2);
            Ok(())
        })
        .unwrap();
        assert_eq!(handed, 24);
    }

    #[test]
    fn an_error_ends_the_run() {
        let mut handed = 0;
        let done = judged((0..100_000).map(Some), |_| {
            handed += 1;
            if handed == 10 { Err("enough") } else { Ok(()) }
        });
        assert_eq!((done, handed), (Err("enough"), 10));
    }

    #[test]
    fn a_panic_of_a_worker_is_the_panic_of_the_run() {
        let inputs = (0..1000).map(|n| {
            assert!(n < 500, "on purpose");
            Some(n)
        });
        let run = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| judged(inputs, |_| Ok(()))));
        assert_eq!(run.unwrap_err().downcast_ref::<&str>(), Some(&"on purpose"));
    }
}
