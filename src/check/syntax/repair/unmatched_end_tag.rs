//! End tags without their start tag: recognises what happened to the start tag, and builds the finding with its fix.

use crate::check::edits::edit;
use crate::check::syntax::cascade::elements::orphans;
use crate::check::syntax::recognise::foreign_document::document;
use crate::check::syntax::recognise::html_breaks::{self, is_break};
use crate::check::syntax::recognise::swapped_tags::{Swapped, around_values, swapped};
use crate::check::syntax::recognise::tags::{Side, is_rootless, lost_less, reversed_partner};
use crate::check::syntax::repair::missing_end_tag::homes;
use crate::check::syntax::repair::tag_typos::at;
use crate::check::{Finding, Subject};
use crate::diagnostic::Safety;
use crate::dialect::called;
use crate::source::Span;
use crate::xml::{Element, SyntaxError, SyntaxErrorKind as Kind};

/// The most mistakes of a document beside which a `/>` is taken for a slip. Our choice: fixing more takes seconds.
const SLIPS: usize = 100;

/// An end tag without its start tag.
pub(in crate::check) fn unmatched(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Finding {
    let span = error.span;
    let tag = whole_end_tag(subject.source.text(), span);
    if is_break(name) {
        return Finding::at(span, format!("`</{name}>` is HTML, and a message's text is plain"))
            .help("write a line break")
            .fix(Safety::Unsafe, html_breaks::unopened(subject, tag));
    }
    if let Some(swapped) = swapped(subject).filter(|swapped| swapped.first == span) {
        return turned(swapped, name);
    }
    if let Some(tags) = around_values(subject).iter().find(|tags| tags.end == span) {
        return turned(&Swapped { first: span, starts: vec![tags.start], ends: Vec::new() }, name);
    }
    if reversed_partner(subject, error, Side::After).is_some() {
        let slash = Span { start: span.start - 1, end: span.start, ..span };
        return Finding::at(span, format!("`</{name}>` is where its start tag should be"))
            .help(format!("write `<{name}>`"))
            .fix(Safety::Unsafe, edit(slash, ""));
    }
    if let Some(start) = lost_less(subject, error, name) {
        return Finding::at(start, format!("`{name}>` has lost its `<`"))
            .help(format!("write `<{name}>`"))
            .fix(Safety::Unsafe, edit(at(start, start.start), "<"));
    }
    let holder = || closed_holder(subject, error, name).map(|slash| (slash, "what it holds"));
    if let Some((slash, what)) =
        closed_early(subject, error, name).map(|slash| (slash, "its text")).or_else(holder)
    {
        return Finding::at(slash, format!("`<{name}/>` is closed before {what}"))
            .related(span, "closed again here")
            .help(format!("write `<{name}>`"))
            .fix(Safety::Unsafe, edit(slash, ""));
    }
    if let Some((start, after)) = missing_start(subject, error, name) {
        return Finding::at(span, format!("`</{name}>` has lost its start tag"))
            .help(format!("write `<{name}>` before {after}"))
            .fix(Safety::Unsafe, edit(at(span, start), format!("<{name}>")));
    }
    Finding::at(span, format!("`</{name}>` closes nothing"))
        .help("remove it, or add the start tag")
        .fix(Safety::Unsafe, edit(tag, ""))
}

/// The finding for swapped tags, whose fix turns each into the other.
fn turned(swapped: &Swapped, name: &str) -> Finding {
    let slash = |end: &Span| (Span { start: end.start - 1, end: end.start, ..*end }, String::new());
    let ends = std::iter::once(&swapped.first).chain(&swapped.ends).map(slash);
    let starts = swapped.starts.iter().map(|start| (at(*start, start.start), "/".to_owned()));
    let finding = Finding::at(swapped.first, format!("`</{name}>` and `<{name}>` are swapped"));
    let related = swapped.starts.iter().take(1);
    related
        .fold(finding, |finding, start| finding.related(*start, "this should close it"))
        .help(format!("write `<{name}>` first, and `</{name}>` after what it holds"))
        .fix(Safety::Unsafe, ends.chain(starts).collect())
}

/// The slash at the end of a start tag, after which the value and the end tag follow: `<name/>spring</name>`.
fn closed_early(subject: &Subject<'_>, end: &SyntaxError, name: &str) -> Option<Span> {
    if subject.document.errors().len() > SLIPS {
        return None;
    }
    let before = subject.source.text().get(..end.span.range().start.checked_sub("</".len())?)?;
    let (tag, value) = before.rsplit_once('>')?;
    let slash = Span { start: u32::try_from(tag.len()).ok()?.checked_sub(1)?, ..end.span };
    let slash = Span { end: slash.start + 1, ..slash };
    let empty = subject.document.last_before(slash.start).filter(|last| last.span().end == slash.end + 1)?;
    let lost = tag.ends_with('/') && empty.name() == name && !value.trim().is_empty();
    lost.then_some(slash)
}

/// As [`closed_early`], for an element that holds elements: `<image/><url>…</url></image>`.
fn closed_holder(subject: &Subject<'_>, end: &SyntaxError, name: &str) -> Option<Span> {
    let empty = subject.document.last_named_before(name, end.span.start)?.span();
    let held = orphans(subject, end).next().is_some_and(|first| empty.end < first.written.span.start);
    let slash = Span { start: empty.end.checked_sub("/>".len() as u32)?, end: empty.end - 1, ..empty };
    let is_empty = || subject.source.text().as_bytes()[slash.range().start..].starts_with(b"/>");
    (held && is_empty()).then_some(slash)
}

/// Where the missing start tag of an end tag belongs, and what follows that place.
fn missing_start(subject: &Subject<'_>, end: &SyntaxError, name: &str) -> Option<(u32, String)> {
    if let Some(first) = lost_root(subject, name) {
        return Some((first.span().start, format!("`<{}>`", first.name())));
    }
    if let Some(start) = lost_start(subject, end, name) {
        return Some((start, "the text".to_owned()));
    }
    let same = |other: &&SyntaxError| other.kind == end.kind && other.span.start < end.span.start;
    let before = subject.document.errors().iter().rfind(same).map_or(0, |before| before.span.end);
    let written = &orphans(subject, end).find(|orphan| orphan.written.span.start > before)?.written;
    Some((written.span.start - 1, format!("`<{}>`", written.value)))
}

/// The element in the root's place, if the root's start tag is lost.
fn lost_root<'a>(subject: &Subject<'a>, name: &str) -> Option<Element<'a, 'a>> {
    let lost = is_rootless(subject) && document(name).is_some();
    subject.document.root().filter(|_| lost)
}

