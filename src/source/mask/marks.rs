//! Offsets of the characters next to which secrets are searched: `<`, `=` and `:`.

use std::ops::Range;

use crate::source::span::offset;

/// Bytes that are searched for the other end of something. Our choice: a document of nothing but beginnings must not be
/// searched over and over.
pub(super) const LONGEST: usize = 4096;

/// The offsets in a text, found in one pass over it.
#[derive(Debug)]
pub(super) struct Marks {
    opens: Vec<u32>,
    pairs: Vec<u32>,
    gaps: Vec<Range<usize>>,
}

/// The fewest bytes between two marks that count as a gap. Our choice: tags, names and numbers are shorter.
pub(super) const GAP: usize = 48;

/// Estimated bytes per `<`. Our choice: requests have one in about 20 bytes.
const BYTES: usize = 16;

/// The most offsets that memory is reserved for in advance. Our choice: a document of nothing but text needs little.
const MOST_EXPECTED: usize = 1024;

impl Marks {
    pub(super) fn of(text: &str) -> Self {
        let expected = (text.len() / BYTES).min(MOST_EXPECTED);
        let mut marks = Self { opens: Vec::with_capacity(expected), pairs: Vec::new(), gaps: Vec::new() };
        let mut after = 0;
        for at in memchr::memchr3_iter(b'<', b'=', b':', text.as_bytes()).chain([text.len()]) {
            if at - after >= GAP {
                marks.gaps.push(after..at);
            }
            after = at + 1;
            match text.as_bytes().get(at) {
                Some(b'<') => marks.opens.push(offset(at)),
                Some(_) => marks.pairs.push(offset(at)),
                None => {}
            }
        }
        marks
    }

    /// The offset of each `<`.
    pub(super) fn opens(&self) -> impl Iterator<Item = usize> {
        self.opens.iter().map(|at| *at as usize)
    }

    /// The offset of each `=` and `:`.
    pub(super) fn pairs(&self) -> impl Iterator<Item = usize> {
        self.pairs.iter().map(|at| *at as usize)
    }

    /// The ranges of at least [`GAP`] bytes that have no mark in them.
    pub(super) fn gaps(&self) -> impl Iterator<Item = Range<usize>> {
        self.gaps.iter().cloned()
    }
}
