//! Recognises tags that are misspelt, cut off, reversed or crossed, by the several syntax errors that each of these
//! mistakes causes.

use crate::check::syntax::cascade::elements::{is_consequence, orphans};
use crate::check::syntax::recognise::foreign_document::document;
use crate::check::syntax::recognise::html_breaks::{is_break, stays_open};
use crate::check::syntax::repair::missing_end_tag::homes;
use crate::check::{Subject, oddities};
use crate::dialect::is_name;
use crate::elements::{Oddity, OddityKind};
use crate::message::Message;
use crate::source::Span;
use crate::xml::{Element, Markup, SyntaxError, SyntaxErrorKind as Kind};

/// Whether the document has lost the start tag of its root, so that an element of a message is the root.
pub(in crate::check) fn is_rootless(subject: &Subject<'_>) -> bool {
    let lost =
        |error: &SyntaxError| matches!(&error.kind, Kind::UnmatchedEnd(name) if document(name).is_some());
    matches!(subject.message, Message::Unknown { root: Some(_), .. })
        && subject.document.errors().iter().any(lost)
}

/// The start tag with a wrong name whose end tag has the right one: `<mesage-text>Hello</message-text>`. The mistake is
/// one of form, for no parser reads past it, and is reported as that alone.
pub(in crate::check) fn misnamed<'a>(subject: &Subject<'a>, error: &SyntaxError) -> Option<&'a Oddity> {
    let (Kind::MismatchedEnd { found: right, .. }, Some(start)) = (&error.kind, error.related) else {
        return None;
    };
    let names = |oddity: &&Oddity| match oddity.kind {
        OddityKind::OtherName(term) | OddityKind::Misspelt(term) => term.name(oddity.dialect) == Some(right),
        OddityKind::Unknown => is_name(right),
        _ => false,
    };
    oddities::at(subject, start.start).find(|oddity| names(oddity) && !is_consequence(subject, oddity))
}

/// The element whose name is not an XML name but was meant as one; see [`Kind::BadName`].
pub(in crate::check) fn badly_named<'a>(
    subject: &Subject<'a>,
    error: &SyntaxError,
) -> Option<Element<'a, 'a>> {
    subject.document.named_at(error.span).filter(|_| matches!(error.kind, Kind::BadName(_)))
}

/// Whether a wrong name is reported as a mistake of form: no name of XML, or one that its end tag does not match.
pub(in crate::check) fn is_malformed_name(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let place = oddity.written.span;
    let tells = |error: &SyntaxError| match error.kind {
        Kind::BadName(_) => error.span == place,
        _ => error.related == Some(place) && misnamed(subject, error).is_some(),
    };
    subject.document.errors().iter().any(tells)
}

/// Whether a tag that is cut off is the last thing in the document.
pub(in crate::check) fn ends_document(subject: &Subject<'_>, cut: &SyntaxError) -> bool {
    !subject.source.text()[cut.span.range().start..].contains('>')
}

/// Whether an error is a tag without its `>`.
pub(in crate::check) fn is_cut(error: &SyntaxError) -> bool {
    matches!(error.kind, Kind::CutOff(Markup::Tag))
}

/// Whether something that looks like a start tag is text with a `<` in it: it is inside a value, and it is never
/// closed. An element of the API in a value may have been meant, so more is asked of its name.
pub(in crate::check) fn is_text(subject: &Subject<'_>, name: Span) -> bool {
    let markup = |oddity: &Oddity| oddity.kind == OddityKind::Markup && oddity.written.span == name;
    let open = |error: &SyntaxError| matches!(error.kind, Kind::Unclosed(_) | Kind::CutOff(Markup::Tag));
    let errors = subject.document.errors_within(name.start..name.start + 1);
    if is_name(&subject.source.text()[name.range()]) {
        errors.iter().any(|error| open(error) && is_in_closed_value(subject, error))
    } else {
        errors.iter().any(open) && oddities::at(subject, name.start).any(markup)
    }
}

/// Whether an element that is never closed is in one with a value that ends as it should, as the second does in
/// `<message-text>Hi <name>, welcome</message-text>`, and nothing is left of an end tag of its own.
fn is_in_closed_value(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    let (Kind::Unclosed(name), Some(close)) = (&error.kind, error.related) else { return false };
    let (text, Some(dialect)) = (subject.source.text(), subject.message.dialect()) else { return false };
    let outer = &text[close.range()];
    let of_value = is_name(outer) && outer != name && homes(outer, dialect).next().is_none();
    let own = |other: &SyntaxError| matches!(&other.kind, Kind::UnmatchedEnd(end) if end == name);
    let holds = |element: Element<'_, '_>| element.end_name_span() == Some(close);
    of_value
        && !text[error.span.range().end..close.range().start].contains(&format!("/{name}"))
        && !subject.document.errors().iter().any(own)
        && subject.document.last_named_before(outer, error.span.start).is_some_and(holds)
}

/// The name in an end tag with a backslash.
pub(in crate::check) fn backslashed_name(error: &SyntaxError) -> Option<&str> {
    let Kind::BadName(word) = &error.kind else { return None };
    let name = word.strip_prefix('\\')?;
    Some(name.strip_prefix('/').unwrap_or(name))
}

/// The name of the API that is in quotes where the name of a tag is: `<"name">`.
pub(in crate::check) fn quoted_name(error: &SyntaxError) -> Option<&str> {
    let Kind::BadName(word) = &error.kind else { return None };
    let name = word.trim_matches(['"', '\'']);
    (word.starts_with(['"', '\'']) && is_name(name)).then_some(name)
}

