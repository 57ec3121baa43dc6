//! Judges texts that are not kept with others.

use super::phases::{abridged, in_phases};
use super::{Analysis, Settings, analyse};
use crate::source::{Source, Sources};

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
pub(super) fn judge_together(sources: Vec<Source>, settings: &Settings<'_>) -> Vec<Judged> {
    let texts: Vec<_> = sources.into_iter().map(Sources::of_one).collect();
    let borrowed: Vec<_> = texts.iter().map(|(sources, id)| (*id, sources.get(*id))).collect();
    let analyses = in_phases(&borrowed, settings);
    let judged = |((sources, _), analysis)| Judged { sources, analysis: abridged(analysis) };
    texts.into_iter().zip(analyses).map(judged).collect()
}
