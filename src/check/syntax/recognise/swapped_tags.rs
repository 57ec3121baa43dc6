//! Finds start and end tags that were swapped: `</name>spring<name>`, and `</slide>…<slide>` of elements that hold
//! elements.

use crate::check::Subject;
use crate::check::syntax::recognise::foreign_document::document;
use crate::check::syntax::repair::missing_end_tag::homes;
use crate::source::Span;
use crate::xml::{Element, SyntaxError, SyntaxErrorKind as Kind};

/// The swapped tags of one or several elements in a row.
#[derive(Debug)]
pub(in crate::check) struct Swapped {
    /// The name in the first tag, an end tag.
    pub first: Span,
    /// The names in the last tag, a start tag, and in the tags between.
    pub starts: Vec<Span>,
    /// The names in the end tags between.
    pub ends: Vec<Span>,
}

/// The tags that are swapped, if any are. They are computed once: the elements between them can be many.
pub(in crate::check) fn swapped<'s>(subject: &'s Subject<'_>) -> Option<&'s Swapped> {
    subject.derived.swapped.get_or_init(|| find_swapped(subject)).as_ref()
}

fn find_swapped(subject: &Subject<'_>) -> Option<Swapped> {
    let dialect = subject.message.dialect()?;
    let holds_elements = |name: &str| homes(name, dialect).next().is_some() && document(name).is_none();
    let errors = subject.document.errors();
    let (first, name) = errors.iter().find_map(|error| match &error.kind {
        Kind::UnmatchedEnd(name) if holds_elements(name) => Some((error.span, name)),
        _ => None,
    })?;
    let last = errors.iter().find(|error| matches!(&error.kind, Kind::Unclosed(open) if open == name))?.span;
    let last = subject.document.named_at(last)?;
    let is_empty = |element: &Element<'_, '_>| {
        element.children().next().is_none() && element.text().value.trim_ascii().is_empty()
    };
    let all = subject.document.elements().filter(|element| element.name() == name);
    let all: Vec<Element<'_, '_>> = all.collect();
    let inside = |element: &Element<'_, '_>| element.name_span().start > first.start;
    let (swapped, before): (Vec<Element<'_, '_>>, Vec<Element<'_, '_>>) = all.into_iter().partition(inside);
    let meant = swapped.last().is_some_and(|element| element.name_span() == last.name_span())
        && swapped.iter().all(is_empty)
        && before.iter().all(|element| element.end_name_span().is_some());
    meant.then(|| Swapped {
        first,
        starts: swapped.iter().map(|element| element.name_span()).collect(),
        ends: swapped.iter().filter_map(|element| element.end_name_span()).collect(),
    })
}

/// The swapped tags around one value.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct AroundValue {
    /// The name in the end tag before it.
    pub end: Span,
    /// The name in the start tag after it.
    pub start: Span,
}

/// The tags that are swapped around values, in document order. They are computed once: both they and the texts that may
/// be between them can be many.
pub(in crate::check) fn around_values<'s>(subject: &'s Subject<'_>) -> &'s [AroundValue] {
    let all = || subject.document.errors().iter().filter_map(|error| around_value(subject, error)).collect();
    subject.derived.around_values.get_or_init(all)
}

/// The swapped tags of which `error` is the end tag, if nothing but a value is between them and the start tag is bare.
fn around_value(subject: &Subject<'_>, error: &SyntaxError) -> Option<AroundValue> {
    let Kind::UnmatchedEnd(name) = &error.kind else { return None };
    let (text, end) = (subject.source.text(), error.span.range().end);
    let inside = text[end..].trim_ascii_start().strip_prefix('>')?;
    let (value, rest) = inside.split_once('<')?;
    let is_start = rest.strip_prefix(name.as_str())?.starts_with('>');
    let at = text.len() - rest.len();
    let start = Span::new(error.span.source, at..at + name.len());
    let is_open = |other: &SyntaxError| other.span == start && matches!(other.kind, Kind::Unclosed(_));
    let is_swapped = is_start
        && !value.trim_ascii().is_empty()
        && subject.document.errors_within(start.start..start.start + 1).iter().any(is_open);
    is_swapped.then_some(AroundValue { end: error.span, start })
}

/// Whether a tag, by its name, or a text is the start tag of a value around which the tags are swapped, or the value.
pub(in crate::check) fn is_around_value(subject: &Subject<'_>, place: Span) -> bool {
    let all = around_values(subject);
    let before = all.partition_point(|tags| tags.end.end <= place.start);
    before.checked_sub(1).is_some_and(|last| place.end <= all[last].start.end)
}
