//! Recognises slides that have a number for a name, as programs write the items of an array: `<0>…</0>`, `<1slide>…</1slide>`.

use crate::check::Subject;
use crate::check::values::is_digits;
use crate::source::Span;
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind};

/// The places of such a name in the start tag, which is the error, and in the end tag.
pub(in crate::check) fn numbered_slide(subject: &Subject<'_>, error: &SyntaxError) -> Option<(Span, Span)> {
    let Kind::BadName(name) = &error.kind else { return None };
    let request = subject.request()?;
    // `<1slide>` has both.
    let is_number = is_digits(name.strip_suffix("slide").unwrap_or(name));
    let has_slides = is_number && request.action.is_some_and(|action| action.has_slides());
    let start = error.span.range().end + ">".len();
    let inside = subject.source.text()[error.span.range().end..].strip_prefix('>').filter(|_| has_slides)?;
    let end = start + inside.find(&format!("</{name}>"))? + "</".len();
    // A text is in no slide's tags.
    let holds_elements = inside.trim_start().starts_with('<');
    holds_elements.then(|| (error.span, Span::new(error.span.source, end..end + name.len())))
}

/// Whether a place is in such a slide.
pub(in crate::check) fn is_in_numbered_slide(subject: &Subject<'_>, place: Span) -> bool {
    // They are computed once: both they and the places can be many.
    let slides = subject.derived.numbered.get_or_init(|| {
        subject.document.errors().iter().filter_map(|error| numbered_slide(subject, error)).collect()
    });
    let before = slides.partition_point(|(start, _)| start.end < place.start);
    slides[..before].iter().any(|(_, end)| place.end < end.start)
}
