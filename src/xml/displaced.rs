//! Tags two of whose characters have changed places, as fast fingers write them: `fair<n/ame>`, `fair-2<4/name>`,
//! `<image<>url>`. They are read as they were meant, so that one slip is one mistake.

use std::ops::Range;

use super::chars::{is_name, is_space};
use super::parse::Parser;
use super::syntax::SyntaxErrorKind as Kind;
use super::text::Place;
use crate::source::{is_blank, offset};

/// The two marks between two tags, the wrong way round.
const MARKS: &str = "<>";

impl Parser<'_> {
    /// Reads what seems to be a start tag as the end tag of the element opened last, if its slash is within the name,
    /// or if its `<` is before the last character of the value; returns the offset to continue at.
    pub(super) fn displaced_slash(&mut self, range: &Range<usize>) -> Option<usize> {
        let open = self.document.elements[*self.open.last()? as usize].name;
        let inside = self.text[range.start + 1..range.end - 1].trim_end_matches(is_space);
        let (before, after) = inside.split_once('/')?;
        let in_name = open.strip_prefix(before) == Some(after);
        let is_last = |c: char| !is_blank(c) && !matches!(c, '<' | '\\');
        let of_value = after == open && before.chars().count() == 1 && before.starts_with(is_last);
        if self.too_deep > 0 || !(in_name || of_value) {
            return None;
        }
        let slash = range.start + 1 + before.len();
        if in_name {
            self.end_run();
            self.fault(Kind::Displaced(format!("</{before}")), range.start..slash + 1);
        } else {
            self.content(range.start + 1..slash, Place::Content, 0, 0);
            self.end_run();
            self.fault(Kind::Displaced(format!("{before}</")), range.start..slash + 1);
        }
        // The name in this tag is none that could be replaced by another.
        let index = self.open.pop()?;
        self.document.elements[index as usize].span.end = offset(range.end);
        Some(range.end)
    }

    /// Whether a tag that is cut off at `at` ends with the marks the wrong way round.
    pub(super) fn ends_displaced(&self, at: usize) -> bool {
        self.text[at..].starts_with(MARKS)
    }

    /// Reads on after a tag that ends with the marks the wrong way round, at `at`: another tag, which has its `<`
    /// before the `>`, or a text, before which the `<` is one too many. Returns the offset to continue at.
    pub(super) fn after_displaced(&mut self, at: usize) -> usize {
        let next = at + MARKS.len();
        let rest = &self.text[next..];
        let end = rest.find(['<', '>']).filter(|end| rest[*end..].starts_with('>'));
        let is_tag = |end: &usize| {
            let tag = rest[..*end].strip_prefix('/').unwrap_or(&rest[..*end]);
            let (name, attributes) = tag.split_once(is_space).unwrap_or((tag, "=\""));
            is_name(name) && attributes.contains("=\"")
        };
        let Some(end) = end.filter(is_tag) else {
            self.fault(Kind::Displaced(">".to_owned()), at..next);
            return next;
        };
        self.fault(Kind::Displaced("><".to_owned()), at..next);
        // Both read their own first character as a `<`, whichever it is.
        let tag = at + 1..next + end + 1;
        let restart =
            if rest.starts_with('/') { self.end(tag.clone()) } else { self.start(tag.clone(), false) };
        restart.unwrap_or(tag.end)
    }
}
