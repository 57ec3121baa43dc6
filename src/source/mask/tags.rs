//! Secrets in elements: what is between tags whose name is that of a secret, also where the tags are broken.

use std::ops::Range;

use super::marks::{LONGEST, Marks};
use super::names::{Names, ends_with, is_name_char, is_tag, known_name_len, name_at, two_words};
use super::words::is_like_a_key;

/// How many tags are searched for the end tag of a secret. Our choice: a key contains no markup at all.
const NEAR: usize = 64;

/// A secret with the name of its element.
type Named<'t> = (Range<usize>, &'t str);

/// The content of each element whose name is that of a secret, whatever markup is in it.
pub(super) fn tagged<'t>(text: &'t str, marks: &Marks, names: &mut Names<'t>) -> Vec<Named<'t>> {
    let mut found = Vec::new();
    let mut rest = 0;
    for open in marks.opens() {
        // No secret follows the name in end tags and declarations.
        if open < rest || text[open + 1..].starts_with(['/', '!']) {
            continue;
        }
        let mut place = name_at(text, open + 1);
        rest = place.end;
        if !names.is_secret(&text[place.clone()]) {
            // `<api key>`: the blank is a typing mistake, the line break comes from a page that was copied.
            match two_words(text, &place).filter(|both| names.is_secret(&text[both.clone()])) {
                Some(both) => place = both,
                None => continue,
            }
        }
        let name = &text[place.clone()];
        let content = place.start + known_name_len(name);
        let end = end_tag(text, content, name).unwrap_or_else(|| cut_off(text, content));
        let value = without_brackets(text, after_attributes(text, content..end)..end);
        // `<api-key></api-key>S3cret`: the value that belongs inside follows the element.
        if value.is_none() && text[end..].starts_with("</") {
            let start = end + text[end..].find('>').map_or(text.len() - end, |close| close + 1);
            let next = text[start..].find('<').map_or(text.len(), |open| start + open);
            found.extend(without_brackets(text, start..next).map(|range| (range, name)));
            found.extend(key_before(text, open).map(|range| (range, name)));
        }
        found.extend(value.map(|range| (range, name)));
        rest = end;
    }
    found
}

/// The text before an empty element of a secret, if it looks like a key: `S3cret<api-key></api-key>`.
fn key_before(text: &str, open: usize) -> Option<Range<usize>> {
    let near = text.ceil_char_boundary(open.saturating_sub(LONGEST));
    let start = text[near..open].rfind(['<', '>']).map_or(near, |found| near + found + 1);
    is_like_a_key(text[start..open].trim()).then_some(start..open)
}

/// Where the content of a secret's element begins: after its start tag, if that is well-formed and content follows it.
/// Otherwise right after its name, because the secret may be in the tag.
fn after_attributes(text: &str, range: Range<usize>) -> usize {
    let mut rest = &text[range.clone()];
    while let Some(attribute) = rest.strip_prefix(|c: char| c.is_ascii_whitespace()) {
        rest = attribute.trim_ascii_start();
        let name = rest.find(|c| !is_name_char(c) && c != ':').unwrap_or_default();
        let value = rest[name..].strip_prefix('=').and_then(|value| {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            value[1..].split_once(quote)
        });
        match value {
            Some((value, tail)) if name > 0 && !value.contains('<') && !is_like_a_key(value) => rest = tail,
            _ => break,
        }
    }
    match rest.strip_prefix('>') {
        Some(content) if !content.trim().is_empty() => range.end - content.len(),
        _ => range.start,
    }
}

/// The offset of the end tag of `name`, if few tags and no second start tag of `name` are before it.
fn end_tag(text: &str, from: usize, name: &str) -> Option<usize> {
    let tag = |at: usize, slash: &str| {
        let rest = text[at + 1..].strip_prefix(slash)?;
        rest.get(..name.len()).filter(|found| found.eq_ignore_ascii_case(name))
    };
    // An empty element has no end tag.
    if text[from..].split(['<', '>']).next().is_some_and(|rest| rest.trim_end().ends_with('/')) {
        return None;
    }
    for at in memchr::memchr_iter(b'<', &text.as_bytes()[from..]).take(NEAR).map(|at| from + at) {
        if tag(at, "/").is_some() {
            return Some(at);
        }
        if tag(at, "").is_some() {
            return None;
        }
    }
    None
}

