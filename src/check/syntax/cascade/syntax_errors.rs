//! Syntax errors that only follow from another one, which is reported instead.

use crate::check::Subject;
use crate::check::syntax::cascade::elements::is_wreckage;
use crate::check::syntax::recognise::spelt_breaks::{is_outside, is_told_outside};
use crate::check::syntax::recognise::swapped_tags::{is_around_value, swapped};
use crate::check::syntax::recognise::tags::{
    Side, backslashed_name, ends_document, is_crossed, is_cut, is_rootless, is_text, quoted_name, reopened,
    reversed_partner, spaced_tag,
};
use crate::check::syntax::repair::missing_end_tag::{left_open, swallowed};
use crate::check::syntax::repair::well_formedness::value_end;
use crate::xml::{AttributeFault, Element, Markup, SyntaxError, SyntaxErrorKind as Kind};

/// Whether a syntax error is only a consequence of another one.
pub(in crate::check) fn follows(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    match &error.kind {
        Kind::TextOutsideRoot => {
            is_wreckage(subject, error.span)
                || continues_text(subject, error)
                || is_around_root(subject, error)
                || is_spelt_again(subject, error)
                || is_rootless(subject) && subject.source.text()[error.span.range()].ends_with('>')
        }
        Kind::Unclosed(name) => unclosed_follows(subject, error, name),
        Kind::UnmatchedEnd(name) => unmatched_follows(subject, error, name),
        Kind::MismatchedEnd { open, found } => mismatched_follows(subject, error, open, found),
        Kind::BadAttribute(_) => attribute_follows(subject, error),
        // After the root there is no tag that could be cut off: it is text in the wrong place.
        Kind::CutOff(Markup::Tag) => {
            let after = |root: Element<'_, '_>| root.span().end <= error.span.start;
            // No tag after the first that ends nowhere has a `>` either.
            let unended = |other: &SyntaxError| ends_document(subject, other);
            let reported =
                |other: &SyntaxError| matches!(other.kind, Kind::TextOutsideRoot | Kind::CutOff(Markup::Tag));
            subject.document.root().is_some_and(after) && earlier(subject, error).any(reported)
                || earlier(subject, error).filter(|other| is_cut(other)).last().is_some_and(unended)
        }
        // A second document brings its own declaration; a third root is a consequence of the second.
        Kind::SecondRoot(_) => {
            is_rootless(subject)
                || earlier(subject, error).any(|other| matches!(other.kind, Kind::SecondRoot(_)))
        }
        // What comes before the declaration, or the second document that it begins, is reported.
        Kind::MisplacedDeclaration => {
            let second = |other: &SyntaxError| matches!(other.kind, Kind::SecondRoot(_));
            let after = |root: Element<'_, '_>| root.span().end <= error.span.start;
            earlier(subject, error).any(|other| other.kind == Kind::TextOutsideRoot)
                || subject.document.root().is_some_and(after) && subject.document.errors().iter().any(second)
        }
        _ => false,
    }
}

/// The errors before this one.
fn earlier<'a>(subject: &Subject<'a>, error: &SyntaxError) -> impl Iterator<Item = &'a SyntaxError> {
    subject.document.errors().iter().take_while(move |other| !std::ptr::eq(*other, error))
}

