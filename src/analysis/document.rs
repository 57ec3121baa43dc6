//! What is known about a document at the end of the pipeline.

use crate::check::Unlisted;
use crate::diagnostic::{Diagnostic, Severity, Suppressed};
use crate::media::assets::Assets;
use crate::message::Message;
use crate::size::estimate::{Estimate, estimate};
use crate::source::SourceId;
use crate::xml::WellFormedness;

/// Everything known about one document.
#[derive(Debug)]
pub struct Analysis {
    /// The document's text.
    pub source: SourceId,
    /// How well-formed the text is.
    pub well_formedness: WellFormedness,
    /// What the text says.
    pub message: Message,
    /// The facts known about its media.
    pub assets: Assets,
    /// The findings that count and are listed, in document order.
    pub diagnostics: Vec<Diagnostic>,
    /// Further findings that count.
    pub unlisted: Vec<Unlisted>,
    /// The findings that do not count.
    pub suppressed: Vec<Suppressed>,
    /// How many findings of the baseline no longer occur.
    pub gone: usize,
}

impl Analysis {
    /// The estimated size of the message, if the document is a request.
    #[must_use]
    pub fn estimate(&self) -> Option<Estimate> {
        self.message.request().map(|request| estimate(request, &self.assets))
    }

    /// How many of the findings that count have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let listed = self.diagnostics.iter().map(|diagnostic| diagnostic.severity);
        let unlisted = self.unlisted.iter().map(|unlisted| unlisted.severity);
        listed.chain(unlisted).filter(|found| *found == severity).count()
    }

    /// The highest severity of a finding that counts.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.severity).max()
    }
}