/// The end of the content of an element that has no end tag: the next tag, or the end of the line in which other
/// markup begins. Comments and CDATA sections that have an end are content.
fn cut_off(text: &str, from: usize) -> usize {
    let mut at = from;
    let mut end = text.len();
    while let Some(next) = text[at..end].find('<').map(|found| at + found) {
        let near = &text[next..text.floor_char_boundary(next + LONGEST)];
        let section = [("<![CDATA[", "]]>"), ("<!--", "-->")].iter().find_map(|(open, close)| {
            near.starts_with(open).then(|| near.find(close))?.map(|len| next + len + close.len())
        });
        if let Some(after) = section {
            (at, end) = (after, end.max(after));
        } else if is_tag(&text[next + 1..]) {
            return next;
        } else {
            end = end.min(text[next..].find('\n').map_or(text.len(), |len| next + len));
            at = next + 1;
        }
    }
    end
}

/// The text before an end tag whose name is that of a secret: its start tag may have lost its `<`.
pub(super) fn half_tagged<'t>(text: &'t str, marks: &Marks, names: &mut Names<'t>) -> Vec<Named<'t>> {
    let mut found = Vec::new();
    let (mut from, mut before) = (0, None);
    for at in marks.opens() {
        let last = before.replace(at);
        if !text[at + 1..].starts_with('/') {
            continue;
        }
        // An element with both of its tags is found by them.
        if last.is_some_and(|open| same_names(text, open + 1, at + 2)) {
            from = at + 2;
            continue;
        }
        let name = &text[name_at(text, at + 2)];
        if at >= from && names.is_secret(name) {
            let content = text[from..at].rfind(['>', '<']).map_or(from, |cut| from + cut + 1)..at;
            // A comment that mentions the element has no key before it.
            if !text[content.clone()].starts_with('!') {
                found.extend(without_brackets(text, content).map(|range| (range, name)));
            }
        }
        from = at + 2;
    }
    found
}

/// Whether the names of two tags, which begin at these places, are the same.
fn same_names(text: &str, one: usize, other: usize) -> bool {
    let (one, other) = (&text.as_bytes()[one..], &text.as_bytes()[other..]);
    let end = one.iter().zip(other).position(|(one, other)| one != other || *one == b'>');
    end.is_some_and(|end| one[end] == b'>' && other[end] == b'>')
}

/// The values that an element before them announces: `<name>api-key</name><value>…</value>`, as programs write the
/// pairs of a map. The text of a message may be the same words, so only what looks like a key is taken.
pub(super) fn announced(text: &str, marks: &Marks) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in marks.opens().filter(|at| text[at + 1..].starts_with('/')) {
        let before = text[..at].trim_ascii_end();
        if !before.ends_with(['y', 'Y']) {
            continue;
        }
        let (tag, name) = before.split_at(before.trim_end_matches(is_name_char).len());
        if !tag.trim_ascii_end().ends_with('>') || !ends_with(name, "apikey") {
            continue;
        }
        // A key's own element holds the key, or a placeholder such as `YOUR-API-KEY`, which announces nothing.
        if ends_with(&text[name_at(text, at + 2)], "apikey") {
            continue;
        }
        // The end of the name's element, then the start tag of the value's.
        let Some(open) = text[at..].match_indices('>').nth(1).map(|(close, _)| at + close + 1) else {
            continue;
        };
        let close = text[open..].find('<').map_or(text.len(), |len| open + len);
        if is_like_a_key(text[open..close].trim()) {
            found.push(open..close);
        }
    }
    found
}

/// The range without leading `>`, `/` and white space; `None` if nothing else is left.
pub(super) fn without_brackets(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let inner = &text[range.clone()];
    let start = inner.find(|c: char| !(c == '>' || c == '/' || c.is_whitespace()))?;
    Some(range.start + start..range.end)
}
