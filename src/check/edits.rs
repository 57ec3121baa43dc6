//! Builds the edits of fixes. If an edit would damage the document, no edits are returned, and the finding has no fix.

use std::ops::Range;

use super::Subject;
use super::values::{code, is_blank, is_unseen};
use crate::source::{Span, Spanned};
use crate::xml::{Attribute, Element, escaped};

/// Spans and the texts that replace them.
pub(super) type Edits = Vec<(Span, String)>;

/// A single replacement.
pub(super) fn edit(span: Span, text: impl Into<String>) -> Edits {
    vec![(span, text.into())]
}

/// How a CDATA section begins.
pub(super) const SECTION: &str = "<![CDATA[";

/// How a CDATA section ends.
pub(super) const SECTION_END: &str = "]]>";

/// Replaces a value. No edits if the value is empty, because it then has no place, or if it contains comments or tags,
/// which would be lost.
pub(super) fn rewritten(subject: &Subject<'_>, value: &Spanned<String>, text: &str) -> Edits {
    let raw = &subject.source.text()[value.span.range()];
    let inside = raw.replace(SECTION, "");
    let open = raw.contains(SECTION) && !raw.contains(SECTION_END);
    if raw.is_empty() || open || inside.contains('<') {
        return Vec::new();
    }
    vec![(value.span, escaped(text))]
}

/// Removes the white space at both ends of a value, also inside a CDATA section, and leaves everything between as
/// written. No edits if the value contains comments, which may be set apart on purpose, or nothing but white space,
/// because the value would then be missing.
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

/// Bytes of white space at the start of a text, literal or as references such as `&#10;`.
fn blank_start(raw: &str) -> usize {
    let mut rest = raw.trim_start();
    while let Some((name, tail)) = rest.strip_prefix('&').and_then(|rest| rest.split_once(';')) {
        if !names_blank(name) {
            break;
        }
        rest = tail.trim_start();
    }
    raw.len() - rest.len()
}

/// Bytes of white space at the end of a text, counted as in [`blank_start`].
fn blank_end(raw: &str) -> usize {
    let mut rest = raw.trim_end();
    while let Some((before, name)) = rest.strip_suffix(';').and_then(|rest| rest.rsplit_once('&')) {
        if !names_blank(name) {
            break;
        }
        rest = before.trim_end();
    }
    raw.len() - rest.len()
}

/// Whether the reference of this name is a white space character.
fn names_blank(name: &str) -> bool {
    code(name).and_then(char::from_u32).is_some_and(char::is_whitespace)
}

/// Replaces an element's name in both of its tags.
pub(super) fn renamed(name: Span, end: Option<Span>, right: &str) -> Edits {
    let edit = |span| (span, right.to_owned());
    std::iter::once(name).chain(end).map(edit).collect()
}

/// Removes the element whose name is at `name`, with its whole line if there is nothing else on it.
pub(super) fn without_element(subject: &Subject<'_>, name: Span) -> Edits {
    let text = subject.source.text();
    let element = subject.document.named_at(name);
    let Some(range) = element.and_then(|element| whole(text, element)) else { return Vec::new() };
    vec![(Span::new(name.source, line(text, range)), String::new())]
}

/// Removes the element that holds exactly this value.
pub(super) fn without_value(subject: &Subject<'_>, value: &Spanned<String>) -> Edits {
    let holds =
        |element: &Element<'_, '_>| element.children().next().is_none() && element.text().span == value.span;
    let element = subject.document.last_before(value.span.start).filter(holds);
    element.map(|element| without_element(subject, element.name_span())).unwrap_or_default()
}

/// Removes text between elements but keeps the white space around it. No edits if the text contains comments or
/// processing instructions.
pub(super) fn without_text(subject: &Subject<'_>, text: &Spanned<String>) -> Edits {
    match within(subject.source.text(), text.span, str::trim_ascii) {
        Some((place, inside)) if !inside.contains("<!--") && !inside.contains("<?") => edit(place, ""),
        _ => Vec::new(),
    }
}

