//! Findings about values that are only consequences of a mistake of form in the value, or around it.

use crate::check::Subject;
use crate::check::edits::SECTION;
use crate::check::form::strayed_letters::is_doubtful;
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;
use crate::xml::{Element, SyntaxError, SyntaxErrorKind as Kind};

/// Rules about a value or its absence, besides those called `…-missing`, `…-format` and `…-literal`.
const OF_VALUES: [&str; 4] =
    ["postback-incomplete", "postback-origin", "postback-status", "reply-incomplete"];

/// Whether a finding about a value, or about its absence, is about an element whose value is inside markup. The markup
/// is reported instead.
pub(in crate::check) fn is_in_markup(subject: &Subject<'_>, rule: &str, place: Span) -> bool {
    let marked = |element: Element<'_, '_>| {
        let within = |oddity: &Oddity| {
            let at = oddity.written.span.start;
            oddity.kind == OddityKind::Markup && place.end <= at && at < element.span().end
        };
        subject.message.oddities().iter().any(within)
    };
    let of_value = ["-missing", "-format", "-literal"].iter().any(|end| rule.ends_with(end));
    (of_value || OF_VALUES.contains(&rule))
        && subject.document.start() != place
        && subject.document.named_at(place).is_some_and(marked)
}

/// Rules about the spelling of a whole value, besides those called `…-format`.
const OF_SPELLING: [&str; 6] = [
    "action-unknown",
    "boolean-literal",
    "custom-text-slide",
    "url-characters",
    "url-not-absolute",
    "url-whitespace",
];

/// Whether a finding about the spelling of a value may only be a consequence of a broken reference in the value, of a `<`
/// there that begins nothing, or of letters on the wrong side of a tag's end.
pub(in crate::check) fn is_of_broken_markup(subject: &Subject<'_>, rule: &str, place: Span) -> bool {
    let inside = |error: &SyntaxError| match error.kind {
        Kind::UnknownEntity(_) | Kind::BadCharacterReference(_) | Kind::StrayLessThan | Kind::BadName(_) => {
            place.start <= error.span.start && error.span.end <= place.end
        }
        // The character beside the tag may be the mistake.
        Kind::Displaced(_) => place.start <= error.span.start && error.span.start < place.end,
        _ => is_doubtful(subject, error, place),
    };
    (rule.ends_with("-format") || OF_SPELLING.contains(&rule)) && subject.document.errors().iter().any(inside)
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
