//! The phases that texts go through: they are parsed and read, their media are inspected, and they are checked.

use super::{Analysis, Settings};
use crate::check::{self, Found, Subject};
use crate::media::assets::Assets;
use crate::message::{self, Message};
use crate::source::{Source, SourceId, Sources};
use crate::xml::{self, Document, WellFormedness};

/// Analyses one of several texts. If there are too many findings of a rule to read, only the first are listed (see
/// [`check::abridged()`]).
#[must_use]
pub fn analyse(sources: &Sources, id: SourceId, settings: &Settings<'_>) -> Analysis {
    abridged(unabridged(sources, id, settings))
}

/// Analyses one of several texts and lists every finding, so that all of them can be fixed.
#[must_use]
pub fn unabridged(sources: &Sources, id: SourceId, settings: &Settings<'_>) -> Analysis {
    let analyses = in_phases(&[(id, sources.get(id))], settings);
    analyses.into_iter().next().expect("each text has an analysis")
}

pub(super) fn abridged(whole: Analysis) -> Analysis {
    let (diagnostics, unlisted) = check::abridged(whole.diagnostics);
    Analysis { diagnostics, unlisted, ..whole }
}

/// Analyses texts. All of them go through a phase before the next begins: the code of a phase is far larger than a
/// usual text, and is so loaded into the processor's cache once for all.
pub(super) fn in_phases(texts: &[(SourceId, &Source)], settings: &Settings<'_>) -> Vec<Analysis> {
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