/// Replaces blanks that are not white space in XML, such as U+00A0, with blanks and line breaks that are, and removes
/// what has no width.
pub(super) fn with_plain_blanks(subject: &Subject<'_>, text: &Spanned<String>) -> Edits {
    let raw = &subject.source.text()[text.span.range()];
    let plain = |c| match c {
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if is_unseen(c) => None,
        _ if c.is_ascii() => Some(c),
        _ => Some(' '),
    };
    let edits = edit(text.span, raw.chars().filter_map(plain).collect::<String>());
    if raw.chars().all(is_blank) { edits } else { Vec::new() }
}

/// What a trimming leaves of the text at a place, and where that is. `None` if nothing is left.
fn within(text: &str, place: Span, trim: fn(&str) -> &str) -> Option<(Span, &str)> {
    let raw = &text[place.range()];
    let inside = trim(raw);
    let start = place.range().start + raw.find(inside)?;
    (!inside.is_empty()).then(|| (Span::new(place.source, start..start + inside.len()), inside))
}

/// Removes the markers of a CDATA section, if the text is one section that contains elements.
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

/// Removes an element's tags and keeps its content.
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

/// Removes the attribute at `name`, with the white space before it.
pub(super) fn without_attribute(subject: &Subject<'_>, name: Span) -> Edits {
    let text = subject.source.text();
    let start = text[..name.range().start].trim_end().len();
    let gone = |(_, attribute): (_, &Attribute<'_>)| {
        (Span::new(name.source, start..end_of(attribute)), String::new())
    };
    attribute(subject, name).map(gone).into_iter().collect()
}

/// Turns the attribute at `name` into a child element, the first in its owner.
pub(super) fn attribute_as_element(subject: &Subject<'_>, name: Span, element: &str) -> Edits {
    attribute_inside(subject, name, |value| format!("<{element}>{value}</{element}>"))
}

/// Turns the attribute at `name` into the text of its owner, which has no other.
pub(super) fn attribute_as_text(subject: &Subject<'_>, name: Span) -> Edits {
    attribute_inside(subject, name, str::to_owned)
}

/// Removes the attribute at `name`, and puts what `written` makes of its value between the tags of its owner.
fn attribute_inside(subject: &Subject<'_>, name: Span, written: impl Fn(&str) -> String) -> Edits {
    let Some((owner, attribute)) = attribute(subject, name) else { return Vec::new() };
    let element = written(&escaped(&attribute.value.value));
    let Some(inside) = inserted(subject, owner, &element) else { return Vec::new() };
    let mut edits = without_attribute(subject, name);
    edits.push(inside);
    edits
}

/// Puts what is `written` after the start tag of an element, on a line of its own where the element's first child has
/// one.
fn inserted(subject: &Subject<'_>, owner: Element<'_, '_>, written: &str) -> Option<(Span, String)> {
    let text = subject.source.text();
    let source = owner.name_span().source;
    let tag = start_tag(text, owner)?;
    let last = owner.attributes().last().map_or(owner.name_span().range().end, end_of);
    let inside = match text[tag.clone()].strip_suffix("/>") {
        Some(open) => {
            let open = tag.start + open.trim_end().len().max(last - tag.start);
            (Span::new(source, open..tag.end), format!(">{written}</{}>", owner.name()))
        }
        None if owner.end_name_span().is_some() => {
            let rest = &text[tag.end..];
            let blanks = &rest[..rest.len() - rest.trim_ascii_start().len()];
            let line = if owner.children().next().is_some() && blanks.contains('\n') { blanks } else { "" };
            (Span::new(source, tag.end..tag.end), format!("{line}{written}"))
        }
        None => return None,
    };
    Some(inside)
}

/// Turns the attribute at `name` into an element of its own, placed after its owner.
pub(super) fn attribute_after(subject: &Subject<'_>, name: Span, element: &str) -> Edits {
    let Some((owner, attribute)) = attribute(subject, name) else { return Vec::new() };
    let Some(range) = whole(subject.source.text(), owner) else { return Vec::new() };
    let element = format!("<{element}>{}</{element}>", escaped(&attribute.value.value));
    let mut edits = without_attribute(subject, name);
    edits.push((Span::new(name.source, range.end..range.end), element));
    edits
}

