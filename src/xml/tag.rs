//! The content of a tag: productions \[40\] to \[44\].

use std::borrow::Cow;
use std::ops::Range;

use super::chars::{is_name, is_name_start, is_space};
use super::syntax::{AttributeFault, Markup, SyntaxErrorKind as Kind, TagFault};
use super::text::{Fault, Place, decode};
use crate::limits;
use crate::source::is_blank;

/// A tag's name and attributes as byte ranges of the text between `<` (or `</`) and `>` (or `/>`).
#[derive(Debug, Default)]
pub(super) struct Tag<'t> {
    pub(super) name: Range<usize>,
    pub(super) attributes: Vec<RawAttribute<'t>>,
    /// Where the tag really ends, if that is before the end it was given: at a `<` outside of quotes, or after a `>`
    /// inside a quote that was never closed.
    pub(super) cut: Option<usize>,
    /// Whether the tag closes itself with a `/>` that contains white space.
    pub(super) empty: bool,
}

/// An attribute as byte ranges of the tag's inside.
#[derive(Debug)]
pub(super) struct RawAttribute<'t> {
    pub(super) name: Range<usize>,
    /// The range between the quotes.
    pub(super) value: Range<usize>,
    pub(super) decoded: Cow<'t, str>,
}

/// What stands for the name in the inside of a start tag.
pub(super) fn name(inside: &str) -> &str {
    let end = inside.find(|c: char| c.is_whitespace() || c == '=' || c == '<').unwrap_or(inside.len());
    &inside[..end]
}

/// Reads the inside of a start tag. Anything that is not an attribute is reported and skipped.
pub(super) fn start<'t>(inside: &'t str, faults: &mut Vec<Fault>) -> Tag<'t> {
    let name_end = name(inside).len();
    let mut tag = Tag { name: 0..name_end, ..Tag::default() };
    let mut at = name_end;
    loop {
        let start = skip_space(inside, at);
        if start == inside.len() {
            break;
        }
        if inside[start..].starts_with('<') {
            faults.push((Kind::CutOff(Markup::Tag), 0..start));
            tag.cut = Some(start);
            break;
        }
        if inside[start..].trim_end_matches(is_space) == "/" {
            faults.push((Kind::BadTag(TagFault::SpaceInEmptyEnd), start + 1..inside.len()));
            tag.empty = true;
            break;
        }
        let blanks = inside[start..].find(|c| !is_blank(c)).map_or(inside.len(), |length| start + length);
        if blanks > start {
            faults.push((Kind::BadTag(TagFault::WrongBlank), start..blanks));
            at = blanks;
            continue;
        }
        let nameless = inside[start..].starts_with('=');
        if start == at && !nameless && !inside[..at].ends_with(is_blank) {
            let end = inside.ceil_char_boundary(start + 1);
            faults.push((Kind::BadAttribute(AttributeFault::NoSpaceBefore), start..end));
        }
        at = attribute(inside, start, &mut tag, faults);
        faults.truncate(limits::SYNTAX_ERRORS);
        if tag.cut.is_some() {
            break;
        }
    }
    duplicates(&tag.attributes, inside, faults);
    tag
}

/// Reports each attribute whose name an earlier one has.
fn duplicates(attributes: &[RawAttribute<'_>], inside: &str, faults: &mut Vec<Fault>) {
    if attributes.len() < 2 {
        return;
    }
    let mut names: Vec<_> =
        attributes.iter().map(|attribute| &inside[attribute.name.clone()]).zip(0..).collect();
    names.sort_unstable();
    let again = names.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[1].1);
    let mut again: Vec<usize> = again.collect();
    again.sort_unstable();
    // A tag can hold a million of them, and no more than these are listed.
    faults.extend(again.into_iter().take(limits::SYNTAX_ERRORS).map(|index| {
        let name = attributes[index].name.clone();
        (Kind::DuplicateAttribute(inside[name.clone()].to_owned()), name)
    }));
}

