//! What the threads of a run over many documents share: workers take inputs from it and put results into it, and one
//! thread hands the results over in the order of the inputs. A worker that gets too far ahead of the handover waits.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Documents that may have been read without being handed over yet. Our choice: enough that no worker waits for a slow
/// one.
pub(super) const AHEAD: usize = 256;

/// Inputs that a worker takes at a time once the run has proved long: handing over results one by one would wake a
/// thread for each, and texts that are judged together take less time. The first inputs are taken one by one, because
/// there may be no more. Our choice.
pub(super) const TOGETHER: usize = 16;

/// Inputs at the start of a run that are taken one by one. Our choice.
pub(super) const SINGLY: usize = 64;

/// Average bytes of text per input above which inputs are always taken one by one, and bytes of text after which no
/// further one is judged together with those before. Our choice: requests are far smaller.
pub(super) const LARGE: usize = 16 << 10;

/// Bytes of text per worker that may have been read without being handed over yet; each worker may exceed it by
/// what it judges together. Our choice: a document full of findings takes some twenty times the memory of its text.
pub(super) const AHEAD_BYTES: usize = 512 << 10;

/// A finished result with the length of its text in bytes.
pub(super) type Measured<T, E> = Result<(usize, T), E>;

/// What the workers share with the thread that hands over results.
pub(super) struct Queue<N, T, E> {
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

impl<N: Iterator, T, E> Queue<N, T, E> {
    pub(super) fn new(left: N, working: usize, room: usize) -> Self {
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
    pub(super) fn take(&self) -> Option<(usize, Vec<N::Item>)> {
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
    pub(super) fn take_at_once(&self) -> Option<(usize, Vec<N::Item>)> {
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

impl<N, T, E> Queue<N, T, E> {
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

    pub(super) fn hold(&self, bytes: usize) {
        self.read.fetch_add(bytes, Relaxed);
        self.held.fetch_add(bytes, Relaxed);
    }

    pub(super) fn put(&self, ticket: usize, judged: Vec<Measured<T, E>>) {
        let mut state = self.lock();
        state.ready.insert(ticket, judged);
        if ticket == state.handed {
            self.wake(state);
        }
    }

    /// Hands results over until none is left and no worker can deliver another. If the next result is not ready, calls
    /// `help` before it waits; `help` returns whether it found anything to do.
    pub(super) fn hand_over<B>(
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
pub(super) struct SignOff<'l, N, T, E>(pub &'l Queue<N, T, E>);

impl<N, T, E> Drop for SignOff<'_, N, T, E> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.working -= 1;
        state.stopped |= thread::panicking();
        self.0.wake(state);
    }
}

/// Stops the workers when the handover ends, even in a panic: no worker may wait for room that never comes.
pub(super) struct StopOnDrop<'l, N, T, E>(pub &'l Queue<N, T, E>);

impl<N, T, E> Drop for StopOnDrop<'_, N, T, E> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.stopped = true;
        self.0.wake(state);
    }
}
