//! Start tags without their end tag: recognises what happened to the end tag, and builds the finding with its fix.

use crate::check::edits::{SECTION_END, edit};
use crate::check::syntax::recognise::html_breaks::{self, stays_open};
use crate::check::syntax::recognise::tags::{is_crossed, is_text, reopened};
use crate::check::syntax::repair::displaced_letters::slash_before;
use crate::check::syntax::repair::missing_end_tag::{at_the_end, end_tag, holds_value, left_open, may_hold};
use crate::check::syntax::repair::tag_typos::{at, less};
use crate::check::{Finding, Subject};
use crate::diagnostic::Safety;
use crate::dialect::is_name as is_known;
use crate::source::Span;
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind};

/// Bytes of a value that are searched for an end tag that no parser sees. Our choice: values are shorter.
const VALUE: usize = 16 << 10;

/// A start tag without its end tag.
pub(in crate::check) fn unclosed(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Finding {
    let (span, text) = (error.span, subject.source.text());
    // Text that HTML markup encloses becomes part of the value, so a tag is added safely only for names of the API.
    let by_name = if is_known(name) { Safety::Safe } else { Safety::Unsafe };
    if let Some(first) = reopening(subject, error) {
        if let Some(place) = slash_before(subject, span) {
            // A value may end with a slash, and the slash of the tag be missing.
            let holds_value =
                subject.document.named_at(span).is_some_and(|element| holds_value(subject, element));
            let safety = if holds_value { Safety::Unsafe } else { by_name };
            return Finding::at(span, format!("the slash of `</{name}>` is before its `<`"))
                .related(first, "opened here")
                .help(format!("write `</{name}>`"))
                .fix(safety, edit(place, "</"));
        }
        let finding = Finding::at(span, format!("`<{name}>` is opened again where it should be closed"))
            .related(first, "opened here")
            .help(format!("write `</{name}>`"));
        // A second `<` stands for the slash, or is one too many.
        return if text[..span.range().start].ends_with("<<") {
            let marks = Span { start: span.start - 2, end: span.start, ..span };
            finding.fix(Safety::Unsafe, edit(marks, "</"))
        } else {
            finding.fix(by_name, edit(at(span, span.start), "/"))
        };
    }
    if stays_open(subject, span) {
        return Finding::at(span, format!("`<{name}>` is HTML, and a message's text is plain"))
            .help(format!("write a line break, or `&lt;{name}>` where it is meant as text"))
            .fix(Safety::Unsafe, html_breaks::unclosed(subject, span));
    }
    if is_text(subject, span) {
        return less(span, name);
    }
    if let Some((first, again)) = doubled(subject, error) {
        return Finding::at(again, format!("`<{name}>` is opened twice"))
            .related(span, "opened here")
            .help("remove one of the two")
            .fix(Safety::Unsafe, edit(first, ""));
    }
    if let Some(finding) = unread_end(subject, error, name) {
        return finding;
    }
    let Some(close) = error.related else { return cut_short(subject, error, name) };
    if let Some(end) = crossing(subject, error, name) {
        let outer = &text[close.range()];
        return Finding::at(end, format!("`</{name}>` and `</{outer}>` are in the wrong order"))
            .related(span, "opened last, so it is closed first")
            .help(format!("close `<{name}>` first"))
            .fix(Safety::Safe, vec![(close, name.to_owned()), (end, outer.to_owned())]);
    }
    never_closed(error, name)
        .related(close, "this closes another element")
        .fix(by_name, end_tag(subject, span, Some(close)))
}

/// The finding for the end tag of an element that no parser recognises as one.
fn unread_end(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Option<Finding> {
    if let Some((end, is_section)) = hidden_end(subject, error, name) {
        let tag = format!("</{name}>");
        let (message, right) = if is_section {
            (format!("`{tag}` is inside the CDATA section"), format!("{SECTION_END}{tag}"))
        } else {
            (format!("`{}` is escaped, so it closes nothing", &subject.source.text()[end.range()]), tag)
        };
        return Some(
            Finding::at(end, message)
                .related(error.span, "opened here")
                .help(format!("write `{right}`"))
                .fix(Safety::Unsafe, edit(end, right)),
        );
    }
    let end = lost_end(subject, error, name)?;
    Some(
        Finding::at(end, format!("`/{name}>` has lost its `<`"))
            .related(error.span, "opened here")
            .help(format!("write `</{name}>`"))
            .fix(Safety::Unsafe, edit(at(end, end.start), "<")),
    )
}

/// A start tag without its end tag where the document ends.
fn cut_short(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Finding {
    let tag = |open: &SyntaxError| format!("`<{}>`", &subject.source.text()[open.span.range()]);
    let open: Vec<String> = left_open(subject).map(tag).collect();
    let in_value = ends_in_value(subject, error);
    if let Some((first, again)) = all_reopened(subject).first().filter(|_| open.len() > 1) {
        let first_name = &subject.source.text()[first.range()];
        return Finding::at(
            *again,
            format!("`<{first_name}>` is opened again where it should be closed, as others are"),
        )
        .related(*first, "opened here")
        .help(format!("write `</{first_name}>`, and the slash of each end tag after it"));
    }
    match &open[..] {
        [outer @ .., _] if !outer.is_empty() => {
            let are = if outer.len() == 1 { "is" } else { "are" };
            let edits = if in_value { Vec::new() } else { at_the_end(subject) };
            Finding::at(error.span, format!("the document ends inside `<{name}>`"))
                .help(format!("send the whole of it; {} {are} open too", outer.join(", ")))
                .fix(Safety::Unsafe, edits)
        }
        _ if in_value => Finding::at(error.span, format!("the document ends inside `<{name}>`"))
            .help("send the whole of it; it is cut off here"),
        // More of the document may be missing.
        _ => Finding::at(error.span, format!("`<{name}>` is never closed"))
            .help(format!("add `</{name}>` at the end, or send the whole of it if it is cut off"))
            .fix(Safety::Unsafe, end_tag(subject, error.span, None)),
    }
}

/// Whether the document ends in the value of the element opened last. The rest of the value is missing then, and what
/// there is of it would pass for the whole.
fn ends_in_value(subject: &Subject<'_>, last: &SyntaxError) -> bool {
    !subject.source.text().trim_end().ends_with('>')
        || subject.document.named_at(last.span).is_some_and(|element| holds_value(subject, element))
}

fn never_closed(error: &SyntaxError, name: &str) -> Finding {
    Finding::at(error.span, format!("`<{name}>` is never closed"))
        .help(format!("add `</{name}>` where the element ends"))
}

/// The start tag of the element that a start tag of the same name was meant to close; see [`reopened`].
pub(in crate::check) fn reopening(subject: &Subject<'_>, error: &SyntaxError) -> Option<Span> {
    all_reopened(subject).iter().find(|(_, again)| *again == error.span).map(|(first, _)| *first)
}

/// The start tags of elements with those that were meant to close them. They are computed once: each is sought among
/// all errors.
fn all_reopened<'s>(subject: &'s Subject<'_>) -> &'s [(Span, Span)] {
    subject.derived.reopened.get_or_init(|| {
        let open = subject.document.errors().iter().filter(|error| matches!(error.kind, Kind::Unclosed(_)));
        open.filter_map(|first| Some((first.span, reopened(subject, first)?))).collect()
    })
}

/// The two start tags of an element that has only one end tag, as in `<name><name>spring</name>`: the span of the whole
/// first tag, and the name in the second.
fn doubled(subject: &Subject<'_>, unclosed: &SyntaxError) -> Option<(Span, Span)> {
    let element = subject.document.named_at(unclosed.span)?;
    let again = element.children().next().filter(|child| child.name() == element.name())?;
    let first = element.span().range().start..again.span().range().start;
    let bare = subject.source.text()[first.clone()].trim_end() == format!("<{}>", element.name());
    let twice = bare && again.end_name_span().is_some() && !may_hold(subject, element, again);
    twice.then(|| (Span::new(unclosed.span.source, first), again.name_span()))
}

/// The name in the end tag of `name` that follows the end tag that closed too much.
fn crossing(subject: &Subject<'_>, unclosed: &SyntaxError, name: &str) -> Option<Span> {
    let ends = |error: &&SyntaxError| matches!(&error.kind, Kind::UnmatchedEnd(found) if found == name);
    let mut ends = subject.document.errors().iter().filter(ends);
    ends.find(|end| is_crossed(subject, unclosed, end.span, name)).map(|end| end.span)
}

/// The end tag of an element that is never closed where no parser sees it: escaped, or before the end of a CDATA
/// section instead of after it. Also returns whether that is so.
fn hidden_end(subject: &Subject<'_>, unclosed: &SyntaxError, name: &str) -> Option<(Span, bool)> {
    let range = subject.document.named_at(unclosed.span)?.span().range();
    let inside = &subject.source.text()[range.clone()];
    let inside = &inside[..inside.floor_char_boundary(VALUE)];
    let tags = [
        (format!("</{name}>{SECTION_END}"), true),
        (format!("&lt;/{name}&gt;"), false),
        (format!("&lt;/{name}>"), false),
    ];
    let found = tags.iter().find_map(|(tag, is_section)| Some((inside.find(tag)?, tag.len(), *is_section)));
    found.map(|(at, length, is_section)| {
        let start = range.start + at;
        (Span::new(unclosed.span.source, start..start + length), is_section)
    })
}

/// The `/name>` inside an element that is never closed: its end tag without the `<`.
fn lost_end(subject: &Subject<'_>, unclosed: &SyntaxError, name: &str) -> Option<Span> {
    let element = subject.document.named_at(unclosed.span)?;
    let range = element.span().range();
    let tag = format!("/{name}>");
    let inside = &subject.source.text()[range.clone()];
    // With a `<` a little before it, it is reported there.
    let bare = |at: &usize| !inside[..*at].trim_end_matches(['\\', ' ']).ends_with('<');
    let start = range.start + inside.match_indices(&tag).map(|(at, _)| at).find(bare)?;
    Some(Span::new(unclosed.span.source, start..start + tag.len()))
}
