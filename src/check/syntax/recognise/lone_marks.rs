//! A `<` or `&` alone between elements, where no text belongs: a key struck twice, or what a program has left over.

use crate::check::{Subject, oddities};
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;

/// Whether a mark is part of a text that holds nothing but such marks, between elements.
pub(in crate::check) fn is_lone_mark(subject: &Subject<'_>, mark: Span) -> bool {
    let texts = lone_marks(subject);
    let before = texts.partition_point(|text| text.start <= mark.start);
    before.checked_sub(1).is_some_and(|last| mark.end <= texts[last].end)
}

/// The texts that hold nothing but such marks, between elements. They are computed once: a text can be long, and hold
/// many of them.
fn lone_marks<'s>(subject: &'s Subject<'_>) -> &'s [Span] {
    let all = || {
        let source = subject.source.text();
        let is_between = |text: &Span| {
            let (before, after) = (&source[..text.range().start], &source[text.range().end..]);
            before.trim_end_matches(is_nothing).ends_with('>') && after.contains('<')
        };
        let is_lone =
            |oddity: &&Oddity| oddity.kind == OddityKind::StrayText && is_marks(&oddity.written.value);
        let texts = oddities::within(subject, 0..u32::MAX).filter(is_lone).map(|oddity| oddity.written.span);
        texts.filter(is_between).collect()
    };
    subject.derived.lone_marks.get_or_init(all)
}

/// Whether a text holds nothing but such marks.
pub(in crate::check) fn is_marks(text: &str) -> bool {
    text.contains(is_mark) && text.chars().all(is_nothing)
}

fn is_nothing(c: char) -> bool {
    is_mark(c) || c.is_ascii_whitespace()
}

fn is_mark(c: char) -> bool {
    matches!(c, '<' | '&')
}
