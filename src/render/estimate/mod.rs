//! The output of `estimate`: tables and bars for people, JSON and CSV for machines.

mod bars;
mod csv;
mod human;
pub mod json;
mod reasons;
pub(super) mod words;

pub use self::csv::Csv;
pub use human::{Human, Short};
pub use json::{Json, NdJson, Run};

use std::io;

use crate::limits::profile::Profile;
use crate::size::verdict::VerdictOutcome;
use crate::sizing::Sized;

/// A way to show sizes. Messages are shown one by one; the summary of all comes last.
pub trait Show {
    /// Writes the part before the first message.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Writes about one message.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn message(&mut self, message: &Sized<'_>, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes the part after the last message.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn end(&mut self, tally: &Tally<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = (tally, out);
        Ok(())
    }
}

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