/// The start tag inside an element of the same name that was meant as the element's end tag: `<name>spring<name>`.
pub(in crate::check) fn reopened(subject: &Subject<'_>, error: &SyntaxError) -> Option<Span> {
    // A `<br>` is never closed, so a second `<br>` is not an end tag.
    let element =
        subject.document.named_at(error.span).filter(|element| !stays_open(subject, element.name_span()))?;
    let again = element.children().find(|child| child.name() == element.name())?.name_span();
    let open = |other: &SyntaxError| other.span == again && other.kind == error.kind;
    subject.document.errors().iter().any(open).then_some(again)
}

/// The other one of two end tags around a value, of which the first was meant as the start tag: `</name>spring</name>`.
/// `error` is either of the two, and `side` is the side of its tag on which to look.
pub(in crate::check) fn reversed_partner(
    subject: &Subject<'_>,
    error: &SyntaxError,
    side: Side,
) -> Option<Span> {
    let Kind::UnmatchedEnd(name) = &error.kind else { return None };
    if is_break(name) {
        return None;
    }
    reversed_value(subject, error, side, name).or_else(|| reversed_holder(subject, error, side, name))
}

fn reversed_value(subject: &Subject<'_>, error: &SyntaxError, side: Side, name: &str) -> Option<Span> {
    let (text, own) = (subject.source.text(), error.span.range());
    let (value, other) = match side {
        Side::After => {
            let open = own.end + text[own.end..].find('<')?;
            (text[own.end..open].trim_start().strip_prefix('>')?, open + "</".len())
        }
        Side::Before => {
            let (markup, value) = text[..own.start - "</".len()].rsplit_once('>')?;
            (value, markup.rfind('<')? + "</".len())
        }
    };
    let closes = |found: &&SyntaxError| {
        found.span.range().start == other && matches!(&found.kind, Kind::UnmatchedEnd(end) if end == name)
    };
    let found = subject.document.errors().iter().find(closes)?;
    (!value.trim().is_empty() && !value.contains('<')).then_some(found.span)
}

/// As [`reversed_partner`], for an element that holds elements, which are out of place without it.
fn reversed_holder(subject: &Subject<'_>, error: &SyntaxError, side: Side, name: &str) -> Option<Span> {
    let ends = |other: &&SyntaxError| matches!(&other.kind, Kind::UnmatchedEnd(end) if end == name);
    let mut errors = subject.document.errors().iter();
    let (first, last) = match side {
        Side::After => (error, errors.find(|other| ends(other) && error.span.start < other.span.start)?),
        Side::Before => (errors.rfind(|other| ends(other) && other.span.start < error.span.start)?, error),
    };
    let holds_root = || {
        let root = subject.document.root().map(|root| root.span().start);
        is_rootless(subject) && document(name).is_some() && Some(first.span.start) < root
    };
    let between =
        holds_root() || orphans(subject, last).any(|orphan| first.span.end < orphan.written.span.start);
    between.then_some(if std::ptr::eq(first, error) { last.span } else { first.span })
}

/// The side of an end tag on which the value and the other end tag are.
#[derive(Clone, Copy)]
pub(in crate::check) enum Side {
    Before,
    After,
}

/// The white space that keeps a `<` from beginning a tag, with the name after it, as in `< slide>`. Only if the tag is
/// empty or its end tag follows. In an end tag, the name begins with the slash.
pub(in crate::check) fn spaced_tag<'a>(subject: &Subject<'a>, less: &SyntaxError) -> Option<(Span, &'a str)> {
    if less.kind != Kind::StrayLessThan {
        return None;
    }
    let start = less.span.range().start + 1;
    let rest = subject.source.text().get(start..)?;
    let tag = rest.trim_start();
    let slash = usize::from(tag.starts_with('/'));
    let end = tag[slash..].find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '/'))?;
    let name = &tag[..slash + end];
    let blanks = Span::new(less.span.source, start..start + rest.len() - tag.len());
    let ends = |other: &SyntaxError| {
        other.span.start > less.span.start && matches!(&other.kind, Kind::UnmatchedEnd(end) if end == name)
    };
    let empty = tag[name.len()..].trim_start().starts_with("/>");
    let open = |other: &SyntaxError| matches!(&other.kind, Kind::Unclosed(open) if *open == name[1..]);
    let errors = subject.document.errors();
    let meant = !blanks.is_empty()
        && match slash {
            0 => is_name(name) && (empty || errors.iter().any(ends)),
            _ => tag[name.len()..].starts_with('>') && errors.iter().any(open),
        };
    meant.then_some((blanks, name))
}

/// Whether an end tag that closes nothing directly follows the end tag that closed too much:
/// `<url><image></url></image>` has the two in the wrong order.
pub(in crate::check) fn is_crossed(
    subject: &Subject<'_>,
    unclosed: &SyntaxError,
    end: Span,
    name: &str,
) -> bool {
    let Kind::Unclosed(open) = &unclosed.kind else { return false };
    let Some(closes) = unclosed.related.filter(|closes| open == name && closes.end <= end.start) else {
        return false;
    };
    let between = &subject.source.text()[closes.range().end..end.range().start];
    between.chars().filter(|c| !c.is_whitespace()).eq("></".chars())
}

/// The `name>` that has lost its `<` and that an unmatched end tag belongs to. Apart from white space, it must be at
/// the start of the text or directly after a tag.
pub(in crate::check) fn lost_less(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Option<Span> {
    let text = subject.source.text();
    let end = error.span.range().start.checked_sub("</".len())?;
    let tag = format!("{name}>");
    let start = text[..end].rfind(&tag)?;
    let before = text[..start].trim_end();
    (before.is_empty() || before.ends_with('>'))
        .then(|| Span::new(error.span.source, start..start + tag.len()))
}
