//! Byte offsets to lines and columns, the only place where the two meet.

use std::ops::Range;

/// A place as people and editors name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Offset in the file as it lies on disk, from 0, a byte order mark counted.
    pub byte: u64,
    /// Line, from 1. Lines end at LF.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// The offset of each line's first byte.
#[derive(Debug)]
pub(super) struct LineIndex(Vec<u32>);

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let breaks = text.bytes().zip(1u32..).filter(|(byte, _)| *byte == b'\n').map(|(_, next)| next);
        Self(std::iter::once(0).chain(breaks).collect())
    }

    pub(super) fn line_column(&self, text: &str, offset: u32) -> (usize, usize) {
        let line = self.line_of(offset);
        let before = &text[self.0[line] as usize..floor(text, offset)];
        (line + 1, before.chars().count() + 1)
    }

    /// The bytes of the lines that hold `start..end`, without the last line's break.
    pub(super) fn line_range(&self, text: &str, start: u32, end: u32) -> (Range<usize>, usize) {
        let (first, last) = (self.line_of(start), self.line_of(end.max(start)));
        let stop = self.0.get(last + 1).map_or(text.len(), |next| *next as usize - 1);
        (self.0[first] as usize..stop, first + 1)
    }

    fn line_of(&self, offset: u32) -> usize {
        self.0.partition_point(|start| *start <= offset) - 1
    }
}

/// The nearest character boundary at or before `offset`, inside the text.
fn floor(text: &str, offset: u32) -> usize {
    text.floor_char_boundary(offset as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_at_lf() {
        let text = "ab\r\nä\u{301}x\n\n🎉y";
        let index = LineIndex::new(text);
        let at = |needle: &str| {
            let offset = u32::try_from(text.find(needle).unwrap()).unwrap();
            index.line_column(text, offset)
        };
        assert_eq!(at("ab"), (1, 1));
        assert_eq!(at("x"), (2, 3));
        assert_eq!(at("🎉"), (4, 1));
        assert_eq!(at("y"), (4, 2));
        assert_eq!(index.line_column(text, 999), (4, 3));
    }

    #[test]
    fn line_range_leaves_the_last_break_out() {
        let text = "one\ntwo\nthree";
        let index = LineIndex::new(text);
        assert_eq!(index.line_range(text, 5, 5), (4..7, 2));
        assert_eq!(index.line_range(text, 1, 9), (0..13, 1));
    }
}
