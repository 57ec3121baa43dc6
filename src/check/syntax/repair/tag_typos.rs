//! Typing mistakes in tags: recognises what was meant, and builds the findings with their fixes.

use crate::check::edits::{edit, renamed};
use crate::check::syntax::recognise::foreign_document::document;
use crate::check::syntax::recognise::tags::{badly_named, ends_document, is_text, misnamed};
use crate::check::syntax::repair::displaced_letters::{value_in_tag, wrong_start};
use crate::check::syntax::repair::missing_end_tag::left_open;
use crate::check::syntax::repair::unclosed_element::unclosed;
use crate::check::syntax::repair::unmatched_end_tag::unmatched;
use crate::check::{Finding, Subject, oddities};
use crate::diagnostic::Safety;
use crate::elements::OddityKind;
use crate::source::Span;
use crate::xml::{AttributeFault, DeclarationFault, Markup, SyntaxError, SyntaxErrorKind as Kind, is_name};

/// How a comment begins.
const COMMENT: &str = "<!--";

/// The finding, with its fix, for a tag that is missing, incomplete or in the wrong place, or for a comment that
/// swallows the next one. `None` if only the broken rule of XML can be reported.
pub(in crate::check) fn typo(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    match &error.kind {
        Kind::Unclosed(name) => Some(unclosed(subject, error, name)),
        Kind::UnmatchedEnd(name) => Some(unmatched(subject, error, name)),
        Kind::CutOff(Markup::Tag) => cut_off(subject, error),
        Kind::BadName(name) => bad_name(subject, error, name),
        Kind::MismatchedEnd { open, found } => {
            misnamed(subject, error).map(|oddity| wrong_start(subject, error, oddity, open, found))
        }
        Kind::Displaced(right) => {
            let written = &subject.source.text()[error.span.range()];
            let finding = Finding::at(error.span, format!("`{written}` stands where `{right}` belongs"));
            Some(finding.help(format!("write `{right}`")).fix(Safety::Unsafe, edit(error.span, right)))
        }
        Kind::CommentOpen(written) => Some(comment(error, written)),
        Kind::BadAttribute(AttributeFault::NoName) => value_in_tag(subject, error),
        Kind::BadAttribute(AttributeFault::NoValue) => torn_attribute(subject, error),
        Kind::MisplacedDeclaration if is_second(subject.source.text(), error.span) => {
            let finding = Finding::at(error.span, "a second XML declaration follows the first");
            Some(finding.help("keep only one").fix(Safety::Safe, edit(error.span, "")))
        }
        Kind::CommentEnd(written) => {
            let finding = Finding::at(error.span, format!("`{written}` does not end a comment"));
            Some(finding.help("write `-->`").fix(Safety::Unsafe, edit(error.span, "-->")))
        }
        Kind::BadDeclaration(DeclarationFault::CutOff) => {
            let finding = Finding::at(error.span, "the document ends inside the XML declaration");
            Some(finding.help("send the whole of it; it is cut off here"))
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
    let odd = match name.chars().find(|c| !is_name(&format!("a{c}")))? {
        seen if seen.is_ascii_graphic() => format!("`{seen}`"),
        other => format!("U+{:04X}", u32::from(other)),
    };
    let finding = Finding::at(error.span, format!("`{name}` holds {odd}, which no name may hold"));
    let oddity = oddities::at(subject, error.span.start).find(|oddity| oddity.written.span == error.span);
    Some(match oddity.map(|oddity| (&oddity.kind, oddity.dialect)) {
        Some((OddityKind::Misspelt(term), dialect)) => {
            let right = term.name_or_other(dialect);
            let edits = renamed(error.span, element.end_name_span(), right);
            finding.help(format!("write `{right}`")).fix(Safety::Safe, edits)
        }
        _ => finding.help("write it with letters, digits and plain hyphens"),
    })
}

/// What nearly begins a comment, and its end where that is not the end of one either. Nobody knows whether it was meant as
/// text: an arrow begins like this.
fn comment(error: &SyntaxError, written: &str) -> Finding {
    let finding = Finding::at(error.span, format!("`{written}` does not begin a comment"));
    let mut edits = edit(error.span, COMMENT);
    let finding = match error.related {
        Some(end) => {
            edits.extend(edit(end, "-->"));
            finding.related(end, "nor does this end one").help("write `<!--` and `-->`")
        }
        None => finding.help("write `<!--`"),
    };
    finding.fix(Safety::Unsafe, edits)
}

/// What is left of an attribute where nothing else is in the tag: `<image data">`. Beside another, it may be a part of
/// that one's value.
fn torn_attribute(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    let (text, place) = (subject.source.text(), error.span.range());
    let written = &text[place.clone()];
    let name = written.trim_matches(['"', '\'']);
    let start = text[..place.start].trim_ascii_end().len();
    let is_first = subject.document.last_before(error.span.start)?.name_span().range().end == start;
    let is_last = text[place.end..].trim_ascii_start().trim_start_matches('/').starts_with('>');
    (name.len() < written.len() && is_name(name) && is_first && is_last).then(|| {
        Finding::at(error.span, format!("`{written}` is not an attribute: it has a quote and no value"))
            .help("remove it, or write it as `name=\"value\"`")
            .fix(Safety::Unsafe, edit(Span::new(error.span.source, start..place.end), ""))
    })
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
        let name = text[tag.range()].trim_start_matches('<').split(|c: char| !c.is_ascii_alphabetic()).next();
        if !text.contains('>') && name.is_some_and(|name| document(name).is_some()) {
            let finding = Finding::at(error.span, "no tag ends with `>`");
            return Some(finding.help("write `>` at the end of each tag"));
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
pub(in crate::check) fn less(span: Span, name: &str) -> Finding {
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

/// Whether nothing but another XML declaration is before this one.
fn is_second(text: &str, declaration: Span) -> bool {
    let first = text[..declaration.range().start].trim();
    first.starts_with("<?xml") && first.ends_with("?>") && !first[1..].contains('<')
}

/// The span of the first word of a tag, its name.
fn word(text: &str, tag: Span) -> Span {
    let written = &text[tag.range()];
    let end =
        written.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '/')).unwrap_or(written.len());
    Span::new(tag.source, tag.range().start..tag.range().start + end)
}

/// The empty span at an offset, in the same source as `span`.
pub(in crate::check) fn at(span: Span, offset: u32) -> Span {
    Span { start: offset, end: offset, ..span }
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