/// The offset at which the value of an end tag without a start tag begins, as in `5</duration>`. `None` if something
/// else opens the value.
fn lost_start(subject: &Subject<'_>, end: &SyntaxError, name: &str) -> Option<u32> {
    let dialect = subject.message.dialect()?;
    let of_value = called(name, dialect).next().is_some() && homes(name, dialect).next().is_none();
    let before = subject.source.text().get(..end.span.range().start.checked_sub("</".len())?)?;
    let (markup, text) = before.split_at(before.rfind('>')? + 1);
    let value = text.trim_start();
    // There is a start tag that could not be read, or the value itself is inside a tag.
    let less = u32::try_from(markup.rfind('<')?).ok()?;
    let unread = |other: &SyntaxError| match other.kind {
        Kind::StrayLessThan | Kind::BadName(_) => (less..=less + 1).contains(&other.span.start),
        Kind::BadAttribute(_) | Kind::UnclosedQuote => (less..end.span.start).contains(&other.span.start),
        _ => false,
    };
    let there = value.is_empty() || value.contains('<') || markup.ends_with("]]>");
    let lost = of_value && !there && !subject.document.errors().iter().any(unread);
    lost.then(|| u32::try_from(before.len() - value.len()).ok())?
}

/// The span of the whole end tag around its name.
fn whole_end_tag(text: &str, name: Span) -> Span {
    let inside = name.range();
    let start = text[..inside.start].rfind('<').unwrap_or(inside.start);
    let end = text[inside.end..].find('>').map_or(inside.end, |at| inside.end + at + 1);
    Span::new(name.source, start..end)
}
