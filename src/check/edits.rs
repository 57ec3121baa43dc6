//! Builds the edits of fixes. Where an edit would damage the document there is none, and the finding has no fix.

use std::ops::Range;

use super::Subject;
use super::values::code;
use crate::source::{Span, Spanned};
use crate::xml::{Attribute, Element, escaped};

/// Places, and what stands there afterwards.
pub(super) type Edits = Vec<(Span, String)>;

/// How a CDATA section begins and ends.
const SECTION: &str = "<![CDATA[";
const SECTION_END: &str = "]]>";

/// A value written anew. Nothing where it is empty, for it has no place then, or has comments or tags
/// inside, which would go with it.
pub(super) fn rewritten(subject: &Subject<'_>, value: &Spanned<String>, text: &str) -> Edits {
    let raw = &subject.source.text()[value.span.range()];
    let inside = raw.replace("<![CDATA[", "");
    if raw.is_empty() || inside.contains('<') {
        return Vec::new();
    }
    vec![(value.span, escaped(text))]
}

/// The white space at a value's ends taken out, in a CDATA section too, so that all between them stays as it is
/// written. Nothing beside comments, which may be meant to stand apart, nor where
/// there is nothing but white space, without which the value would be missing.
pub(super) fn trimmed(subject: &Subject<'_>, value: &Spanned<String>) -> Edits {
    let raw = &subject.source.text()[value.span.range()];
    if raw.contains("<!--") || raw.contains("<?") || value.value.trim().is_empty() {
        return Vec::new();
    }
    let start = blank_start(raw);
    let end = raw.len() - blank_end(&raw[start..]);
    let mut gone = vec![0..start, end..raw.len()];
    if let Some(inside) = raw[start..end].strip_prefix(SECTION) {
        let from = start + SECTION.len();
        gone.push(from..from + inside.len() - inside.trim_start().len());
    }
    if let Some(inside) = raw[start..end].strip_suffix(SECTION_END) {
        gone.push(start + inside.trim_end().len()..start + inside.len());
    }
    gone.sort_by_key(|range| range.start);
    gone.retain(|range| !range.is_empty());
    let at = |place: usize| place + value.span.range().start;
    gone.into_iter().map(|r| (Span::new(value.span.source, at(r.start)..at(r.end)), String::new())).collect()
}

/// Bytes of white space that a text begins with, as itself or as references such as `&#10;`.
fn blank_start(raw: &str) -> usize {
    let mut rest = raw.trim_start();
    while let Some((name, behind)) = rest.strip_prefix('&').and_then(|rest| rest.split_once(';')) {
        if !is_blank(name) {
            break;
        }
        rest = behind.trim_start();
    }
    raw.len() - rest.len()
}

/// Bytes of white space that a text ends with, as [`blank_start`] counts them.
fn blank_end(raw: &str) -> usize {
    let mut rest = raw.trim_end();
    while let Some((before, name)) = rest.strip_suffix(';').and_then(|rest| rest.rsplit_once('&')) {
        if !is_blank(name) {
            break;
        }
        rest = before.trim_end();
    }
    raw.len() - rest.len()
}

/// Whether a reference of that name is white space.
fn is_blank(name: &str) -> bool {
    code(name).and_then(char::from_u32).is_some_and(char::is_whitespace)
}

/// An element's name written anew, in both of its tags.
pub(super) fn renamed(name: Span, end: Option<Span>, right: &str) -> Edits {
    let edit = |span| (span, right.to_owned());
    std::iter::once(name).chain(end).map(edit).collect()
}

/// The element of that name taken out, with its line where it stands alone.
pub(super) fn without_element(subject: &Subject<'_>, name: Span) -> Edits {
    let text = subject.source.text();
    let element = subject.document.named_at(name);
    let Some(range) = element.and_then(|element| whole(text, element)) else { return Vec::new() };
    vec![(Span::new(name.source, line(text, range)), String::new())]
}

/// The element of that value taken out, wherever its name stands.
pub(super) fn without_value(subject: &Subject<'_>, value: &Spanned<String>) -> Edits {
    let holds =
        |element: &Element<'_, '_>| element.children().next().is_none() && element.text().span == value.span;
    let element = subject.document.last_before(value.span.start).filter(holds);
    element.map(|element| without_element(subject, element.name_span())).unwrap_or_default()
}

/// Text between elements taken out, less the white space around it and unless there is more than text.
pub(super) fn without_text(subject: &Subject<'_>, text: &Spanned<String>) -> Edits {
    let raw = &subject.source.text()[text.span.range()];
    let inside = raw.trim_ascii();
    if inside.contains("<!--") || inside.contains("<?") {
        return Vec::new();
    }
    let start = text.span.range().start + (raw.len() - raw.trim_start().len());
    vec![(Span::new(text.span.source, start..start + inside.len()), String::new())]
}

/// The marks of a CDATA section taken out, where a text is one that holds elements.
pub(super) fn without_section(subject: &Subject<'_>, text: &Spanned<String>) -> Option<Edits> {
    let raw = &subject.source.text()[text.span.range()];
    let section = raw.trim_ascii();
    let inside = section.strip_prefix(SECTION)?.strip_suffix(SECTION_END)?;
    if !inside.trim_start().starts_with('<') || inside.contains(SECTION) {
        return None;
    }
    let start = text.span.range().start + (raw.len() - raw.trim_ascii_start().len());
    let end = start + section.len();
    let marks = [start..start + SECTION.len(), end - SECTION_END.len()..end];
    Some(marks.map(|mark| (Span::new(text.span.source, mark), String::new())).into())
}

