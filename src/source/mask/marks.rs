//! Offsets of the characters next to which secrets are searched: `<`, `=` and `:`.

use crate::source::span::offset;

/// Bytes that are searched for the other end of something. Our choice: a document of nothing but beginnings must not be
/// searched over and over.
pub(super) const LONGEST: usize = 4096;

/// The offsets in a text, found in one pass over it.
#[derive(Debug)]
pub(super) struct Marks {
    opens: Vec<u32>,
    pairs: Vec<u32>,
}

/// Estimated bytes per `<`. Our choice: requests have one in about 20 bytes.
const BYTES: usize = 16;

/// The most offsets that memory is reserved for in advance. Our choice: a document of nothing but text needs little.
const MOST_EXPECTED: usize = 1024;

impl Marks {
    pub(super) fn of(text: &str) -> Self {
        let expected = (text.len() / BYTES).min(MOST_EXPECTED);
        let mut marks = Self { opens: Vec::with_capacity(expected), pairs: Vec::new() };
        for at in memchr::memchr3_iter(b'<', b'=', b':', text.as_bytes()) {
            let kind = if text.as_bytes()[at] == b'<' { &mut marks.opens } else { &mut marks.pairs };
            kind.push(offset(at));
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
}
