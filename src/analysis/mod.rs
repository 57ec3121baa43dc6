//! The pipeline from texts to findings: parse, read, inspect media, check; and sizes for callers that ask for them.
//!
//! Phases do not interleave: a message's media are inspected before its first check, and all findings of a
//! document exist before the first byte about it is printed.

mod many;

pub use many::judge_all;

use crate::check::{self, Found, Policy, Subject};
use crate::diagnostic::{Diagnostic, Severity, Suppressed};
use crate::media::assets::Assets;
use crate::media::fetch::Fetch;
use crate::media::locate::Locations;
use crate::media::probe::Probe;
use crate::message::{self, Message};
use crate::size::estimate::{Estimate, estimate};
use crate::source::{Source, SourceId, Sources};
use crate::xml;

/// How documents are judged.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// What counts, and how much; nothing where findings are not asked for.
    pub policy: Option<&'a Policy>,
    /// Which local file stands for which URL.
    pub locations: &'a Locations,
    /// How media are fetched, if they are.
    pub fetch: Option<&'a dyn Fetch>,
    /// How local files are inspected.
    pub probe: &'a (dyn Probe + Sync),
}

/// What is known of one document.
#[derive(Debug)]
pub struct Analysis {
    /// The document's text.
    pub source: SourceId,
    /// What it says.
    pub message: Message,
    /// What is known of its media.
    pub assets: Assets,
    /// What is wrong with it, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
    /// What is wrong with it and does not count.
    pub suppressed: Vec<Suppressed>,
    /// How many findings of the baseline are gone.
    pub gone: usize,
}

impl Analysis {
    /// How large it gets, if it is a request.
    #[must_use]
    pub fn estimate(&self) -> Option<Estimate> {
        self.message.request().map(|request| estimate(request, &self.assets))
    }

    /// How many findings that count there are of one severity.
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

/// A document with its text and what is known of it: all that is needed to show it, and to free it afterwards.
#[derive(Debug)]
pub struct Judged {
    /// The text, alone.
    pub sources: Sources,
    /// What is known of it.
    pub analysis: Analysis,
}

/// Judges one text.
#[must_use]
pub fn judge(source: Source, settings: &Settings<'_>) -> Judged {
    let mut sources = Sources::default();
    let id = sources.add(source);
    let analysis = analyse(&sources, id, settings);
    Judged { sources, analysis }
}

/// Judges one of several texts; of findings that are too many to read, it has the first.
#[must_use]
pub fn analyse(sources: &Sources, id: SourceId, settings: &Settings<'_>) -> Analysis {
    let whole = unabridged(sources, id, settings);
    Analysis { diagnostics: check::abridged(whole.diagnostics), ..whole }
}

/// The same with every finding, for whoever mends them.
#[must_use]
pub fn unabridged(sources: &Sources, id: SourceId, settings: &Settings<'_>) -> Analysis {
    let source = sources.get(id);
    let document = xml::parse(id, source.text());
    let message = message::read(&document);
    let references: Vec<String> = message
        .request()
        .into_iter()
        .flat_map(|request| request.parts())
        .filter_map(|(_, part)| part.url().map(str::to_owned))
        .collect();
    let assets = Assets::collect(references, settings.locations, settings.fetch, settings.probe);
    let subject = Subject::new(source, &document, &message, &assets);
    let Found { diagnostics, suppressed, gone } =
        settings.policy.map_or_else(Found::default, |policy| check::run(&subject, policy));
    Analysis { source: id, message, assets, diagnostics, suppressed, gone }
}
