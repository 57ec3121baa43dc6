//! Parsers that may panic: a panic of theirs means a damaged file.

use std::cell::Cell;
use std::panic::AssertUnwindSafe;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is running a parser whose panic means a damaged file and not a bug in this program.
#[must_use]
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Runs a parser; returns whether it finished without a panic.
pub(in crate::media) fn guarded(parser: impl FnOnce()) -> bool {
    let before = GUARDED.replace(true);
    let done = std::panic::catch_unwind(AssertUnwindSafe(parser));
    GUARDED.set(before);
    done.is_ok()
}
