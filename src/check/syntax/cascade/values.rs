//! Findings about values that are only consequences of a mistake of form in the value, or around it.

use crate::check::displaced::{attribute_of, is_medium};
use crate::check::edits::SECTION;
use crate::check::syntax::recognise::overrun_sections::is_overrun;
use crate::check::syntax::repair::displaced_letters::is_doubtful;
use crate::check::{About, Subject, oddities};
use crate::elements::OddityKind;
use crate::source::Span;
use crate::xml::{AttributeFault, Element, SyntaxError, SyntaxErrorKind as Kind};

/// Whether the mistake of form, which has a finding of its own, explains a finding about a value.
pub(in crate::check) fn is_doubtful_value(subject: &Subject<'_>, about: About, place: Span) -> bool {
    match about {
        About::Value => is_in_markup(subject, place) || is_in_attribute(subject, place),
        About::Spelling => {
            is_in_markup(subject, place)
                || is_in_attribute(subject, place)
                || is_of_broken_markup(subject, place)
        }
        _ => false,
    }
}

/// Whether a finding about a value, or about its absence, is about an element whose value is inside markup. The markup
/// is reported instead.
fn is_in_markup(subject: &Subject<'_>, place: Span) -> bool {
    let marked = |element: Element<'_, '_>| {
        let mut inside = oddities::within(subject, place.end..element.span().end);
        inside.any(|oddity| oddity.kind == OddityKind::Markup)
    };
    subject.document.start() != place && subject.document.named_at(place).is_some_and(marked)
}

/// Whether a finding about a value, or about its absence, is about an element whose value is in an attribute, its own or
/// that of an element in it. The attribute is reported instead.
fn is_in_attribute(subject: &Subject<'_>, place: Span) -> bool {
    subject.document.named_at(place).is_some_and(|element| {
        let has = |element| attribute_of(subject, element).is_some() || has_bare_attribute(subject, element);
        // Hardly any element has one, while a name takes long to look up.
        has(element) || element.children().any(has) && is_medium(subject, element)
    })
}

/// Whether an element that is empty by its tag has an attribute whose value is not in quotes, which is reported as that.
fn has_bare_attribute(subject: &Subject<'_>, element: Element<'_, '_>) -> bool {
    let is_bare = |error: &SyntaxError| error.kind == Kind::BadAttribute(AttributeFault::Unquoted);
    let tag = element.span();
    element.end_name_span().is_none()
        && element.nodes().next().is_none()
        && subject.document.errors_within(tag.start..tag.end).iter().any(is_bare)
}

/// Whether a finding about the spelling of a value may only be a consequence of a broken reference in the value, of a `<`
/// there that begins nothing, of a `]]>`, or of letters on the wrong side of a tag's end.
fn is_of_broken_markup(subject: &Subject<'_>, place: Span) -> bool {
    let inside = |error: &SyntaxError| match error.kind {
        Kind::UnknownEntity(_)
        | Kind::BadCharacterReference(_)
        | Kind::StrayLessThan
        | Kind::BadName(_)
        | Kind::SectionEndInText => place.start <= error.span.start && error.span.end <= place.end,
        // The character beside the tag may be the mistake.
        Kind::Displaced(_) => place.start <= error.span.start && error.span.start < place.end,
        _ => is_doubtful(subject, error, place),
    };
    subject.document.errors().iter().any(inside) || is_overrun(subject, place)
}

/// Whether a mistake is after the start of a CDATA section that has no end, in the same value. Once the section is
/// closed, as its own finding says, `&` and `<` stand for themselves there.
pub(in crate::check) fn is_in_open_section(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let text = subject.source.text();
    let opens = |other: &&SyntaxError| {
        other.span.start < error.span.start
            && matches!(other.kind, Kind::CutOff(_))
            && text[other.span.range().start..].starts_with(SECTION)
    };
    let last = subject.document.errors().iter().rev().find(opens);
    last.is_some_and(|open| !text[open.span.range().start..error.span.range().start].contains("</"))
}
