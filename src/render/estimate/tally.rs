//! Counts the outcomes of messages.

use crate::limits::profile::Profile;
use crate::size::verdict::VerdictOutcome;
use crate::sizing::Sized;

/// Counts the outcomes of messages.
#[derive(Debug)]
pub struct Tally<'p> {
    /// The number of messages that were sized.
    pub messages: usize,
    /// How many of them have a part of unknown size.
    pub incomplete: usize,
    /// For each profile, the number of verdicts of each outcome, in the order of [`VerdictOutcome::ALL`].
    pub profiles: Vec<(&'p Profile, [usize; VerdictOutcome::ALL.len()])>,
}

impl<'p> Tally<'p> {
    /// A tally of no messages.
    #[must_use]
    pub fn new(profiles: &[&'p Profile]) -> Self {
        let profiles = profiles.iter().map(|profile| (*profile, [0; VerdictOutcome::ALL.len()])).collect();
        Self { messages: 0, incomplete: 0, profiles }
    }

    /// Counts a message. Its verdicts have to be in the order of the profiles.
    pub fn add(&mut self, message: &Sized<'_>) {
        self.messages += 1;
        self.incomplete += usize::from(!message.estimate.raw_bytes.complete);
        for ((_, counts), verdict) in self.profiles.iter_mut().zip(&message.verdicts) {
            let at = VerdictOutcome::ALL.iter().position(|outcome| *outcome == verdict.outcome);
            counts[at.expect("all outcomes are listed")] += 1;
        }
    }
}
