//! The one pipeline from texts to findings: parse, read, check.
//!
//! Phases do not interleave: all findings of a document exist before the first byte about it is printed.

use crate::check::{self, Strictness, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::media::assets::Assets;
use crate::message::{self, Message};
use crate::source::{SourceId, Sources};
use crate::xml;

/// How documents are judged.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Which documentation counts where sources disagree.
    pub strictness: Strictness,
}

/// What is known of one document.
#[derive(Debug)]
pub struct Analysis {
    /// The document's text.
    pub source: SourceId,
    /// What it says.
    pub message: Message,
    /// What is wrong with it, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
}

impl Analysis {
    /// How many findings there are of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// The gravest finding's severity.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.severity).max()
    }
}

/// Judges one document.
#[must_use]
pub fn analyse(sources: &Sources, id: SourceId, settings: &Settings) -> Analysis {
    let source = sources.get(id);
    let document = xml::parse(id, source.text());
    let message = message::read(&document);
    let subject = Subject { source, document: &document, message: &message, assets: &Assets {} };
    let diagnostics = check::run(&subject, settings.strictness);
    Analysis { source: id, message, diagnostics }
}
