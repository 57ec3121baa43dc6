//! The inside of a tag: productions \[40\] to \[44\].

use std::ops::Range;

use super::chars::{is_name, is_space};
use super::syntax::SyntaxErrorKind;
use super::text::{Fault, Place, decode};

/// A tag's name and attributes as byte ranges of the text between `<` (or `</`) and `>` (or `/>`).
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub(super) name: Range<usize>,
    pub(super) attributes: Vec<RawAttribute>,
    /// Where a `<` outside of quotes shows that the tag was never closed.
    pub(super) cut: Option<usize>,
}

/// An attribute as byte ranges of the tag's inside.
#[derive(Debug)]
pub(super) struct RawAttribute {
    pub(super) name: Range<usize>,
    /// Between the quotes.
    pub(super) value: Range<usize>,
    pub(super) decoded: String,
}

/// Reads a start tag's inside.
pub(super) fn start(inside: &str, faults: &mut Vec<Fault>) -> Tag {
    let name_end = inside.find(|c| is_space(c) || c == '=' || c == '<').unwrap_or(inside.len());
    let mut tag = Tag { name: 0..name_end, ..Tag::default() };
    let mut at = name_end;
    while at < inside.len() {
        let space = inside[at..].find(|c| !is_space(c)).unwrap_or(inside.len() - at);
        let start = at + space;
        if start == inside.len() {
            break;
        }
        if space == 0 && !inside[start..].starts_with('<') {
            faults
                .push((SyntaxErrorKind::BadAttribute("white space is missing before it"), start..start + 1));
        }
        match attribute(inside, start, faults) {
            Ok((found, next)) => {
                push_unique(&mut tag, inside, found, faults);
                at = next;
            }
            // What cannot be read as an attribute spoils the rest of the tag.
            Err(why) => {
                tag.cut = inside[start..].find('<').map(|at| start + at);
                let fault = match tag.cut {
                    Some(cut) => (SyntaxErrorKind::CutOff("tag"), 0..cut),
                    None => (SyntaxErrorKind::BadAttribute(why), start..word_end(inside, start)),
                };
                faults.push(fault);
                break;
            }
        }
    }
    tag
}

/// Reads an end tag's inside: a name and white space.
pub(super) fn end(inside: &str, faults: &mut Vec<Fault>) -> Range<usize> {
    let name_end = inside.find(is_space).unwrap_or(inside.len());
    if !inside[name_end..].chars().all(is_space) {
        faults.push((SyntaxErrorKind::BadAttribute("an end tag has none"), name_end..inside.len()));
    }
    0..name_end
}

fn push_unique(tag: &mut Tag, inside: &str, found: RawAttribute, faults: &mut Vec<Fault>) {
    let name = &inside[found.name.clone()];
    if tag.attributes.iter().any(|earlier| &inside[earlier.name.clone()] == name) {
        faults.push((SyntaxErrorKind::DuplicateAttribute(name.to_owned()), found.name.clone()));
    }
    tag.attributes.push(found);
}

/// Reads `name = "value"` at `start`; gives the attribute and where the next thing starts.
fn attribute(
    inside: &str,
    start: usize,
    faults: &mut Vec<Fault>,
) -> Result<(RawAttribute, usize), &'static str> {
    let name_len = inside[start..].find(|c| is_space(c) || c == '=' || c == '<');
    let name = start..start + name_len.ok_or("it has no value")?;
    if !is_name(&inside[name.clone()]) {
        return Err("its name is not an XML name");
    }
    let equals = skip_space(inside, name.end);
    if !inside[equals..].starts_with('=') {
        return Err("it has no value");
    }
    let quote_at = skip_space(inside, equals + 1);
    let quote = inside[quote_at..].chars().next().filter(|c| matches!(c, '"' | '\''));
    let quote = quote.ok_or("its value is not in quotes")?;
    let value_start = quote_at + 1;
    let value_len = inside[value_start..].find(quote).ok_or("its value's quote is not closed")?;
    let value = value_start..value_start + value_len;
    let mut decoded = String::new();
    let mut inner = Vec::new();
    decode(&inside[value.clone()], Place::Attribute, &mut decoded, &mut inner);
    faults.extend(inner.into_iter().map(|(kind, r)| (kind, value_start + r.start..value_start + r.end)));
    let next = value.end + 1;
    Ok((RawAttribute { name, value, decoded }, next))
}

fn skip_space(text: &str, at: usize) -> usize {
    at + text[at..].find(|c| !is_space(c)).unwrap_or(text.len() - at)
}

fn word_end(text: &str, start: usize) -> usize {
    start + text[start..].find(is_space).unwrap_or(text.len() - start)
}
