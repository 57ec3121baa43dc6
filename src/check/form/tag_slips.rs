//! Typing mistakes in tags: recognises what was meant, and builds the findings with their fixes.

use crate::check::edits::{SECTION_END, edit, renamed};
use crate::check::form::consequences::{
    Side, badly_named, crossed, ends_document, is_rootless, is_text, lost_less, misnamed, orphans, reopened,
    turned,
};
use crate::check::form::html_breaks::{self, is_break, stays_open};
use crate::check::form::missing_end::{at_the_end, end_tag, homes, left_open, may_hold};
use crate::check::form::not_a_message::document;
use crate::check::form::swapped_tags::swapped;
use crate::check::{Finding, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{called, is_name as is_known};
use crate::elements::OddityKind;
use crate::source::Span;
use crate::xml::{Element, Markup, SyntaxError, SyntaxErrorKind as Kind, is_name};

/// How a comment begins.
const COMMENT: &str = "<!--";

/// Bytes of a value that are searched for its end tag in disguise. Our choice: values are shorter.
const VALUE: usize = 16 << 10;

/// The most mistakes of a document beside which a `/>` is taken for a slip. Our choice: fixing more takes seconds.
const SLIPS: usize = 100;

/// The finding, with its fix, for a tag that is missing, incomplete or in the wrong place, or for a comment that
/// swallows the next one. `None` if only the broken rule of XML can be reported.
pub(in crate::check) fn slip(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    match &error.kind {
        Kind::Unclosed(name) => Some(unclosed(subject, error, name)),
        Kind::UnmatchedEnd(name) => Some(unmatched(subject, error, name)),
        Kind::CutOff(Markup::Tag) => cut_off(subject, error),
        Kind::BadName(name) => bad_name(subject, error, name),
        Kind::MismatchedEnd { open, found } => {
            let oddity = misnamed(subject, error)?;
            let safety = if oddity.kind == OddityKind::Unknown { Safety::Unsafe } else { Safety::Safe };
            let start = oddity.written.span;
            let finding = Finding::at(start, format!("`</{found}>` closes `<{open}>`"));
            Some(
                finding
                    .related(error.span, "closed here")
                    .help(format!("write `<{found}>`"))
                    .fix(safety, edit(start, found)),
            )
        }
        Kind::HyphensInComment => {
            let start = swallowing(subject.source.text(), error.span)?;
            let finding = Finding::at(start, "a comment is never closed before the next begins");
            Some(
                finding
                    .related(error.span, "the next begins here")
                    .help("write `-->` where the comment ends"),
            )
        }
        _ => None,
    }
}

/// A name with a character that none may have, as word processors put it there.
fn bad_name(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Option<Finding> {
    let element = badly_named(subject, error)?;
    let odd = name.chars().find(|c| !is_name(&format!("a{c}"))).map_or(0, u32::from);
    let finding = Finding::at(error.span, format!("`{name}` holds U+{odd:04X}, which no name may hold"));
    let oddity = subject.message.oddities().iter().find(|oddity| oddity.written.span == error.span);
    Some(match oddity.map(|oddity| (&oddity.kind, oddity.dialect)) {
        Some((OddityKind::Misspelt(term), dialect)) => {
            let right = term.name_or_other(dialect);
            let edits = renamed(error.span, element.end_name_span(), right);
            finding.help(format!("write `{right}`")).fix(Safety::Safe, edits)
        }
        _ => finding.help("write it with letters, digits and plain hyphens"),
    })
}

/// A start tag without its end tag.
fn unclosed(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Finding {
    let (span, text) = (error.span, subject.source.text());
    // Text that HTML markup encloses becomes part of the value, so a tag is added safely only for names of the API.
    let by_name = if is_known(name) { Safety::Safe } else { Safety::Unsafe };
    if let Some(first) = reopening(subject, error) {
        return Finding::at(span, format!("`<{name}>` is opened again where it should be closed"))
            .related(first, "opened here")
            .help(format!("write `</{name}>`"))
            .fix(by_name, edit(at(span, span.start), "/"));
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
    if let Some((end, is_section)) = hidden_end(subject, error, name) {
        let tag = format!("</{name}>");
        let (message, right) = if is_section {
            (format!("`{tag}` is inside the CDATA section"), format!("{SECTION_END}{tag}"))
        } else {
            (format!("`{}` is escaped, so it closes nothing", &text[end.range()]), tag)
        };
        return Finding::at(end, message)
            .related(span, "opened here")
            .help(format!("write `{right}`"))
            .fix(Safety::Unsafe, edit(end, right));
    }
    if let Some(end) = lost_end(subject, error, name) {
        return Finding::at(end, format!("`/{name}>` has lost its `<`"))
            .related(span, "opened here")
            .help(format!("write `</{name}>`"))
            .fix(Safety::Unsafe, edit(at(end, end.start), "<"));
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

/// A start tag without its end tag where the document ends.
fn cut_short(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Finding {
    let tag = |open: &SyntaxError| format!("`<{}>`", &subject.source.text()[open.span.range()]);
    let open: Vec<String> = left_open(subject).map(tag).collect();
    match &open[..] {
        [outer @ .., _] if !outer.is_empty() => {
            let are = if outer.len() == 1 { "is" } else { "are" };
            Finding::at(error.span, format!("the document ends inside `<{name}>`"))
                .help(format!("send the whole of it; {} {are} open too", outer.join(", ")))
                .fix(Safety::Unsafe, at_the_end(subject))
        }
        // Nobody knows whether more was to come.
        _ => Finding::at(error.span, format!("`<{name}>` is never closed"))
            .help(format!("add `</{name}>` at the end, or send the whole of it if it is cut off"))
            .fix(Safety::Unsafe, end_tag(subject, error.span, None)),
    }
}

fn never_closed(error: &SyntaxError, name: &str) -> Finding {
    Finding::at(error.span, format!("`<{name}>` is never closed"))
        .help(format!("add `</{name}>` where the element ends"))
}

/// An end tag without its start tag.
fn unmatched(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Finding {
    let span = error.span;
    let tag = whole_end_tag(subject.source.text(), span);
    if is_break(name) {
        return Finding::at(span, format!("`</{name}>` is HTML, and a message's text is plain"))
            .help("write a line break")
            .fix(Safety::Unsafe, html_breaks::unopened(subject, tag));
    }
    if let Some(swapped) = swapped(subject).filter(|swapped| swapped.first == span) {
        let slash = |end: &Span| (Span { start: end.start - 1, end: end.start, ..*end }, String::new());
        let ends = std::iter::once(&span).chain(&swapped.ends).map(slash);
        let starts = swapped.starts.iter().map(|start| (at(*start, start.start), "/".to_owned()));
        let finding = Finding::at(span, format!("`</{name}>` and `<{name}>` are swapped"));
        return swapped
            .starts
            .iter()
            .take(1)
            .fold(finding, |finding, start| finding.related(*start, "this should close it"))
            .help(format!("write `<{name}>` first, and `</{name}>` after what it holds"))
            .fix(Safety::Unsafe, ends.chain(starts).collect());
    }
    if turned(subject, error, Side::Behind).is_some() {
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
    if let Some(slash) = closed_early(subject, error, name) {
        return Finding::at(slash, format!("`<{name}/>` is closed before its text"))
            .related(span, "closed again here")
            .help(format!("write `<{name}>`"))
            .fix(Safety::Unsafe, edit(slash, ""));
    }
    if let Some((start, behind)) = missing_start(subject, error, name) {
        return Finding::at(span, format!("`</{name}>` has lost its start tag"))
            .help(format!("write `<{name}>` before {behind}"))
            .fix(Safety::Unsafe, edit(at(span, start), format!("<{name}>")));
    }
    Finding::at(span, format!("`</{name}>` closes nothing"))
        .help("remove it, or add the start tag")
        .fix(Safety::Unsafe, edit(tag, ""))
}

/// A tag without its `>`.
fn cut_off(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    let text = subject.source.text();
    let (tag, word) = (trimmed(text, error.span), word(text, error.span));
    if is_text(subject, word) {
        return Some(less(word, &text[word.range()]));
    }
    if ends_document(subject, error) {
        if is_last_end(subject, tag) {
            let written = &text[tag.range()];
            let finding = Finding::at(tag, format!("`{written}` has lost its `>`"));
            return Some(
                finding.help(format!("write `{written}>`")).fix(Safety::Unsafe, edit(at(tag, tag.end), ">")),
            );
        }
        let finding = Finding::at(error.span, "the document ends inside a tag");
        return Some(finding.help("send the whole of it; it is cut off here"));
    }
    // Another `>` than one that something in the tag hides, such as a quote, would not end the tag any better.
    if text[tag.range()].contains('>') || text[tag.range().end..].starts_with('>') {
        return None;
    }
    let slash = if text[..tag.range().start].ends_with('/') { "</" } else { "<" };
    let name = meant_name(subject, tag).unwrap_or(&text[tag.range()]);
    let end = tag.range().start + name.len();
    Some(
        Finding::at(tag, format!("`{slash}{name}` has lost its `>`"))
            .help(format!("write `{slash}{name}>`"))
            .fix(Safety::Unsafe, edit(Span::new(tag.source, end..end), ">")),
    )
}

/// Whether a tag that is cut off is the end tag of the only element that is open.
fn is_last_end(subject: &Subject<'_>, tag: Span) -> bool {
    let text = subject.source.text();
    let open: Vec<&SyntaxError> = left_open(subject).take(2).collect();
    let name = text[tag.range()].strip_prefix("</");
    matches!(open[..], [only] if Some(&text[only.span.range()]) == name)
}

/// A `<` before a name that was meant as text.
fn less(span: Span, name: &str) -> Finding {
    let less = Span { start: span.start - 1, end: span.start, ..span };
    Finding::at(span, format!("`<{name}` in a text looks like the start of a tag"))
        .help(format!("write `&lt;{name}`"))
        .fix(Safety::Unsafe, edit(less, "&lt;"))
}

/// The start of the comment that contains the start of another one, given the second comment's hyphens.
fn swallowing(text: &str, hyphens: Span) -> Option<Span> {
    let before = text[..hyphens.range().start].strip_suffix("<!")?;
    let from = before.rfind("-->").map_or(0, |end| end + "-->".len());
    let start = from + before[from..].find(COMMENT)?;
    Some(Span::new(hyphens.source, start..start + COMMENT.len()))
}

/// The start tag of the element that a start tag of the same name was meant to close; see [`reopened`].
fn reopening(subject: &Subject<'_>, error: &SyntaxError) -> Option<Span> {
    let errors = subject.document.errors().iter();
    let mut first = errors.filter(|other| other.kind == error.kind);
    first.find(|other| reopened(subject, other) == Some(error.span)).map(|first| first.span)
}

/// The span of the first word of a tag, its name.
fn word(text: &str, tag: Span) -> Span {
    let written = &text[tag.range()];
    let end =
        written.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '/')).unwrap_or(written.len());
    Span::new(tag.source, tag.range().start..tag.range().start + end)
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

/// The empty span at an offset, in the same source as `span`.
fn at(span: Span, offset: u32) -> Span {
    Span { start: offset, end: offset, ..span }
}

/// The name in the end tag of `name` that follows the end tag that closed too much.
fn crossing(subject: &Subject<'_>, unclosed: &SyntaxError, name: &str) -> Option<Span> {
    let ends = |error: &&SyntaxError| matches!(&error.kind, Kind::UnmatchedEnd(found) if found == name);
    let mut ends = subject.document.errors().iter().filter(ends);
    ends.find(|end| crossed(subject, unclosed, end.span, name)).map(|end| end.span)
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

/// The slash at the end of a start tag, after which the value and the end tag follow: `<name/>spring</name>`.
fn closed_early(subject: &Subject<'_>, end: &SyntaxError, name: &str) -> Option<Span> {
    if subject.document.errors().len() > SLIPS {
        return None;
    }
    let before = &subject.source.text()[..end.span.range().start.checked_sub("</".len())?];
    let (tag, value) = before.rsplit_once('>')?;
    let slash = Span { start: u32::try_from(tag.len()).ok()?.checked_sub(1)?, ..end.span };
    let slash = Span { end: slash.start + 1, ..slash };
    let empty = subject.document.last_before(slash.start).filter(|last| last.span().end == slash.end + 1)?;
    let lost = tag.ends_with('/') && empty.name() == name && !value.trim().is_empty();
    lost.then_some(slash)
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
    let before = &subject.source.text()[..end.span.range().start.checked_sub("</".len())?];
    let (markup, text) = before.split_at(before.rfind('>')? + 1);
    let value = text.trim_start();
    // There is a start tag, but it could not be read, or the value is itself the inside of a tag.
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

/// The name that was meant for a tag that has lost its `>` and runs into a text: the name that the next end tag closes.
fn meant_name<'t>(subject: &Subject<'t>, tag: Span) -> Option<&'t str> {
    let text = subject.source.text();
    let end = text[tag.range().end..].trim_start().strip_prefix("</")?;
    let end = &end[..end.find(['>', '<'])?];
    let written = &text[tag.range()];
    let name = written.get(..end.len()).filter(|name| *name == end)?;
    (!name.is_empty() && name.len() < written.len()).then_some(name)
}

/// A span without trailing white space.
fn trimmed(text: &str, span: Span) -> Span {
    let range = span.range();
    Span::new(span.source, range.start..range.start + text[range].trim_end().len())
}

/// The span of the whole end tag around its name.
fn whole_end_tag(text: &str, name: Span) -> Span {
    let inside = name.range();
    let start = text[..inside.start].rfind('<').unwrap_or(inside.start);
    let end = text[inside.end..].find('>').map_or(inside.end, |at| inside.end + at + 1);
    Span::new(name.source, start..end)
}
