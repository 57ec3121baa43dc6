//! Showing: the only code that puts words on a stream. Each renderer writes to the stream it is given and
//! decides nothing but how things look.

pub mod config;
pub mod estimate;
pub mod explain;
pub mod human;
pub mod json;
pub mod postback;
pub mod postback_list;
pub mod postback_listen;
pub mod postback_trigger;
pub mod progress;
pub mod rules;
mod style;
mod table;

pub use style::Style;

use std::io;

use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::source::Sources;

/// What a run of `validate` found.
#[derive(Debug)]
pub struct Report<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// One for each document, in the order of the inputs.
    pub analyses: &'a [Analysis],
}

impl Report<'_> {
    /// How many findings of one severity there are in all documents.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.analyses.iter().map(|analysis| analysis.count(severity)).sum()
    }
}

/// A way to show a report.
pub trait Render {
    /// Writes the report to `out`.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn render(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()>;
}
