//! Tags two of whose characters have changed places, as fast fingers write them: `fair<n/ame>`, `fair-2<4/name>`,
//! `<image<>url>`; and tags with another character in the place of a mark: `</name}`, `<&name>`. They are read as they
//! were meant, so that one slip is one mistake.

use std::ops::Range;

use super::chars::{is_name, is_space};
use super::parse::Parser;
use super::syntax::{SyntaxErrorKind as Kind, TagFault};
use super::text::Place;
use crate::source::{is_blank, offset};

/// The two marks between two tags, the wrong way round.
const MARKS: &str = "<>";

/// The most marks in the place of a `>`. Our choice: fingers strike two keys at once, not more.
const MOST_MARKS: usize = 2;

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
        self.end_element(index, offset(range.end));
        Some(range.end)
    }

    /// Reads what seems to be a start tag as the end tag of the element opened last, if it has the element's name after a
    /// key that was struck in place of the slash: `<&image>`, `<7image>`. Returns the offset to continue at.
    pub(super) fn wrong_slash(&mut self, range: &Range<usize>) -> Option<usize> {
        let open = self.document.elements[*self.open.last()? as usize].name;
        let slash = range.start + 1;
        let inside = self.text[slash..range.end - 1].trim_end_matches(is_space);
        let key = inside.strip_suffix(open)?;
        if self.too_deep > 0 || !matches!(key, "&" | "7" | "." | "|") {
            return None;
        }
        self.end_run();
        self.fault(Kind::Displaced("/".to_owned()), slash..slash + 1);
        self.close(&(slash + 1..slash + inside.len()), range.end);
        Some(range.end)
    }

    /// Reads the end tag of the element opened last at `at` if other marks are in the place of its `>`, before the next
    /// tag or the end of the text: `</name}`, `</name"`. Returns the offset to continue at.
    pub(super) fn wrong_end(&mut self, at: usize) -> Option<usize> {
        let open = self.document.elements[*self.open.last()? as usize].name;
        let name = at + "</".len();
        let rest = self.text[at..].strip_prefix("</")?.strip_prefix(open)?;
        let stop = rest.find(['<', '>']).unwrap_or(rest.len());
        let marks = rest[..stop].trim_matches(is_space);
        let few = !marks.is_empty() && marks.chars().nth(MOST_MARKS).is_none() && marks.chars().all(is_mark);
        if self.too_deep > 0 || !few || rest[stop..].starts_with('>') {
            return None;
        }
        let blanks = rest.len() - rest.trim_start_matches(is_space).len();
        let start = name + open.len() + blanks;
        let end = start + marks.len();
        self.end_run();
        self.fault(Kind::Displaced(">".to_owned()), start..end);
        self.close(&(name..name + open.len()), end);
        Some(end)
    }

    /// Reads the end tag of the element opened last at `at` if a `<` is within its name: `</act<ion>`. Returns the offset
    /// to continue at.
    pub(super) fn split_end(&mut self, at: usize) -> Option<usize> {
        let open = self.document.elements[*self.open.last()? as usize].name;
        let name = at + "</".len();
        let rest = self.text[at..].strip_prefix("</")?;
        let (tag, _) = rest.split_once('>')?;
        let (before, after) = tag.split_once('<')?;
        let whole = open.strip_prefix(before) == Some(after.trim_end_matches(is_space));
        if self.too_deep > 0 || !whole || before.is_empty() || after.is_empty() {
            return None;
        }
        let surplus = name + before.len();
        self.end_run();
        self.fault(Kind::BadTag(TagFault::ContentInEndTag), surplus..surplus + 1);
        self.close(&(name..name + tag.trim_end_matches(is_space).len()), name + tag.len() + 1);
        Some(name + tag.len() + 1)
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

/// Whether a character may be struck or set in place of a mark of XML: punctuation, with the quotes of word processors.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || "“”„‘’«»".contains(c)
}
