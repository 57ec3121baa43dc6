//! All texts of one run.

use super::quotes::cut;
use super::{Source, SourceId, Span};

/// All texts of one run; a [`SourceId`] is an index into it.
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// A run's only source, with its id.
    #[must_use]
    pub fn of_one(source: Source) -> (Self, SourceId) {
        (Self(vec![source]), SourceId::from_index(0))
    }

    /// Adds a source and returns its id.
    pub fn add(&mut self, source: Source) -> SourceId {
        let id = SourceId::from_index(self.0.len());
        self.0.push(source);
        id
    }

    /// The source with this id.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.index()]
    }

    /// All sources in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.0.iter().enumerate().map(|(index, source)| (SourceId::from_index(index), source))
    }

    /// The total length of the decoded texts in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.0.iter().map(|source| source.text().len()).sum()
    }

    /// A sentence for showing: every secret of any source is replaced.
    #[must_use]
    pub fn mask(&self, sentence: &str) -> String {
        self.0.iter().fold(sentence.to_owned(), |text, source| source.secrets().mask_words(text))
    }

    /// The words of a finding for showing: every secret of any source is replaced, and a value that is quoted at great
    /// length is cut.
    #[must_use]
    pub fn mask_finding(&self, words: &str) -> String {
        cut(self.mask(words))
    }

    /// A document that was made from these sources, for use: its own secrets and their keys are replaced by characters
    /// of the same width.
    #[must_use]
    pub fn mask_document(&self, document: &Source) -> String {
        let keys = self.0.iter().flat_map(|source| source.secrets().keys());
        document.secrets().mask_document(document.text(), keys)
    }

    /// Whether `text`, put in place of `span`, would show a secret where it is given out for use.
    #[must_use]
    pub fn is_secret_shown(&self, span: Span, text: &str) -> bool {
        self.get(span.source).secrets().is_shown_by(&span.range(), text)
    }
}