/// Where the tag ends if the quote around this value was not meant to reach this far: after the first `>`, if another
/// tag begins after it.
fn end_in_quote(value: &str) -> Option<usize> {
    let end = value.find('>')? + 1;
    let mut after = value[end..].split('<').skip(1);
    after.any(|tag| tag.starts_with('/') || tag.starts_with(is_name_start)).then_some(end)
}

/// Reads the inside of an end tag: a name and white space.
pub(super) fn end<'t>(inside: &'t str, faults: &mut Vec<Fault>) -> Tag<'t> {
    let start = skip_space(inside, 0);
    if start > 0 {
        faults.push((Kind::BadTag(TagFault::SpaceBeforeName), 0..start));
    }
    let name_end = inside[start..].find(|c| is_space(c) || c == '<').map_or(inside.len(), |at| start + at);
    let cut = inside.find('<');
    if let Some(cut) = cut {
        faults.push((Kind::CutOff(Markup::Tag), start..cut));
    } else if !inside[name_end..].chars().all(is_space) {
        let rest = skip_space(inside, name_end)..inside.trim_end_matches(is_space).len();
        faults.push((Kind::BadTag(TagFault::ContentInEndTag), rest));
    }
    Tag { name: start..name_end, cut, ..Tag::default() }
}

/// Reads `name = "value"` at `start`, which is at neither white space nor a `<`, and adds it to the tag, if it is an
/// attribute; returns the offset to continue at.
fn attribute<'t>(inside: &'t str, start: usize, tag: &mut Tag<'t>, faults: &mut Vec<Fault>) -> usize {
    let name_end = inside[start..].find(|c| is_space(c) || c == '=' || c == '<');
    let name = start..name_end.map_or(inside.len(), |at| start + at);
    let mut fault = |why, range: Range<usize>| {
        let end = range.end;
        faults.push((Kind::BadAttribute(why), range));
        end
    };
    let equals = skip_space(inside, name.end);
    if !inside[equals..].starts_with('=') {
        return fault(AttributeFault::NoValue, name);
    }
    let quote_at = skip_space(inside, equals + 1);
    let Some(quote) = inside[quote_at..].chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        let why = if name.is_empty() { AttributeFault::NoName } else { AttributeFault::Unquoted };
        return fault(why, start..word_end(inside, quote_at));
    };
    let value_start = quote_at + 1;
    let Some(value_len) = inside[value_start..].find(quote) else {
        faults.push((Kind::UnclosedQuote, start..value_start));
        return word_end(inside, value_start);
    };
    let value = value_start..value_start + value_len;
    let next = value.end + 1;
    if let Some(end) = end_in_quote(&inside[value.clone()]) {
        faults.push((Kind::UnclosedQuote, start..value_start));
        tag.cut = Some(value_start + end);
        return next;
    }
    if name.is_empty() {
        return fault(AttributeFault::NoName, start..next);
    }
    if !is_name(&inside[name.clone()]) {
        fault(AttributeFault::BadName, name);
        return next;
    }
    let mut decoded = Cow::Borrowed("");
    let mut inner = Vec::new();
    decode(&inside[value.clone()], Place::Attribute, &mut decoded, &mut inner);
    faults.extend(inner.into_iter().map(|(kind, r)| (kind, value_start + r.start..value_start + r.end)));
    tag.attributes.push(RawAttribute { name, value, decoded });
    next
}

fn skip_space(text: &str, at: usize) -> usize {
    at + text[at..].find(|c| !is_space(c)).unwrap_or(text.len() - at)
}

/// The end of the word at `start`: the next white space or `<`.
fn word_end(text: &str, start: usize) -> usize {
    text[start..].find(|c| is_space(c) || c == '<').map_or(text.len(), |at| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_blank_before_a_wide_character_is_one_character_wide() {
        let mut faults = Vec::new();
        let inside = "a b=\"\"®c=\"\"";
        start(inside, &mut faults);
        assert_eq!(&inside[faults[0].1.clone()], "®");
    }
}
