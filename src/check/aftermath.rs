//! One mistake, one finding: which mistakes of form, and which oddities, are only what another mistake leads to.

use super::Subject;
use super::closing::left_open;
use crate::message::{Oddity, OddityKind};
use crate::source::Span;
use crate::xml::{Element, SyntaxError, SyntaxErrorKind as Kind};

/// Whether a mistake is only what another one leads to.
pub(super) fn follows(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let errors = subject.document.errors();
    let earlier = || errors.iter().take_while(|other| !std::ptr::eq(*other, error));
    match &error.kind {
        Kind::TextOutsideRoot => is_wreckage(subject, error.span) || wraps_before(subject, error),
        Kind::Unclosed(name) => {
            let cut = |other: &SyntaxError| {
                matches!(other.kind, Kind::CutOff("tag")) && other.span.start == error.span.start
            };
            errors.iter().any(|other| cut(other) || leans(other, name))
                || reopened(subject, error).is_some()
                || error.related.is_none() && unfinished(subject, error)
        }
        Kind::UnmatchedEnd(name) => earlier().any(|other| crossed(subject, other, error.span, name)),
        Kind::MismatchedEnd { open, found } => {
            let start = error.related.map(|start| start.start);
            let cut = |other: &SyntaxError| is_cut(other) && Some(other.span.start) == start;
            open.starts_with(found.as_str()) && errors.iter().any(cut) || misnamed(subject, start, found)
        }
        Kind::BadAttribute(_) => errors.iter().any(|other| is_cut(other) && other.span.touches(error.span)),
        // A second document brings its declaration; a third is one too many as the second is.
        Kind::SecondRoot(_) => earlier().any(|other| matches!(other.kind, Kind::SecondRoot(_))),
        Kind::MisplacedDeclaration => {
            let second = |other: &SyntaxError| matches!(other.kind, Kind::SecondRoot(_));
            let behind = |root: Element<'_, '_>| root.span().end <= error.span.start;
            subject.document.root().is_some_and(behind) && errors.iter().any(second)
        }
        _ => false,
    }
}

/// Whether an end tag is right and its start tag at that place wrong, which is reported as that.
fn misnamed(subject: &Subject<'_>, start: Option<u32>, right: &str) -> bool {
    subject.message.oddities().iter().filter(|oddity| Some(oddity.written.span.start) == start).any(
        |oddity| {
            let (OddityKind::OtherName(term) | OddityKind::Misspelt(term)) = oddity.kind else {
                return false;
            };
            term.name(oddity.dialect) == Some(right)
        },
    )
}

/// Whether the document ends too early, and another finding says so.
fn unfinished(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let end = |other: &SyntaxError| is_cut(other) && ends_document(subject, other);
    left_open(subject).last().is_some_and(|last| last.span != error.span)
        || subject.document.errors().iter().any(end)
}

/// Whether a tag that is cut off is the last thing in the document.
pub(super) fn ends_document(subject: &Subject<'_>, cut: &SyntaxError) -> bool {
    !subject.source.text()[cut.span.range().start..].contains('>')
}

fn is_cut(error: &SyntaxError) -> bool {
    matches!(error.kind, Kind::CutOff("tag"))
}

/// Whether something is the end tag of `name` with its slash the wrong way: `<\name>`.
fn leans(error: &SyntaxError, name: &str) -> bool {
    matches!(&error.kind, Kind::BadName(word) if word.strip_prefix('\\') == Some(name))
}

/// Whether text outside the root is the end of what begins before the root, as a mail's or a page's.
fn wraps_before(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let mut errors = subject.document.errors().iter();
    let root = subject.document.root().map(|root| root.span().start);
    errors.next().is_some_and(|first| {
        first.kind == Kind::TextOutsideRoot && Some(first.span.start) < root && first.span != error.span
    })
}

/// The start tag inside an element of the same name that was meant to be its end tag: `<name>spring<name>`.
pub(super) fn reopened(subject: &Subject<'_>, error: &SyntaxError) -> Option<Span> {
    let first = subject.document.named_at(error.span)?.children().next()?;
    let again = |other: &SyntaxError| other.span == first.name_span() && other.kind == error.kind;
    let same = first.name() == &subject.source.text()[error.span.range()];
    (same && subject.document.errors().iter().any(again)).then(|| first.name_span())
}

/// Whether an end tag that closes nothing stands behind the one that closed too much: `<url><image></url></image>`
/// with the two in the wrong order.
pub(super) fn crossed(subject: &Subject<'_>, unclosed: &SyntaxError, end: Span, name: &str) -> bool {
    let Kind::Unclosed(open) = &unclosed.kind else { return false };
    let Some(closes) = unclosed.related.filter(|closes| open == name && closes.end <= end.start) else {
        return false;
    };
    let between = &subject.source.text()[closes.range().end..end.range().start];
    let between: String = between.chars().filter(|c| !c.is_whitespace()).collect();
    between == "></"
}

/// Whether a text is what is left of markup that could not be read, which is reported as that.
pub(super) fn is_wreckage(subject: &Subject<'_>, text: Span) -> bool {
    subject.document.errors().iter().any(|error| match &error.kind {
        Kind::CutOff(_) | Kind::StrayLess | Kind::StrayBang(_) | Kind::BadName(_) | Kind::UnclosedQuote => {
            error.span.touches(text)
        }
        // `name>spring</name>`, whose first `<` is lost.
        Kind::UnmatchedEnd(name) => {
            text.end + 2 == error.span.start
                && subject.source.text()[text.range()].contains(&format!("{name}>"))
        }
        _ => false,
    })
}

/// Whether an oddity is only what a mistake of form leads to: what an element that is never closed seems to hold
/// stands behind it in truth, and a name that runs into a text is no name.
pub(super) fn is_aftermath(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let place = oddity.written.span.start;
    subject.document.errors().iter().any(|error| match error.kind {
        Kind::CutOff("tag") => error.span.start == place,
        Kind::Unclosed(_) => {
            let element = subject.document.named_at(error.span);
            element.is_some_and(|element| error.span.start < place && place < element.span().end)
        }
        _ => false,
    })
}
