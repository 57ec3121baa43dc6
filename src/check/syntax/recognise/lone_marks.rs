//! A `<` or `&` alone between elements, where no text belongs: a key struck twice, or what a program has left over.

use crate::check::{Subject, oddities};
use crate::source::Span;

/// Whether a mark is part of a text that holds nothing but such marks, between elements.
pub(in crate::check) fn is_lone_mark(subject: &Subject<'_>, mark: Span) -> bool {
    let (before, after) = subject.source.text().split_at(mark.range().start);
    let is_nothing = |c: char| is_mark(c) || c.is_ascii_whitespace();
    before.trim_end_matches(is_nothing).ends_with('>')
        && oddities::stray_text(subject, mark).is_some_and(|text| is_marks(&text.written.value))
        && after.contains('<')
}

/// Whether a text holds nothing but such marks.
pub(in crate::check) fn is_marks(text: &str) -> bool {
    text.contains(is_mark) && text.chars().all(|c| is_mark(c) || c.is_ascii_whitespace())
}

fn is_mark(c: char) -> bool {
    matches!(c, '<' | '&')
}