/// A start tag whose end tag could not be read, or that is itself reported as another mistake.
fn unclosed_follows(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> bool {
    let cut = |other: &SyntaxError| is_cut(other) && other.span.start == error.span.start;
    subject.document.errors().iter().any(|other| cut(other) || is_broken_end(subject, other, name))
        || reopened(subject, error).is_some()
        || swapped(subject).is_some_and(|swapped| swapped.starts.contains(&error.span))
        || is_around_value(subject, error.span)
        || error.related.is_none() && unfinished(subject, error)
}

/// An end tag whose start tag could not be read, or that is part of a mistake reported before.
fn unmatched_follows(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> bool {
    let runs_on = |other: &SyntaxError| match &other.kind {
        Kind::BadName(word) => word.starts_with(name) || quoted_name(other) == Some(name),
        _ => false,
    };
    let opens = |other: &SyntaxError| spaced_tag(subject, other).is_some_and(|(_, opened)| opened == name);
    let leads_here = |other| is_crossed(subject, other, error.span, name) || runs_on(other) || opens(other);
    reversed_partner(subject, error, Side::Before).is_some() || earlier(subject, error).any(leads_here)
}

/// Two tags with different names, of which the first is cut off or has no possible name.
fn mismatched_follows(subject: &Subject<'_>, error: &SyntaxError, open: &str, found: &str) -> bool {
    let start = error.related.map(|start| start.start);
    let cut = |other: &SyntaxError| is_cut(other) && Some(other.span.start) == start;
    let wrong =
        |other: &SyntaxError| matches!(other.kind, Kind::BadName(_)) && Some(other.span) == error.related;
    subject.document.errors().iter().any(|other| wrong(other) || open.starts_with(found) && cut(other))
}

/// A malformed attribute next to another one, in a tag that is cut off, or in text that is not a tag.
fn attribute_follows(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let opens = |other: &SyntaxError| is_cut(other) || other.kind == Kind::UnclosedQuote;
    let same = |other: &SyntaxError| matches!(other.kind, Kind::BadAttribute(_));
    subject.document.errors().iter().any(|other| opens(other) && other.span.touches(error.span))
        || earlier(subject, error).any(|other| same(other) && other.span.touches(error.span))
        || continues_value(subject, error)
        || is_of_string(subject, error)
        || subject
            .document
            .last_before(error.span.start)
            .is_some_and(|element| is_text(subject, element.name_span()))
}

/// Whether a word in a tag belongs to the value of an attribute that is not in quotes: `<subject value=Spring is here/>`.
fn continues_value(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let begins = |other: &&SyntaxError| {
        let is_value = Kind::BadAttribute(AttributeFault::Unquoted) == other.kind;
        is_value || Kind::BadAttribute(AttributeFault::NoName) == other.kind
    };
    error.kind == Kind::BadAttribute(AttributeFault::NoValue)
        && earlier(subject, error)
            .filter(begins)
            .last()
            .is_some_and(|value| error.span.end <= value_end(subject, value))
}

/// Whether an attribute is malformed because the document is out of a string of a program, or out of a cell of CSV, which
/// is reported by what is around it.
fn is_of_string(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let text = subject.source.text();
    let is_escaped = ["=\\\"", "=\\'"].iter().any(|quote| text[error.span.range()].contains(quote));
    let is_quoted = || {
        let is_outside = |other: &SyntaxError| other.kind == Kind::TextOutsideRoot;
        text.trim_ascii_start().starts_with('"') && earlier(subject, error).any(is_outside)
    };
    is_escaped && is_told_outside(subject) || is_quoted()
}

/// Whether the document ends too early and another finding reports that.
fn unfinished(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let end = |other: &SyntaxError| is_cut(other) && ends_document(subject, other);
    swallowed(subject, subject.source.text().len()).is_some()
        || left_open(subject).last().is_some_and(|last| last.span != error.span)
        || subject.document.errors().iter().any(end)
}

/// Whether an error is the end tag of `name` with a backslash or white space in it: `<\name>`, `<\/name>`, `< /name>`.
fn is_broken_end(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> bool {
    let spaced = || spaced_tag(subject, error)?.1.strip_prefix('/');
    backslashed_name(error).or_else(spaced) == Some(name)
}

/// Whether text outside the root continues text that is already reported: only references, no tags, are between them.
fn continues_text(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let errors = subject.document.errors().iter().rev().skip_while(|other| !std::ptr::eq(*other, error));
    let before = errors.skip(1).find(|other| other.kind == Kind::TextOutsideRoot);
    let between =
        |other: &SyntaxError| subject.source.text().get(other.span.range().end..error.span.range().start);
    before.and_then(between).is_some_and(|between| !between.contains('<'))
}

/// Whether a line break outside the root is spelt like one before, which is reported.
fn is_spelt_again(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    is_outside(subject, error) && earlier(subject, error).any(|other| is_outside(subject, other))
}

/// Whether text outside the root belongs to text that begins before the root, as in a mail or a web page.
fn is_around_root(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let mut errors = subject.document.errors().iter();
    let root = subject.document.root().map(|root| root.span().start);
    errors.next().is_some_and(|first| {
        first.kind == Kind::TextOutsideRoot && Some(first.span.start) < root && first.span != error.span
    })
}
