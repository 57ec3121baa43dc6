//! Finds start and end tags that were swapped, of slides and other elements that hold elements: `</slide>…<slide>`.

use crate::check::Subject;
use crate::check::syntax::recognise::foreign_document::document;
use crate::check::syntax::repair::missing_end_tag::homes;
use crate::source::Span;
use crate::xml::{Element, SyntaxErrorKind as Kind};

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
