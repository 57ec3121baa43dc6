//! Spans: byte ranges of a source.

use std::ops::Range;

/// The id of one of the run's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

impl SourceId {
    pub(super) fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).expect("a run has fewer than 2^32 inputs"))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A byte offset as spans hold it.
///
/// # Panics
/// From 4 GiB on. Files and answers are refused long before, above [`crate::limits::DOCUMENT_BYTES`].
#[must_use]
pub fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a text is at most DOCUMENT_BYTES long")
}

/// A half-open range of byte offsets into the decoded text of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The text that it belongs to.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `range`.
    #[must_use]
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: offset(range.start), end: offset(range.end) }
    }

    /// Whether the two spans overlap or are adjacent.
    #[must_use]
    pub fn touches(self, other: Span) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// The offsets as a range for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it is empty, so that it is a position between two bytes.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// A value with the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value that was read.
    pub value: T,
    /// The place of the value. For text in several pieces, from the first to the last.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Combines a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}