/// The element's tags taken out, so that what stands between them remains.
pub(super) fn unwrapped(subject: &Subject<'_>, name: Span) -> Edits {
    let text = subject.source.text();
    let Some(element) = subject.document.named_at(name) else {
        return Vec::new();
    };
    let (Some(start), Some(range)) = (start_tag(text, element), whole(text, element)) else {
        return Vec::new();
    };
    let gone = |range| (Span::new(name.source, range), String::new());
    match element.end_name_span() {
        Some(end) => vec![gone(start), gone(end.range().start - "</".len()..range.end)],
        None => vec![gone(range)],
    }
}

/// The attribute of that name taken out, with the white space before it.
pub(super) fn without_attribute(subject: &Subject<'_>, name: Span) -> Edits {
    let text = subject.source.text();
    let start = text[..name.range().start].trim_end().len();
    let gone = |(_, attribute): (_, &Attribute<'_>)| {
        (Span::new(name.source, start..behind(attribute)), String::new())
    };
    attribute(subject, name).map(gone).into_iter().collect()
}

/// The attribute of that name made an element of its own, the first inside the one that had it.
pub(super) fn attribute_as_element(subject: &Subject<'_>, name: Span, element: &str) -> Edits {
    let text = subject.source.text();
    let Some((owner, attribute)) = attribute(subject, name) else { return Vec::new() };
    let Some(tag) = start_tag(text, owner) else { return Vec::new() };
    let element = format!("<{element}>{}</{element}>", escaped(&attribute.value.value));
    let inside = match text[tag.clone()].strip_suffix("/>") {
        Some(open) => {
            let open = tag.start + open.trim_end().len().max(behind(attribute) - tag.start);
            (Span::new(name.source, open..tag.end), format!(">{element}</{}>", owner.name()))
        }
        None if owner.end_name_span().is_some() => (Span::new(name.source, tag.end..tag.end), element),
        None => return Vec::new(),
    };
    let mut edits = without_attribute(subject, name);
    edits.push(inside);
    edits
}

/// The attribute of that name made an element of its own, behind the one that had it.
pub(super) fn attribute_behind(subject: &Subject<'_>, name: Span, element: &str) -> Edits {
    let Some((owner, attribute)) = attribute(subject, name) else { return Vec::new() };
    let Some(range) = whole(subject.source.text(), owner) else { return Vec::new() };
    let element = format!("<{element}>{}</{element}>", escaped(&attribute.value.value));
    let mut edits = without_attribute(subject, name);
    edits.push((Span::new(name.source, range.end..range.end), element));
    edits
}

/// The text that an element holds directly, put into an element of its own.
pub(super) fn wrapped(subject: &Subject<'_>, name: Span, element: &str) -> Edits {
    let text = subject.source.text();
    let Some(holder) = subject.document.named_at(name) else {
        return Vec::new();
    };
    let span = holder.text().span;
    let raw = &text[span.range()];
    let (start, inside) = (span.range().start + raw.len() - raw.trim_start().len(), raw.trim_ascii());
    if inside.is_empty() || inside.contains('<') || holder.children().next().is_some() {
        return Vec::new();
    }
    let at = |place| Span::new(name.source, place..place);
    vec![(at(start), format!("<{element}>")), (at(start + inside.len()), format!("</{element}>"))]
}

/// An attribute with the element that has it.
pub(super) fn attribute<'a>(
    subject: &Subject<'a>,
    name: Span,
) -> Option<(Element<'a, 'a>, &'a Attribute<'a>)> {
    let owner = subject.document.last_before(name.start)?;
    let attributes = owner.attributes();
    let at = attributes.partition_point(|attribute| attribute.name_span.start < name.start);
    attributes.get(at).filter(|attribute| attribute.name_span == name).map(|attribute| (owner, attribute))
}

/// An element from its first tag to its last; nothing where a tag is missing.
fn whole(text: &str, element: Element<'_, '_>) -> Option<Range<usize>> {
    let range = element.span().range();
    let closed = element.end_name_span().is_some() || text[range.clone()].ends_with("/>");
    (closed && text[range.clone()].ends_with('>')).then_some(range)
}

/// An element's start tag, which ends at the first `>` behind its attributes.
fn start_tag(text: &str, element: Element<'_, '_>) -> Option<Range<usize>> {
    let range = element.span().range();
    let inside = element.attributes().last().map_or(element.name_span().range().end, behind);
    let rest = text.get(inside..range.end)?;
    let end = rest.find('>')?;
    rest[..end].trim_end_matches('/').trim_ascii().is_empty().then_some(range.start..inside + end + 1)
}

/// The place behind an attribute's closing quote.
fn behind(attribute: &Attribute<'_>) -> usize {
    attribute.value.span.range().end + 1
}

/// The whole line of something that stands alone in it, or in lines of its own.
fn line(text: &str, range: Range<usize>) -> Range<usize> {
    let blank = |c: char| matches!(c, ' ' | '\t');
    let before = text[..range.start].trim_end_matches(blank);
    let after = text[range.end..].trim_start_matches(blank);
    let after = after.strip_prefix("\r\n").or(after.strip_prefix('\n'));
    match after {
        Some(rest) if before.ends_with('\n') => before.len()..text.len() - rest.len(),
        _ => range,
    }
}
