//! The oddities of elements that are only consequences of syntax errors. They are not reported, so that one mistake
//! gives one finding; [`super::syntax_errors`] does the same for syntax errors.

use crate::check::Subject;
use crate::check::syntax::recognise::swapped_tags::swapped;
use crate::check::syntax::recognise::tags::{is_cut, lost_less};
use crate::check::syntax::repair::displaced_letters::{is_displaced, slash_before};
use crate::check::syntax::repair::missing_end_tag::{holds_value, homes};
use crate::check::syntax::repair::split_names::is_split;
use crate::check::syntax::repair::unclosed_element::reopening;
use crate::dialect::Term;
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;
use crate::xml::{Element, Markup, SyntaxError, SyntaxErrorKind as Kind};

/// Whether a text is a remnant of markup that could not be read and is reported as such.
pub(in crate::check) fn is_wreckage(subject: &Subject<'_>, text: Span) -> bool {
    subject.document.errors().iter().any(|error| match &error.kind {
        Kind::CutOff(_)
        | Kind::StrayLessThan
        | Kind::StrayBang(_)
        | Kind::BadName(_)
        | Kind::UnclosedQuote => error.span.touches(text),
        Kind::MismatchedEnd { .. } => is_displaced(subject, error, text),
        Kind::Unclosed(_) => {
            let slash = || reopening(subject, error).and_then(|_| slash_before(subject, error.span));
            text.end + 1 == error.span.start && slash().is_some()
        }
        // The start tag before the text is lost, or its `<` is.
        Kind::UnmatchedEnd(name) => {
            text.end + 2 == error.span.start
                || lost_less(subject, error, name).is_some_and(|lost| lost.touches(text))
        }
        _ => false,
    })
}

/// Whether an oddity is only a consequence of a syntax error. An element that is never closed seems to contain what
/// really follows it, and a name that runs into a text is not a name.
pub(in crate::check) fn is_consequence(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let place = oddity.written.span.start;
    let swallows =
        |element: &Element<'_, '_>| element.name_span().start < place && place < element.span().end;
    endless(subject).iter().any(swallows)
        || is_split(subject, oddity.written.span)
        || subject.document.errors().iter().any(|error| match error.kind {
            Kind::CutOff(Markup::Tag) => error.span.start == place,
            Kind::UnmatchedEnd(_) => is_orphan(subject, error, oddity),
            _ => false,
        })
        || matches!(oddity.kind, OddityKind::Misplaced(_))
            && swapped(subject).is_some_and(|swapped| swapped.first.start < place)
}

/// The elements that are never closed. They are computed once: both the listed syntax errors and the oddities can be
/// many.
fn endless<'s, 'a>(subject: &'s Subject<'a>) -> &'s [Element<'a, 'a>] {
    let all = || {
        let errors = subject.document.errors().iter();
        let unclosed = errors.filter(|error| matches!(error.kind, Kind::Unclosed(_)));
        unclosed.filter_map(|error| subject.document.named_at(error.span)).collect()
    };
    subject.derived.endless.get_or_init(all)
}

/// The elements out of place that were meant to be in an element whose start tag is missing and whose end tag is `end`.
pub(in crate::check) fn orphans<'s, 'a>(
    subject: &'s Subject<'a>,
    end: &'s SyntaxError,
) -> impl Iterator<Item = &'a Oddity> {
    subject.message.oddities().iter().filter(move |oddity| is_orphan(subject, end, oddity))
}

fn is_orphan(subject: &Subject<'_>, end: &SyntaxError, oddity: &Oddity) -> bool {
    let name = &subject.source.text()[end.span.range()];
    let lives = |dialect| match oddity.kind {
        OddityKind::Misplaced(term) => homes(name, dialect).any(|home| term.lives_in(home)),
        // Merge values have names of their own.
        OddityKind::Unknown => Term::Data.name(dialect) == Some(name),
        _ => false,
    };
    oddity.written.span.start < end.span.start && subject.message.dialect().is_some_and(lives)
}

/// Whether a finding about a value is only a consequence of the value having no end: it lies in an element that holds a
/// value and is never closed, or in which reading stopped.
pub(in crate::check) fn is_of_endless_value(subject: &Subject<'_>, place: Span) -> bool {
    let errors = subject.document.errors();
    // A tag that is cut off contains its value.
    if errors.iter().any(|error| is_cut(error) && error.span.start == place.start) {
        return true;
    }
    let stop = errors.iter().find(|error| error.kind == Kind::TooMany).map(|error| error.span.start);
    let stopped =
        stop.and_then(|stop| subject.document.last_before(stop).filter(|element| stop < element.span().end));
    endless(subject).iter().copied().chain(stopped).any(|element| {
        let within = element.span().start <= place.start && place.start < element.span().end;
        // A `slide` may hold a number.
        let is_value = || element.children().next().is_none() && !element.text().value.trim().is_empty();
        within && (holds_value(subject, element) || is_value())
    })
}

/// Whether an element contains no syntax error.
pub(in crate::check) fn is_whole(subject: &Subject<'_>, name: Span) -> bool {
    let Some(element) = subject.document.named_at(name) else { return true };
    let within = |error: &SyntaxError| {
        element.span().start <= error.span.start && error.span.start < element.span().end
    };
    !subject.document.errors().iter().any(within)
}
