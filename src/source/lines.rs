//! Converts byte offsets to lines and columns. No other module does.

use std::ops::Range;

use super::span::offset;

/// A place as people and editors name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Offset in the file on disk, from 0, including a byte order mark.
    pub byte: u64,
    /// Line, from 1. Lines end at LF.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// Bytes between two recorded counts of characters. Our choice: a recorded count is never far, and there are few of
/// them.
const STEP: usize = 1024;

/// Estimated bytes per line. Our choice: reserving memory is cheaper than moving the list.
const LINE_BYTES: usize = 16;

/// The most lines that memory is reserved for in advance. Our choice.
const MOST_EXPECTED: usize = 1024;

/// The offset of each line's first byte. If any line is long, also the number of characters before each [`STEP`] of the
/// text, so that columns in it are found as fast as in other lines.
#[derive(Debug)]
pub(super) struct LineIndex {
    starts: Vec<u32>,
    characters: Vec<usize>,
}

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let mut starts = Vec::with_capacity((text.len() / LINE_BYTES).clamp(1, MOST_EXPECTED));
        starts.push(0);
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| offset(end + 1)));
        let ends = starts[1..].iter().map(|end| *end as usize).chain([text.len()]);
        let long = starts.iter().zip(ends).any(|(start, end)| end - *start as usize > STEP);
        let steps = text.as_bytes().chunks(STEP).scan(0, |before, step| {
            let here = *before;
            *before += characters(step);
            Some(here)
        });
        let characters = if long { steps.collect() } else { Vec::new() };
        Self { starts, characters }
    }

    pub(super) fn line_column(&self, text: &str, offset: u32) -> (usize, usize) {
        let line = self.line_of(offset);
        let (start, end) = (self.starts[line] as usize, floor(text, offset));
        let column = match end - start {
            0..=STEP => characters(&text.as_bytes()[start..end]),
            _ => self.before(text, end) - self.before(text, start),
        };
        (line + 1, column + 1)
    }

    /// The number of characters before an offset.
    fn before(&self, text: &str, offset: usize) -> usize {
        let step = offset / STEP;
        let counted = self.characters.get(step).copied();
        match counted {
            Some(counted) => counted + characters(&text.as_bytes()[step * STEP..offset]),
            // The end of the text, if it is also the end of a step.
            None => characters(text.as_bytes().get(..offset).unwrap_or_default()),
        }
    }

    /// The byte range of the lines that contain `start..end`, without the last line's break, and the number of the
    /// first line, from 1.
    pub(super) fn line_range(&self, text: &str, start: u32, end: u32) -> (Range<usize>, usize) {
        let (first, last) = (self.line_of(start), self.line_of(end.max(start)));
        let stop = self.starts.get(last + 1).map_or(text.len(), |next| *next as usize - 1);
        (self.starts[first] as usize..stop, first + 1)
    }

    fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }
}

/// The number of characters that begin in these bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// The nearest character boundary at or before `offset`, within the text.
fn floor(text: &str, offset: u32) -> usize {
    text.floor_char_boundary(offset as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_long_lines_are_those_of_counting() {
        let text = "ä🎉x\n".repeat(10) + &"é日x🎉".repeat(900);
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
            let column = text[start..offset].chars().count() + 1;
            assert_eq!(index.line_column(&text, u32::try_from(offset).unwrap()).1, column, "{offset}");
        }
        let exact = LineIndex::new(&"x".repeat(2 * STEP));
        assert_eq!(exact.line_column(&"x".repeat(2 * STEP), 2048), (1, 2049));
    }

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