/// Wraps the text that an element holds directly in an element of its own.
pub(super) fn wrapped(subject: &Subject<'_>, name: Span, element: &str) -> Edits {
    match subject.document.named_at(name) {
        Some(holder) if holder.children().next().is_none() => enclosed(subject, holder.text().span, element),
        _ => Vec::new(),
    }
}

/// Puts the text at a place into an element of its own, without the blanks around it. No edits if there is markup in
/// it.
pub(super) fn enclosed(subject: &Subject<'_>, text: Span, element: &str) -> Edits {
    let Some((place, inside)) = within(subject.source.text(), text, str::trim) else { return Vec::new() };
    let at = |offset| Span { start: offset, end: offset, ..place };
    if inside.contains('<') {
        Vec::new()
    } else {
        vec![(at(place.start), format!("<{element}>")), (at(place.end), format!("</{element}>"))]
    }
}

/// Puts the element whose name is at `name` into an element of its own.
pub(super) fn enclosed_element(subject: &Subject<'_>, name: Span, element: &str) -> Edits {
    let text = subject.source.text();
    let range = subject.document.named_at(name).and_then(|inner| whole(text, inner));
    let Some(range) = range else { return Vec::new() };
    let at = |offset| Span::new(name.source, offset..offset);
    vec![(at(range.start), format!("<{element}>")), (at(range.end), format!("</{element}>"))]
}

/// Moves the element whose name is at `name` into the one whose name is at `outer`.
pub(super) fn moved_into(subject: &Subject<'_>, name: Span, outer: Span) -> Edits {
    let text = subject.source.text();
    let [own, outer] = [name, outer].map(|name| subject.document.named_at(name));
    let range = own.and_then(|own| whole(text, own));
    let place = outer.zip(range).and_then(|(outer, own)| inserted(subject, outer, &text[own]));
    let Some(place) = place else { return Vec::new() };
    let mut edits = without_element(subject, name);
    edits.push(place);
    edits
}

/// Moves the element whose name is at `name` after the one whose name is at `outer`.
pub(super) fn moved_after(subject: &Subject<'_>, name: Span, outer: Span) -> Edits {
    let text = subject.source.text();
    let range = |name| subject.document.named_at(name).and_then(|element| whole(text, element));
    let (Some(own), Some(outer)) = (range(name), range(outer)) else { return Vec::new() };
    let place = Span::new(name.source, outer.end..outer.end);
    let mut edits = without_element(subject, name);
    edits.push((place, text[own].to_owned()));
    edits
}

/// The attribute at `name` with the element that owns it.
pub(super) fn attribute<'a>(
    subject: &Subject<'a>,
    name: Span,
) -> Option<(Element<'a, 'a>, &'a Attribute<'a>)> {
    let owner = subject.document.last_before(name.start)?;
    let attributes = owner.attributes();
    let at = attributes.partition_point(|attribute| attribute.name_span.start < name.start);
    attributes.get(at).filter(|attribute| attribute.name_span == name).map(|attribute| (owner, attribute))
}

/// The range of an element from its start tag to its end tag; `None` if a tag is missing.
fn whole(text: &str, element: Element<'_, '_>) -> Option<Range<usize>> {
    let range = element.span().range();
    let closed = element.end_name_span().is_some() || text[range.clone()].ends_with("/>");
    (closed && text[range.clone()].ends_with('>')).then_some(range)
}

/// The range of an element's start tag, which ends at the first `>` after its attributes.
fn start_tag(text: &str, element: Element<'_, '_>) -> Option<Range<usize>> {
    let range = element.span().range();
    let inside = element.attributes().last().map_or(element.name_span().range().end, end_of);
    let rest = text.get(inside..range.end)?;
    let end = rest.find('>')?;
    rest[..end].trim_end_matches('/').trim_ascii().is_empty().then_some(range.start..inside + end + 1)
}

/// The offset just after an attribute's closing quote.
fn end_of(attribute: &Attribute<'_>) -> usize {
    attribute.value.span.range().end + 1
}

/// The range extended to whole lines, if nothing else is on them; otherwise the range itself.
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
