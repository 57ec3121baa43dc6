//! The pipeline from texts to findings: parse, read, inspect media, check. It also estimates sizes for callers that ask
//! for them.
//!
//! Phases do not interleave: the media of a message are inspected before its first check, and all findings of a
//! document exist before the first byte about it is printed.

mod many;
mod queue;

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
use crate::xml::{self, Document, WellFormedness};

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

/// Judges several texts, in their order.
fn judge_together(sources: Vec<Source>, settings: &Settings<'_>) -> Vec<Judged> {
    let texts: Vec<_> = sources.into_iter().map(Sources::of_one).collect();
    let borrowed: Vec<_> = texts.iter().map(|(sources, id)| (*id, sources.get(*id))).collect();
    let analyses = in_phases(&borrowed, settings);
    let judged = |((sources, _), analysis)| Judged { sources, analysis: abridged(analysis) };
    texts.into_iter().zip(analyses).map(judged).collect()
}

/// Analyses one of several texts. If there are too many findings of a rule to read, only the first are listed (see
/// [`check::abridged()`]).
#[must_use]
pub fn analyse(sources: &Sources, id: SourceId, settings: &Settings<'_>) -> Analysis {
    abridged(unabridged(sources, id, settings))
}

fn abridged(whole: Analysis) -> Analysis {
    let (diagnostics, unlisted) = check::abridged(whole.diagnostics);
    Analysis { diagnostics, unlisted, ..whole }
}

/// Analyses one of several texts and lists every finding, so that all of them can be fixed.
#[must_use]
pub fn unabridged(sources: &Sources, id: SourceId, settings: &Settings<'_>) -> Analysis {
    let analyses = in_phases(&[(id, sources.get(id))], settings);
    analyses.into_iter().next().expect("each text has an analysis")
}

/// Analyses texts. All of them go through a phase before the next begins: the code of a phase is far larger than a
/// usual text, and is so loaded into the processor's cache once for all.
fn in_phases(texts: &[(SourceId, &Source)], settings: &Settings<'_>) -> Vec<Analysis> {
    let documents: Vec<_> = texts.iter().map(|(id, source)| xml::parse(*id, source.text())).collect();
    let documents = texts.iter().zip(documents);
    let facts: Vec<_> = documents.map(|(text, document)| Facts::of(*text, document, settings)).collect();
    let found = match settings.policy {
        Some(policy) => {
            let subjects: Vec<_> = facts.iter().map(Facts::subject).collect();
            check::run_together(&subjects, policy)
        }
        None => vec![Found::default(); texts.len()],
    };
    facts.into_iter().zip(found).map(|(facts, found)| facts.analysis(found)).collect()
}

/// What is known about a text before it is checked.
struct Facts<'t> {
    text: (SourceId, &'t Source),
    document: Document<'t>,
    message: Message,
    assets: Assets,
}

impl<'t> Facts<'t> {
    /// Reads the message and inspects its media.
    fn of(text: (SourceId, &'t Source), document: Document<'t>, settings: &Settings<'_>) -> Self {
        let message = message::read(&document);
        let parts = message.request().into_iter().flat_map(|request| request.parts());
        let references: Vec<&str> = parts.filter_map(|(_, part)| part.url()).collect();
        let assets = Assets::collect(&references, settings.locations, settings.fetch, settings.probe);
        Self { text, document, message, assets }
    }

    fn subject(&self) -> Subject<'_> {
        Subject::new(self.text.1, &self.document, &self.message, &self.assets)
    }

    fn analysis(self, found: Found) -> Analysis {
        let Self { text: (source, _), document, message, assets } = self;
        let Found { diagnostics, suppressed, gone } = found;
        let well_formedness = WellFormedness::of(document.errors());
        Analysis {
            source,
            well_formedness,
            message,
            assets,
            diagnostics,
            unlisted: Vec::new(),
            suppressed,
            gone,
        }
    }
}
