//! Analyses many documents in parallel, in input order, in memory that does not grow with their number.
//!
//! Workers take inputs from a queue. Results are handed to the caller in input order and then freed. A worker that gets
//! too far ahead of the handover waits.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::{Judged, Settings, judge};
use crate::media::fetch::Fetch;
use crate::source::Source;

/// Documents that may have been read without being handed over yet. Our choice: enough that no worker waits for a slow
/// one.
const AHEAD: usize = 256;

/// Inputs that a worker takes at a time once the run has proved long: handing over results one by one would wake a
/// thread for each. The first inputs are taken one by one, because there may be no more. Our choice.
const TOGETHER: usize = 16;

/// Inputs at the start of a run that are taken one by one. Our choice.
const SINGLY: usize = 64;

/// Average bytes of text per input above which inputs are always taken one by one. Our choice: requests are far
/// smaller.
const LARGE: usize = 16 << 10;

/// Bytes of text per worker that may have been read without being handed over yet; each worker may exceed it by one
/// document. Our choice: a document full of findings takes some twenty times the memory of its text.
const AHEAD_BYTES: usize = 512 << 10;

/// Reads and judges every input on all cores and passes each result through `finish`. `each` gets the finished results
/// in input order.
///
/// # Errors
/// The first error that `each` returns, which ends the run. An input that cannot be read does not end the run: its
/// error is passed to `each`.
///
/// # Panics
/// When a worker panics, with the worker's message.
pub fn judge_all<I: Send, E: Send, T: Send, B>(
    inputs: impl Iterator<Item = I> + Send,
    settings: &Settings<'_>,
    read: impl Fn(I) -> Result<Source, E> + Sync,
    finish: impl Fn(Judged) -> T + Sync,
    mut each: impl FnMut(Result<T, E>) -> Result<(), B>,
) -> Result<(), B> {
    let mut inputs = inputs.fuse();
    let Some(first) = inputs.next() else { return Ok(()) };
    // A single document is not worth starting a thread for.
    let Some(second) = inputs.next() else {
        return each(read(first).map(|source| finish(judge(source, settings))));
    };
    // If media are fetched, workers mostly wait, and results that are ready must not wait with them. Otherwise this
    // thread works too: a thread that only handed over results would be woken for every few documents.
    let waiting = settings.fetch.map_or(1, Fetch::at_a_time);
    let helps = waiting == 1;
    let workers = thread::available_parallelism().map_or(1, usize::from).max(waiting);
    let spawned = workers - usize::from(helps);
    let line = Line::new([first, second].into_iter().chain(inputs), spawned, workers * AHEAD_BYTES);
    let work = |(ticket, inputs): (usize, Vec<I>)| {
        let one = |input| {
            let source = read(input)?;
            let bytes = source.text().len();
            line.hold(bytes);
            Ok((bytes, finish(judge(source, settings))))
        };
        line.put(ticket, inputs.into_iter().map(one).collect());
    };
    let worker = || {
        let _leaving = Leaving(&line);
        while let Some(taken) = line.take() {
            work(taken);
        }
    };
    thread::scope(|scope| {
        let handles: Vec<_> = (0..spawned).map(|_| scope.spawn(worker)).collect();
        let help = || helps && line.take_at_once().map(work).is_some();
        let done = {
            let _stopping = Stopping(&line);
            line.hand_over(help, &mut each)
        };
        for handle in handles {
            if let Err(panic) = handle.join() {
                std::panic::resume_unwind(panic);
            }
        }
        done
    })
}

/// A finished result with the length of its text in bytes.
type Measured<T, E> = Result<(usize, T), E>;

/// What the workers share with the thread that hands over results.
struct Line<N, T, E> {
    inputs: Mutex<Inputs<N>>,
    state: Mutex<State<T, E>>,
    moved: Condvar,
    /// Bytes of text read so far.
    read: AtomicUsize,
    /// Bytes of text that have been read but not handed over.
    held: AtomicUsize,
    /// Bytes that may be held before reading pauses.
    room: usize,
}

/// The inputs have a lock of their own: finding the next files of a folder takes a while, in which others can deliver.
struct Inputs<N> {
    left: N,
    taken: usize,
}

struct State<T, E> {
    /// Inputs that workers have taken.
    taken: usize,
    /// Results that have been handed over.
    handed: usize,
    /// Results that wait for their turn, with the lengths of their texts, by the index of their first input.
    ready: BTreeMap<usize, Vec<Measured<T, E>>>,
    /// Workers that may still deliver a result, not counting the thread that hands over.
    working: usize,
    /// Threads that are waiting on `moved`.
    waiting: usize,
    stopped: bool,
}

