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
use std::path::PathBuf;

use crate::limits::profile::Profile;
use crate::size::estimate::Estimate;
use crate::size::verdict::{Verdict, VerdictOutcome};

/// A message's sizes, and how it arrives under each profile.
#[derive(Debug)]
pub struct Sized<'p> {
    /// What was sized: a path, or `bare media`.
    pub path: String,
    /// The kind of message.
    pub what: String,
    /// Its sizes.
    pub estimate: Estimate,
    /// The verdicts, in the order of the profiles.
    pub verdicts: Vec<Verdict<'p>>,
    /// The local file for each reference in the layout.
    pub files: Vec<(String, PathBuf)>,
    /// Other files that the message was made from, such as those of its texts.
    pub others: Vec<PathBuf>,
    /// References that could not be inspected.
    pub missing: Vec<Missing>,
}

/// A reference that could not be inspected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The reference.
    pub reference: String,
    /// Why it could not be inspected.
    pub why: String,
    /// What to do about it.
    pub repair: &'static str,
}

impl Sized<'_> {
    /// Why a reference could not be inspected, if it could not.
    #[must_use]
    pub fn missing(&self, reference: &str) -> Option<&Missing> {
        self.missing.iter().find(|missing| missing.reference == reference)
    }

    /// The worst of the verdicts.
    #[must_use]
    pub fn worst(&self) -> Option<VerdictOutcome> {
        self.verdicts.iter().map(|verdict| verdict.outcome).max()
    }
}

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
