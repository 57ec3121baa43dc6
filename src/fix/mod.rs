//! Applies the fixes of findings to a text, in rounds, so that a finding uncovered by one fix can be fixed in the next
//! round.
//!
//! A round takes fixes that do not touch each other, and its result is examined before it counts: it must not add a
//! syntax error, and safe fixes must not change anything in the message except the values that they rewrite. A fix that
//! breaks this is refused, however sure its rule was.

mod apply;
mod edits;
mod error;
mod guard;
mod round;
#[cfg(test)]
mod tests;
mod trials;

pub use apply::{Fixed, Judge, apply, take_back};
pub use error::FixError;
