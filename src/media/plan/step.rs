//! The next step of a fit, and what was tried before it.

use super::reason::Reason;

/// The next step of a fit.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan<S> {
    /// Keep the input: it is within the budget and plays everywhere.
    Keep,
    /// Encode with these settings.
    Encode(S),
    /// Deliver the tried result of this index.
    Take(usize),
    /// Give up: the budget cannot be met.
    Impossible(Reason),
}

/// One encoding that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried<S> {
    /// The settings of the encoding.
    pub settings: S,
    /// Its size in bytes.
    pub bytes: u64,
}

/// The index of the largest result within the budget.
pub(super) fn best<S>(tried: &[Tried<S>], budget: u64) -> Option<usize> {
    let within = tried.iter().enumerate().filter(|(_, tried)| tried.bytes <= budget);
    within.max_by_key(|(_, tried)| tried.bytes).map(|(index, _)| index)
}
