//! The pipeline from texts to findings: parse, read, inspect media, check. It also estimates sizes for callers that ask
//! for them.
//!
//! Phases do not interleave: the media of a message are inspected before its first check, and all findings of a
//! document exist before the first byte about it is printed.

mod many;

pub use many::judge_all;

use crate::check::{self, Found, Policy, Subject, Unlisted};
use crate::diagnostic::{Diagnostic, Severity, Suppressed};
use crate::media::assets::Assets;
use crate::media::fetch::Fetch;
use crate::media::locate::Locations;
use crate::media::probe::Probe;
use crate::message::{self, Message};
use crate::size::estimate::{Estimate, estimate};
use crate::source::{Source, SourceId, Sources};
use crate::xml::{self, Form};

/// How documents are judged.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// Which rules apply and with which severities; `None` if findings are not wanted.
    pub policy: Option<&'a Policy>,
    /// Which local file is used for which URL.
    pub locations: &'a Locations,
    /// How media are fetched; `None` if they are not.
    pub fetch: Option<&'a dyn Fetch>,
    /// How local files are inspected.
    pub probe: &'a (dyn Probe + Sync),
}

/// Everything known about one document.
#[derive(Debug)]
pub struct Analysis {
    /// The document's text.
    pub source: SourceId,
    /// How well-formed the text is.
    pub form: Form,
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

/// A document's text and analysis: all that is needed to show the document, and to free it afterwards.
#[derive(Debug)]
pub struct Judged {
    /// The text, as the only source.
    pub sources: Sources,
    /// What is known about the document.
    pub analysis: Analysis,
}

/// Judges one text.
#[must_use]
pub fn judge(source: Source, settings: &Settings<'_>) -> Judged {
    let (sources, id) = Sources::of_one(source);
    let analysis = analyse(&sources, id, settings);
    Judged { sources, analysis }
}

/// Analyses one of several texts. If there are too many findings of a rule to read, only the first are listed (see
/// [`check::abridged()`]).
#[must_use]
pub fn analyse(sources: &Sources, id: SourceId, settings: &Settings<'_>) -> Analysis {
    let whole = unabridged(sources, id, settings);
    let (diagnostics, unlisted) = check::abridged(whole.diagnostics);
    Analysis { diagnostics, unlisted, ..whole }
}

/// Analyses one of several texts and lists every finding, so that all of them can be fixed.
#[must_use]
pub fn unabridged(sources: &Sources, id: SourceId, settings: &Settings<'_>) -> Analysis {
    let source = sources.get(id);
    let document = xml::parse(id, source.text());
    let message = message::read(&document);
    let parts = message.request().into_iter().flat_map(|request| request.parts());
    let references: Vec<&str> = parts.filter_map(|(_, part)| part.url()).collect();
    let assets = Assets::collect(&references, settings.locations, settings.fetch, settings.probe);
    let subject = Subject::new(source, &document, &message, &assets);
    let Found { diagnostics, suppressed, gone } =
        settings.policy.map_or_else(Found::default, |policy| check::run(&subject, policy));
    let form = Form::of(document.errors());
    Analysis { source: id, form, message, assets, diagnostics, unlisted: Vec::new(), suppressed, gone }
}
