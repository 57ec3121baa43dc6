//! What `estimate` prints: tables and bars for people, JSON and CSV for machines.

mod bars;
mod csv;
mod human;
pub mod json;
pub(super) mod words;

pub use self::csv::Csv;
pub use human::{Human, Short};
pub use json::{Json, NdJson, Run};

use std::io;
use std::path::PathBuf;

use crate::limits::profile::Profile;
use crate::size::estimate::Estimate;
use crate::size::verdict::{Outcome, Verdict};

/// One message's sizes, and what they mean under each profile.
#[derive(Debug)]
pub struct Sized<'p> {
    /// What was sized: a path, or `bare media`.
    pub path: String,
    /// What kind of message it is.
    pub what: String,
    /// Its sizes.
    pub estimate: Estimate,
    /// How it arrives, in the order of the profiles.
    pub verdicts: Vec<Verdict<'p>>,
    /// The local file that stands for each reference of the layout.
    pub files: Vec<(String, PathBuf)>,
    /// Other files that it was made of, such as those of its texts.
    pub others: Vec<PathBuf>,
    /// References that could not be inspected, and why.
    pub missing: Vec<(String, String)>,
}

impl Sized<'_> {
    /// The worst of the verdicts.
    #[must_use]
    pub fn worst(&self) -> Option<Outcome> {
        self.verdicts.iter().map(|verdict| verdict.outcome).max()
    }
}

/// A way to show sizes. Messages are shown one by one; what there is to say of all of them comes last.
pub trait Show {
    /// Writes what stands before the first message.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Writes what there is to say about one message.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn message(&mut self, message: &Sized<'_>, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes what stands behind the last message.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn end(&mut self, tally: &Tally<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = (tally, out);
        Ok(())
    }
}

/// How many messages arrive as what.
#[derive(Debug)]
pub struct Tally<'p> {
    /// Messages that were sized.
    pub messages: usize,
    /// Those of them of which a part is not known.
    pub incomplete: usize,
    /// For each profile, how often each of [`Outcome::ALL`] is the verdict.
    pub profiles: Vec<(&'p Profile, [usize; Outcome::ALL.len()])>,
}

impl<'p> Tally<'p> {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(profiles: &[&'p Profile]) -> Self {
        let profiles = profiles.iter().map(|profile| (*profile, [0; Outcome::ALL.len()])).collect();
        Self { messages: 0, incomplete: 0, profiles }
    }

    /// Counts a message in, whose verdicts are in the order of the profiles.
    pub fn add(&mut self, message: &Sized<'_>) {
        self.messages += 1;
        self.incomplete += usize::from(!message.estimate.raw_bytes.complete);
        for ((_, counts), verdict) in self.profiles.iter_mut().zip(&message.verdicts) {
            let at = Outcome::ALL.iter().position(|outcome| *outcome == verdict.outcome);
            counts[at.expect("all outcomes are listed")] += 1;
        }
    }
}