impl<N: Iterator, T, E> Line<N, T, E> {
    fn new(left: N, working: usize, room: usize) -> Self {
        let ready = BTreeMap::new();
        let state = State { taken: 0, handed: 0, ready, working, waiting: 0, stopped: false };
        Self {
            inputs: Mutex::new(Inputs { left, taken: 0 }),
            state: Mutex::new(state),
            moved: Condvar::new(),
            read: AtomicUsize::new(0),
            held: AtomicUsize::new(0),
            room,
        }
    }

    /// Waits until there is room, then takes the next inputs with the index of the first; `None` if there are no more.
    fn take(&self) -> Option<(usize, Vec<N::Item>)> {
        while !self.wait_while(|state| !state.stopped && self.is_full(state)).stopped {
            let inputs = self.inputs();
            // Another worker may have taken the room meanwhile.
            if !self.is_full(&self.lock()) {
                return self.next(inputs);
            }
        }
        None
    }

    /// Takes the next inputs without waiting for room; `None` if there is no room or no input left.
    fn take_at_once(&self) -> Option<(usize, Vec<N::Item>)> {
        let inputs = self.inputs();
        let state = self.lock();
        let may = !state.stopped && !self.is_full(&state);
        drop(state);
        if may { self.next(inputs) } else { None }
    }

    /// The next inputs with the index of the first; `None` if there are no more.
    fn next(&self, mut inputs: MutexGuard<'_, Inputs<N>>) -> Option<(usize, Vec<N::Item>)> {
        let first = inputs.taken;
        let singly = first < SINGLY || self.read.load(Relaxed) / first > LARGE;
        let most = if singly { 1 } else { TOGETHER };
        let next: Vec<_> = inputs.left.by_ref().take(most).collect();
        inputs.taken += next.len();
        self.lock().taken = inputs.taken;
        (!next.is_empty()).then_some((first, next))
    }
}

impl<N, T, E> Line<N, T, E> {
    /// Whether no input may be taken until a result has been handed over.
    fn is_full(&self, state: &State<T, E>) -> bool {
        let ahead = state.taken - state.handed;
        ahead >= AHEAD || ahead > 0 && self.held.load(Relaxed) >= self.room
    }

    fn inputs(&self) -> MutexGuard<'_, Inputs<N>> {
        self.inputs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, State<T, E>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while(&self, condition: impl Fn(&State<T, E>) -> bool) -> MutexGuard<'_, State<T, E>> {
        let mut state = self.lock();
        while condition(&state) {
            state.waiting += 1;
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.waiting -= 1;
        }
        state
    }

    /// Releases the lock and wakes the waiting threads. Waking is a system call even if no thread waits, so it is
    /// skipped then.
    fn wake(&self, state: MutexGuard<'_, State<T, E>>) {
        let waiting = state.waiting;
        drop(state);
        if waiting > 0 {
            self.moved.notify_all();
        }
    }

    fn hold(&self, bytes: usize) {
        self.read.fetch_add(bytes, Relaxed);
        self.held.fetch_add(bytes, Relaxed);
    }

    fn put(&self, ticket: usize, judged: Vec<Measured<T, E>>) {
        let mut state = self.lock();
        state.ready.insert(ticket, judged);
        if ticket == state.handed {
            self.wake(state);
        }
    }

    /// Hands results over until none is left and no worker can deliver another. If the next result is not ready, calls
    /// `help` before it waits; `help` returns whether it found anything to do.
    fn hand_over<B>(
        &self,
        help: impl Fn() -> bool,
        each: &mut impl FnMut(Result<T, E>) -> Result<(), B>,
    ) -> Result<(), B> {
        let missing = |state: &State<T, E>| !state.ready.contains_key(&state.handed);
        loop {
            if missing(&self.lock()) && help() {
                continue;
            }
            let mut state = self.wait_while(|state| state.working > 0 && missing(state));
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
            self.held.fetch_sub(bytes, Relaxed);
            self.wake(state);
        }
    }
}

/// Signs a worker off when dropped, even in a panic: no thread may wait for a result that never comes.
struct Leaving<'l, N, T, E>(&'l Line<N, T, E>);

impl<N, T, E> Drop for Leaving<'_, N, T, E> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.working -= 1;
        state.stopped |= thread::panicking();
        self.0.wake(state);
    }
}

/// Stops the workers when the handover ends, even in a panic: no worker may wait for room that never comes.
struct Stopping<'l, N, T, E>(&'l Line<N, T, E>);

impl<N, T, E> Drop for Stopping<'_, N, T, E> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.stopped = true;
        self.0.wake(state);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

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

    /// Judges inputs that each read as a document of the given length; `None` stands for an unreadable input.
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
