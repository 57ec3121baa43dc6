//! Finds where a missing end tag belongs, from the children that the dialect allows in the element and from the
//! document's line breaks.

use crate::check::Subject;
use crate::check::edits::{Edits, edit};
use crate::dialect::{Dialect, Home, Meaning, Term, called, is_name, meaning};
use crate::message::PartKind;
use crate::source::Span;
use crate::xml::{Element, Markup, SyntaxError, SyntaxErrorKind as Kind};

/// Inserts the missing end tag of the element at `name`. `outer` is the name in the end tag that closes an outer element
/// instead. No edits if the place of the tag is not certain.
pub(in crate::check) fn end_tag(subject: &Subject<'_>, name: Span, outer: Option<Span>) -> Edits {
    let text = subject.source.text();
    let Some(element) = subject.document.named_at(name) else { return Vec::new() };
    let outer = outer.and_then(|outer| text[..outer.range().start].rfind('<')).unwrap_or(text.len());
    let split = element.children().find(|child| !may_hold(subject, element, *child));
    let limit = split.map_or(outer, |child| child.span().range().start).min(outer);
    let place = text[..limit].trim_end().len();
    let after = element.name_span().range().end;
    if place < after || !text[after..place].contains('>') || swallowed(subject, place).is_some() {
        return Vec::new();
    }
    let alone = element.children().any(|child| child.span().range().end <= limit);
    let indent = if alone { line_break(text, element.span().range().start, place) } else { String::new() };
    edit(Span::new(name.source, place..place), format!("{indent}</{}>", element.name()))
}

/// Inserts end tags for all elements that are open at the end of the document, innermost first. No edits if they
/// would not be read as such.
pub(in crate::check) fn at_the_end(subject: &Subject<'_>) -> Edits {
    let text = subject.source.text();
    let open: Vec<Span> = left_open(subject).map(|error| error.span).collect();
    let place = text.trim_end().len();
    if swallowed(subject, place).is_some() {
        return Vec::new();
    }
    let tags: String = open.iter().rev().map(|name| format!("</{}>", &text[name.range()])).collect();
    edit(Span::new(subject.document.start().source, place..place), tags)
}

/// What keeps tags at a place from being read: a comment, CDATA section or processing instruction before it that never
/// ends and therefore swallows it, or too many elements around it.
pub(in crate::check) fn swallowed<'a>(subject: &Subject<'a>, place: usize) -> Option<&'a SyntaxError> {
    let swallows = |error: &&SyntaxError| {
        let runs_on = matches!(error.kind, Kind::CutOff(what) if what != Markup::Tag);
        (runs_on || error.kind == Kind::TooDeep) && error.span.range().start < place
    };
    subject.document.errors().iter().find(swallows)
}

/// The elements that are open at the end of the document, outermost first.
pub(in crate::check) fn left_open<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a SyntaxError> {
    let errors = subject.document.errors().iter();
    errors.filter(|error| matches!(error.kind, Kind::Unclosed(_)) && error.related.is_none())
}

/// A line break with the indentation of the element that begins at `start`. Empty if other text is before the element
/// on its line, or if `end` is on the same line.
fn line_break(text: &str, start: usize, end: usize) -> String {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line..start];
    let Some(next) = text[start..end].find('\n') else { return String::new() };
    let ending = if text[..start + next].ends_with('\r') { "\r\n" } else { "\n" };
    if indent.trim().is_empty() { format!("{ending}{indent}") } else { String::new() }
}

/// Whether a child may be in an element, as far as the dialect knows both.
pub(in crate::check) fn may_hold(
    subject: &Subject<'_>,
    element: Element<'_, '_>,
    child: Element<'_, '_>,
) -> bool {
    let Some(dialect) = subject.message.dialect() else { return true };
    if holds_value(subject, element) {
        return false;
    }
    let mut homes = homes(element.name(), dialect).peekable();
    homes.peek().is_none()
        || homes.any(|home| !matches!(meaning(child.name(), dialect, home), Meaning::Misplaced(_)))
}

/// Whether an element is one of the API that holds a value rather than elements.
pub(in crate::check) fn holds_value(subject: &Subject<'_>, element: Element<'_, '_>) -> bool {
    let known = subject.message.dialect().filter(|_| is_name(element.name()));
    known.is_some_and(|dialect| homes(element.name(), dialect).next().is_none())
}

/// The places that an element of this name provides for its children; none if it has no child elements.
pub(in crate::check) fn homes(name: &str, dialect: Dialect) -> impl Iterator<Item = Home> {
    called(name, dialect).filter_map(inside)
}

/// The place that an element provides for its children.
fn inside(term: Term) -> Option<Home> {
    Some(match term {
        Term::Request => Home::AnyRequest,
        Term::Response => Home::Response,
        Term::Postback => Home::Postback,
        Term::Slide => Home::Slide,
        Term::CustomText => Home::CustomText,
        Term::LegacyContent => Home::LegacyContent,
        Term::Sequence => Home::Sequence,
        Term::Template => Home::Template,
        Term::Content => Home::Content,
        Term::Notification => Home::Notification,
        Term::NotificationBody => Home::NotificationBody,
        Term::NotificationStatus => Home::NotificationStatus,
        _ => return PartKind::from_term(term).map(|_| Home::Part),
    })
}
