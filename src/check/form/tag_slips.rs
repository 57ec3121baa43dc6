//! Typing mistakes in tags: recognises what was meant, and builds the findings and their fixes.

use crate::check::form::consequences::{
    Side, crossed, ends_document, is_rootless, is_text, lost_less, orphans, reopened, turned,
};
use crate::check::form::html_breaks::{self, is_break, stays_open};
use crate::check::form::missing_end::{at_the_end, end_tag, homes, left_open, may_hold};
use crate::check::form::not_a_message::document;
use crate::check::{Finding, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{called, is_name};
use crate::nearest::nearest;
use crate::source::Span;
use crate::xml::{Element, SyntaxError, SyntaxErrorKind as Kind};

/// A fix: how safe it is, and its edits.
type Repair = (Safety, Vec<(Span, String)>);

/// How a CDATA section begins.
const SECTION: &str = "<![CDATA[";

/// How a comment begins.
const COMMENT: &str = "<!--";

/// Typographic quotes, which word processors put in place of `"` and `'`.
const CURLY: [char; 7] = ['“', '”', '„', '‘', '’', '«', '»'];

/// A specific finding for a syntax error whose cause is recognised; `None` if only the broken rule of XML can be
/// reported.
pub(in crate::check) fn slip(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    let text = subject.source.text();
    Some(match &error.kind {
        Kind::Unclosed(name) if stays_open(subject, error.span) => {
            Finding::at(error.span, format!("`<{name}>` is HTML, and a message's text is plain"))
                .help(format!("write a line break, or `&lt;{name}>` where it is meant as text"))
        }
        Kind::Unclosed(name) if is_text(subject, error.span) => {
            Finding::at(error.span, format!("`<{name}` stands in a text as if it began a tag"))
                .help(format!("write `&lt;{name}`"))
        }
        Kind::CutOff("tag") if is_text(subject, word(text, error.span)) => {
            let name = &text[word(text, error.span).range()];
            Finding::at(word(text, error.span), format!("`<{name}` stands in a text as if it began a tag"))
                .help(format!("write `&lt;{name}`"))
        }
        Kind::Unclosed(name) if doubled(subject, error).is_some() => {
            let (_, again) = doubled(subject, error)?;
            Finding::at(again, format!("`<{name}>` is opened twice"))
                .related(error.span, "opened here")
                .help("remove one of the two")
        }
        Kind::Unclosed(name) if error.related.is_none() && left_open(subject).nth(1).is_some() => {
            let open: Vec<String> =
                left_open(subject).map(|open| format!("`<{}>`", &text[open.span.range()])).collect();
            let outer = open.len() - 1;
            Finding::at(error.span, format!("the document ends inside `<{name}>`")).help(format!(
                "send the whole of it; {} {} open too",
                open[..outer].join(", "),
                are(outer)
            ))
        }
        Kind::Unclosed(name) if lost_end(subject, error, name).is_some() => {
            Finding::at(lost_end(subject, error, name)?, format!("`/{name}>` has lost its `<`"))
                .related(error.span, "opened here")
                .help(format!("write `</{name}>`"))
        }
        Kind::Unclosed(name) => {
            let (open, close) = (error.span, error.related?);
            let end = crossing(subject, error, name)?;
            Finding::at(end, format!("`</{name}>` and `</{}>` are in the wrong order", &text[close.range()]))
                .related(open, "opened last, so it is closed first")
                .help(format!("close `<{name}>` first"))
        }
        Kind::UnmatchedEnd(name) if is_break(name) => {
            Finding::at(error.span, format!("`</{name}>` is HTML, and a message's text is plain"))
                .help("write a line break")
        }
        Kind::UnmatchedEnd(name) if turned(subject, error, Side::Behind).is_some() => {
            Finding::at(error.span, format!("`</{name}>` stands where its start tag should"))
                .help(format!("write `<{name}>`"))
        }
        Kind::UnmatchedEnd(name) => match lost_less(subject, error, name) {
            Some(start) => {
                Finding::at(start, format!("`{name}>` has lost its `<`")).help(format!("write `<{name}>`"))
            }
            None => {
                let behind = match lost_root(subject, name) {
                    Some(first) => format!("`<{}>`", first.name()),
                    None => lost_start(subject, error, name).map(|_| "the text".to_owned())?,
                };
                Finding::at(error.span, format!("`</{name}>` has lost its start tag"))
                    .help(format!("write `<{name}>` before {behind}"))
            }
        },
        Kind::CutOff("tag") if ends_document(subject, error) => {
            Finding::at(error.span, "the document ends inside a tag")
                .help("send the whole of it; it is cut off here")
        }
        Kind::CutOff("tag") if !has_end(text, error.span) => {
            let tag = trimmed(text, error.span);
            let slash = if text[..tag.range().start].ends_with('/') { "</" } else { "<" };
            let name = meant_name(subject, tag).unwrap_or(&text[tag.range()]);
            Finding::at(tag, format!("`{slash}{name}` has lost its `>`"))
                .help(format!("write `{slash}{name}>`"))
        }
        Kind::HyphensInComment => {
            let start = swallowing(text, error.span)?;
            Finding::at(start, "a comment is never closed before the next begins")
                .related(error.span, "the next begins here")
                .help("write `-->` where the comment ends")
        }
        _ => return None,
    })
}

/// The start of the comment that contains the start of another one, given the second comment's hyphens.
fn swallowing(text: &str, hyphens: Span) -> Option<Span> {
    let before = text[..hyphens.range().start].strip_suffix("<!")?;
    let from = before.rfind("-->").map_or(0, |end| end + "-->".len());
    let start = from + before[from..].find(COMMENT)?;
    Some(Span::new(hyphens.source, start..start + COMMENT.len()))
}

/// The finding for a start tag that was meant as the end tag of its element; see [`reopened`].
pub(in crate::check) fn reopening(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    let Kind::Unclosed(name) = &error.kind else { return None };
    let opens = |other: &&SyntaxError| reopened(subject, other) == Some(error.span);
    let first = subject.document.errors().iter().find(opens)?;
    Some(
        Finding::at(error.span, format!("`<{name}>` is opened again where it should be closed"))
            .related(first.span, "opened here")
            .help(format!("write `</{name}>`")),
    )
}

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// The fix for a syntax error; without edits if none is known.
pub(in crate::check) fn repair(subject: &Subject<'_>, error: &SyntaxError) -> Repair {
    let (span, text) = (error.span, subject.source.text());
    let replace = |safety, with: &str| (safety, vec![(span, with.to_owned())]);
    let none = (Safety::Unsafe, Vec::new());
    match &error.kind {
        Kind::SectionEndInText => replace(Safety::Safe, "]]&gt;"),
        Kind::SectionOpen(_) => replace(Safety::Safe, SECTION),
        Kind::HyphensInComment if swallowing(text, span).is_some() => none,
        Kind::HyphensInComment => replace(Safety::Safe, &spaced(&text[span.range()])),
        Kind::BadTag(_) if text[span.range()].trim().is_empty() => replace(Safety::Safe, ""),
        Kind::BadTag(_) => replace(Safety::Unsafe, ""),
        Kind::BadAttribute(_) | Kind::UnclosedQuote => attribute(text, error).unwrap_or(none),
        // Such a tag (`</br>`) ends no element, and this one least of all.
        Kind::MismatchedEnd { found, .. } if is_break(found) => none,
        Kind::MismatchedEnd { open, found } => replace(mismatch(open, found), open),
        Kind::UnmatchedEnd(name) if is_break(name) => {
            (Safety::Unsafe, html_breaks::unopened(subject, whole_end_tag(text, span)))
        }
        Kind::UnmatchedEnd(_) if turned(subject, error, Side::Behind).is_some() => {
            let slash = at(span, span.start - 1);
            (Safety::Unsafe, vec![(Span { end: span.start, ..slash }, String::new())])
        }
        Kind::UnmatchedEnd(name) => match lost_less(subject, error, name) {
            Some(start) => (Safety::Unsafe, vec![(at(start, start.start), "<".to_owned())]),
            None => match missing(subject, error, name) {
                Some(start) => (Safety::Unsafe, vec![(at(span, start), format!("<{name}>"))]),
                None => (Safety::Unsafe, vec![(whole_end_tag(text, span), String::new())]),
            },
        },
        Kind::Unclosed(name) => unclosed(subject, error, name).unwrap_or(none),
        Kind::CutOff("tag") if is_text(subject, word(text, span)) => less(span),
        Kind::CutOff("tag") if !ends_document(subject, error) && !has_end(text, span) => {
            let tag = trimmed(text, span);
            let end =
                tag.start + u32::try_from(meant_name(subject, tag).map_or(tag.len(), str::len)).unwrap_or(0);
            (Safety::Unsafe, vec![(at(span, end), ">".to_owned())])
        }
        Kind::MisplacedDeclaration => {
            let before = Span { start: 0, end: span.start, ..span };
            let blank = text[before.range()].trim().is_empty();
            // Without its `?`, it may have been meant as text.
            let safety =
                if blank || text[span.range()].ends_with("?>") { Safety::Safe } else { Safety::Unsafe };
            (safety, vec![(if blank { before } else { span }, String::new())])
        }
        Kind::BadDeclaration(_) if subject.source.encoding_fault().is_none() => {
            replace(Safety::Safe, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        }
        _ => none,
    }
}

/// Escapes the `<` before a name, so that it is text.
fn less(name: Span) -> Repair {
    (Safety::Unsafe, vec![(Span { start: name.start - 1, end: name.start, ..name }, "&lt;".to_owned())])
}

/// The span of the first word of a tag, its name.
fn word(text: &str, tag: Span) -> Span {
    let written = &text[tag.range()];
    let end =
        written.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '/')).unwrap_or(written.len());
    Span::new(tag.source, tag.range().start..tag.range().start + end)
}

