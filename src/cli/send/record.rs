//! What a run writes into its journal, if it keeps one.

use std::time::Duration;

use crate::cli::exit::Failure;
use crate::cli::journal::Journal;
use crate::postback::Moment;
use crate::send::journal::{Arrived, Entry, FORMAT};
use crate::source::Sources;

/// The journal, and whether it can still be written.
#[derive(Debug, Default)]
pub struct Record {
    journal: Option<Journal>,
    /// Why it can no longer be written. Nothing is sent from then on, and no postback is taken.
    pub broken: Option<Failure>,
}

impl Record {
    /// A record in `journal`; without one, nothing is recorded.
    pub fn new(journal: Option<Journal>) -> Self {
        Self { journal, broken: None }
    }

    /// Writes a line; when this returns, it is on disk. `sources` mask secrets in it.
    ///
    /// # Errors
    /// When it cannot be written, now or earlier.
    pub fn write(&mut self, entry: &Entry, sources: &Sources) -> Result<(), Failure> {
        if let Some(broken) = &self.broken {
            return Err(broken.clone());
        }
        let Some(journal) = &mut self.journal else { return Ok(()) };
        journal.add(&entry.line(sources)).inspect_err(|failure| self.broken = Some(failure.clone()))
    }

    /// Writes the line of a postback.
    ///
    /// # Errors
    /// As [`Record::write`].
    pub fn postback(&mut self, body: &str, clock: Duration, sources: &Sources) -> Result<(), Failure> {
        let at = Moment::since_epoch(clock).to_string();
        self.write(&Entry::Postback(Arrived { format: FORMAT, at, body: body.to_owned() }), sources)
    }
}
