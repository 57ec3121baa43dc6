//! The oddities of elements that are only consequences of syntax errors. They are not reported, so that one mistake
//! gives one finding; [`super::syntax_errors`] does the same for syntax errors.

use crate::check::Subject;
use crate::check::syntax::recognise::swapped_tags::{is_around_value, swapped};
use crate::check::syntax::recognise::tags::{is_cut, lost_less};
use crate::check::syntax::repair::displaced_letters::{is_displaced, slash_before};
use crate::check::syntax::repair::missing_end_tag::{holds_value, homes};
use crate::check::syntax::repair::split_names::is_split;
use crate::check::syntax::repair::unclosed_element::reopening;
use crate::dialect::{Home, Term};
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;
use crate::xml::{Element, SyntaxError, SyntaxErrorKind as Kind};

/// Whether a text is a remnant of markup that could not be read and is reported as such.
pub(in crate::check) fn is_wreckage(subject: &Subject<'_>, text: Span) -> bool {
    let is_lost = || lost_tags(subject).iter().any(|lost| lost.touches(text));
    let is_of = |error: &SyntaxError| match &error.kind {
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
        // The start tag before the text is lost.
        Kind::UnmatchedEnd(_) => text.end + 2 == error.span.start,
        _ => false,
    };
    subject.document.errors().iter().any(is_of) || is_lost() || is_around_value(subject, text)
}

/// The start tags that have lost their `<`. They are computed once: both the texts beside them and the text before them
/// can be long.
fn lost_tags<'s>(subject: &'s Subject<'_>) -> &'s [Span] {
    let all = || {
        let lost = |error: &SyntaxError| match &error.kind {
            Kind::UnmatchedEnd(name) => lost_less(subject, error, name),
            _ => None,
        };
        subject.document.errors().iter().filter_map(lost).collect()
    };
    subject.derived.lost_tags.get_or_init(all)
}

/// Whether an oddity is only a consequence of a syntax error. An element that is never closed seems to contain what
/// really follows it, and a name that runs into a text is not a name.
pub(in crate::check) fn is_consequence(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let place = oddity.written.span.start;
    let endless = endless(subject);
    let before = endless.partition_point(|element| element.name_span().start < place);
    endless[..before].iter().any(|element| place < element.span().end)
        || is_split(subject, oddity.written.span)
        || subject.document.errors_within(place..place + 1).iter().any(is_cut)
        || parents(subject).iter().any(|parent| parent.lacks(oddity))
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
    let parent = Parent::of(subject, end);
    let oddities = parent.as_ref().map_or(&[][..], |_| subject.message.oddities());
    oddities.iter().filter(move |oddity| parent.as_ref().is_some_and(|parent| parent.lacks(oddity)))
}

/// An element whose start tag is missing, as the end tags of its name tell.
#[derive(Debug)]
pub(in crate::check) struct Parent<'a> {
    name: &'a str,
    /// The places that it provides for its children.
    homes: Vec<Home>,
    /// Whether it holds merge values, which have names of their own.
    is_data: bool,
    /// Where the last of the end tags has its name.
    end: u32,
}

impl<'a> Parent<'a> {
    /// The element that an end tag closes; `None` if it holds no others.
    fn of(subject: &Subject<'a>, end: &SyntaxError) -> Option<Self> {
        let name = &subject.source.text()[end.span.range()];
        let dialect = subject.message.dialect()?;
        let homes: Vec<Home> = homes(name, dialect).collect();
        let is_data = Term::Data.name(dialect) == Some(name);
        (is_data || !homes.is_empty()).then_some(Self { name, homes, is_data, end: end.span.start })
    }

    /// Whether an oddity is out of place because it was meant to be in this element.
    fn lacks(&self, oddity: &Oddity) -> bool {
        let lives = match oddity.kind {
            OddityKind::Misplaced(term) => self.homes.iter().any(|home| term.lives_in(*home)),
            OddityKind::Unknown => self.is_data,
            _ => false,
        };
        oddity.written.span.start < self.end && lives
    }
}

/// The elements whose start tags are missing, each name once. They are computed once: both the end tags and the oddities
/// can be many.
fn parents<'s, 'a>(subject: &'s Subject<'a>) -> &'s [Parent<'a>] {
    let all = || {
        let mut parents: Vec<Parent<'a>> = Vec::new();
        let is_end = |error: &&SyntaxError| matches!(error.kind, Kind::UnmatchedEnd(_));
        for end in subject.document.errors().iter().filter(is_end) {
            let name = &subject.source.text()[end.span.range()];
            match parents.iter_mut().find(|parent| parent.name == name) {
                Some(parent) => parent.end = parent.end.max(end.span.start),
                None => parents.extend(Parent::of(subject, end)),
            }
        }
        parents
    };
    subject.derived.parents.get_or_init(all)
}

/// Whether a finding about a value is only a consequence of the value having no end: it lies in an element that holds a
/// value and is never closed, or in which reading stopped.
pub(in crate::check) fn is_of_endless_value(subject: &Subject<'_>, place: Span) -> bool {
    // A tag that is cut off contains its value.
    if subject.document.errors_within(place.start..place.start + 1).iter().any(is_cut) {
        return true;
    }
    let errors = subject.document.errors();
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
    subject.document.errors_within(element.span().start..element.span().end).is_empty()
}