fn unclosed(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Option<Repair> {
    if stays_open(subject, error.span) {
        return Some((Safety::Unsafe, html_breaks::unclosed(subject, error.span)));
    }
    if is_text(subject, error.span) {
        return Some(less(error.span));
    }
    if reopening(subject, error).is_some() {
        // Text that HTML markup enclosed becomes part of the value, so this is safe only for names of the API.
        let safety = if is_name(name) { Safety::Safe } else { Safety::Unsafe };
        return Some((safety, vec![(at(error.span, error.span.start), "/".to_owned())]));
    }
    if let Some((first, _)) = doubled(subject, error) {
        return Some((Safety::Unsafe, vec![(first, String::new())]));
    }
    if let Some(end) = lost_end(subject, error, name) {
        return Some((Safety::Unsafe, vec![(at(end, end.start), "<".to_owned())]));
    }
    if let (Some(close), Some(end)) = (error.related, crossing(subject, error, name)) {
        let outer = subject.source.text()[close.range()].to_owned();
        return Some((Safety::Safe, vec![(close, name.to_owned()), (end, outer)]));
    }
    if error.related.is_none() && left_open(subject).nth(1).is_some() {
        return at_the_end(subject);
    }
    end_tag(subject, error.span, error.related)
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

/// The `/name>` inside an element that is never closed: its end tag without the `<`.
fn lost_end(subject: &Subject<'_>, unclosed: &SyntaxError, name: &str) -> Option<Span> {
    let element = subject.document.named_at(unclosed.span)?;
    let range = element.span().range();
    let tag = format!("/{name}>");
    let inside = &subject.source.text()[range.clone()];
    let bare = |at: &usize| !inside[..*at].ends_with('<');
    let start = range.start + inside.match_indices(&tag).map(|(at, _)| at).find(bare)?;
    Some(Span::new(unclosed.span.source, start..start + tag.len()))
}

/// The offset of the first element that belongs inside the element whose start tag is missing.
fn first_orphan(subject: &Subject<'_>, end: &SyntaxError) -> Option<u32> {
    orphans(subject, end).next().map(|orphan| orphan.written.span.start - 1)
}

/// The offset at which the missing start tag of an end tag belongs.
fn missing(subject: &Subject<'_>, end: &SyntaxError, name: &str) -> Option<u32> {
    let root = || lost_root(subject, name).map(|first| first.span().start);
    root().or_else(|| lost_start(subject, end, name)).or_else(|| first_orphan(subject, end))
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
    // There is a start tag, but it could not be read.
    let less = u32::try_from(markup.rfind('<')?).ok()?;
    let unread = |other: &SyntaxError| {
        matches!(other.kind, Kind::StrayLess | Kind::BadName(_))
            && (less..=less + 1).contains(&other.span.start)
    };
    let there = value.is_empty() || value.contains('<') || markup.ends_with("]]>");
    let lost = of_value && !there && !subject.document.errors().iter().any(unread);
    lost.then(|| u32::try_from(before.len() - value.len()).ok())?
}

/// Corrects the quotes of an attribute.
fn attribute(text: &str, error: &SyntaxError) -> Option<Repair> {
    let written = &text[error.span.range()];
    let insert =
        |offset: usize, what: &str| vec![(Span::new(error.span.source, offset..offset), what.to_owned())];
    let end = error.span.range().end;
    match error.kind {
        Kind::BadAttribute("white space is missing before it") => {
            Some((Safety::Safe, insert(error.span.range().start, " ")))
        }
        Kind::BadAttribute("its value is not in quotes") => {
            let (name, value) = written.split_once('=')?;
            let value = value.trim().trim_matches(|c| matches!(c, '"' | '\'') || CURLY.contains(&c));
            let plain = !value.contains(['"', '<', '&', '=']);
            plain.then(|| (Safety::Safe, vec![(error.span, format!("{}=\"{value}\"", name.trim_end()))]))
        }
        Kind::UnclosedQuote => {
            let quote = &written[written.len().checked_sub(1)?..];
            let rest = &text[end..];
            let stop = rest.find(|c: char| c.is_whitespace() || "<>\"'".contains(c) || CURLY.contains(&c))?;
            let wrong = rest[stop..].chars().next().filter(|c| !c.is_whitespace() && !matches!(c, '<' | '>'));
            let stop = if rest[..stop].ends_with('/') { stop - 1 } else { stop };
            let place = end + stop..end + stop + wrong.map_or(0, char::len_utf8);
            Some((Safety::Unsafe, vec![(Span::new(error.span.source, place), quote.to_owned())]))
        }
        _ => None,
    }
}

/// Separates hyphens with blanks, so that no two of them touch each other or the end of the comment.
fn spaced(hyphens: &str) -> String {
    let (run, end) = hyphens.strip_suffix("-->").map_or((hyphens, ""), |run| (run, " -->"));
    let run: Vec<&str> = run.split_inclusive('-').collect();
    run.join(" ") + end
}

/// The safety of renaming a mismatched end tag: safe if the open element is one of the API and the end tag is a near
/// miss of its name.
fn mismatch(open: &str, found: &str) -> Safety {
    match is_name(open) && !is_name(found) && nearest(found, [open]).is_some() {
        true => Safety::Safe,
        false => Safety::Unsafe,
    }
}

/// Whether a tag that is cut off does have a `>`, hidden by something else in the tag such as a quote. Another `>`
/// would not end the tag any better.
fn has_end(text: &str, tag: Span) -> bool {
    let tag = trimmed(text, tag).range();
    text[tag.clone()].contains('>') || text[tag.end..].starts_with('>')
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
