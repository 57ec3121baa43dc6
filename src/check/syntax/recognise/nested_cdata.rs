//! CDATA sections inside CDATA sections, from programs that wrap a text which is already wrapped. In XML, the first
//! `]]>` ends the outer section.

use crate::check::edits::{Edits, SECTION, SECTION_END};
use crate::check::{Finding, Subject};
use crate::diagnostic::Safety;
use crate::source::Span;
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind};

/// The finding for the first `]]>` after a section that contains the start of another one, and the offset of the last
/// `]]>` that was meant to end one of them.
pub(in crate::check) fn nested(subject: &Subject<'_>, error: &SyntaxError) -> Option<(Finding, u32)> {
    if error.kind != Kind::SectionEndInText {
        return None;
    }
    let (text, stray) = (subject.source.text(), error.span.range().start);
    let from = subject.document.last_before(error.span.start)?.name_span().range().end;
    let end = from + text[from..stray].rfind(SECTION_END)?;
    let before = text[from..end].rfind(SECTION_END).map_or(from, |other| from + other);
    let inside = before + text[before..end].find(SECTION)? + SECTION.len();
    if text[end..stray].contains('<') {
        return None;
    }
    let at = |place: usize, mark: &str| Span::new(error.span.source, place..place + mark.len());
    let inner: Vec<Span> =
        text[inside..end].match_indices(SECTION).map(|(open, _)| at(inside + open, SECTION)).collect();
    let rest = &text[end..];
    let rest = &rest[..rest.find('<').unwrap_or(rest.len())];
    let ends: Vec<Span> =
        rest.match_indices(SECTION_END).map(|(close, _)| at(end + close, SECTION_END)).collect();
    let (first, (last, early)) = (*inner.first()?, ends.split_last()?);
    let edits: Edits = inner.iter().chain(early).map(|mark| (*mark, String::new())).collect();
    let finding = Finding::at(first, "a CDATA section is inside another, and sections do not nest")
        .label("this is text")
        .related(error.span, "so this ends nothing")
        .help("leave out the inner `<![CDATA[` and its `]]>`")
        .fix(Safety::Unsafe, edits);
    Some((finding, last.start))
}
