//! Secrets after their name and `:` or `=`, however a program prints the value: bare, in quotes, in an array or an
//! object, or on the next line.

use std::ops::Range;

use super::escaped::first_char;
use super::marks::{LONGEST, Marks};
use super::names::{Names, ends_with, is_name_char};
use super::words::{is_like_a_key, is_surely_a_key};

/// Names that converters of XML give to the text of an element, besides those of one letter or none: `#text`, `_text`,
/// `_cdata`, `content`, `value`.
const TEXTS: [&str; 5] = ["value", "text", "content", "cdata", "data"];

/// The longest word that a program writes before the bracket of a value: `string(32)`, `Array (`, `OrderedDict(`.
const TYPE: usize = 16;

/// The values of `api-key="…"`, `"x-api-key": "…"`, `"api-key":["…"]`, `[api-key] => …` and the like.
pub(super) fn paired<'t>(text: &'t str, marks: &Marks, names: &mut Names<'t>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The end of an object that is the value of a secret: `"api-key":{"#text":"…"}`.
    let (mut inside, mut covered) = (0, 0);
    for at in marks.pairs() {
        // A value without an end must not be read again for each `=` in it.
        if at < covered {
            continue;
        }
        let name = name_before(text, at);
        let coded = || percent_named(text, at, name).is_some_and(|name| super::is_secret_name(&name));
        let keyish = (names.is_secret(name) || coded())
            && !matches!(name.to_ascii_lowercase().as_str(), "user" | "pass");
        // The value of an `Authorization` header is a scheme and a secret (`Bearer …`).
        let scheme = ends_with(name, "authorization");
        if !keyish && at >= inside {
            continue;
        }
        match Place::after(text, at + 1, at < inside) {
            Place::Object(end) => inside = inside.max(end),
            Place::Value(start) => {
                let value = start..start + value_len(&text[start..], scheme);
                if keyish || is_text_name(name) || is_like_a_key(&text[value.clone()]) {
                    found.extend(others_of_list(text, value.end));
                    covered = value.end;
                    found.push(value);
                }
            }
        }
    }
    found
}

/// Where the value of a name is.
enum Place {
    /// At an offset.
    Value(usize),
    /// In an object that ends at an offset.
    Object(usize),
}

impl Place {
    /// The place of the value after a `:` or `=` that ends at `start`. What follows in the next line or after the name of
    /// a type is a value only if it is surely a key. An object
    /// that is nested in another ends with that.
    fn after(text: &str, start: usize, nested: bool) -> Self {
        let near =
            start + text[start..].len() - text[start..].trim_start_matches([' ', '\t', '>', '"', '\'']).len();
        let (mut at, mut depth, mut far, mut quoted) = (start, 0_usize, false, false);
        let limit = text.floor_char_boundary(start + LONGEST);
        while at < limit {
            let rest = &text[at..limit];
            let Some((c, len)) = first_char(rest) else { break };
            let after = &rest[len..];
            match c {
                ' ' | '\t' | '>' | '\\' | '=' | ':' => at += len,
                '"' | '\'' | '`' => (at, quoted) = (at + len, true),
                '[' | '(' => (at, depth) = (at + len, depth + 1),
                ']' | ')' if depth > 0 => (at, depth) = (at + len, depth - 1),
                // An empty value in quotes ends with its line.
                '\n' | '\r' if !quoted || depth > 0 => (at, far) = (at + len, true),
                '{' if nested => return Self::Object(at),
                '{' => match object_end(rest) {
                    Some(len) => return Self::Object(at + len),
                    None => return Self::Value(at),
                },
                // The marks of YAML: `>-`, `|`, `- `.
                '|' | '-' | '+' if after.starts_with([' ', '\r', '\n', '-', '+']) => at += len,
                _ => match type_len(rest, depth) {
                    Some(len) => (at, far) = (at + len, true),
                    None if far && !is_key(rest) => break,
                    None => return Self::Value(at),
                },
            }
        }
        Self::Value(near)
    }
}

/// The length in bytes of an object at the start of a text, if it has members.
fn object_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'<' => return None,
            _ => continue,
        }
        if depth == 0 {
            return text[..at].contains([':', '=']).then_some(at + 1);
        }
    }
    text.contains([':', '=']).then_some(text.len())
}

/// The length in bytes of what a program writes before a value in brackets: the name of a type, such as `string` in
/// `string(32) "…"`, or the number of an element of a list.
fn type_len(text: &str, depth: usize) -> Option<usize> {
    let word = &text[..text.find(|c| !is_name_char(c)).unwrap_or(text.len())];
    let rest = &text[word.len()..];
    let number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if number && depth > 0 && (rest.starts_with([']', ')']) || rest.trim_start().starts_with("=>")) {
        return Some(word.len());
    }
    let named = !word.is_empty() && word.len() <= TYPE && !word.contains(|c: char| c.is_ascii_digit());
    let array = || word.eq_ignore_ascii_case("array") && rest.trim_start().starts_with('(');
    (named && (rest.starts_with(['(', '[']) || array())).then_some(word.len())
}

/// Whether a text begins with what is surely a key, and not the name of the next value.
fn is_key(text: &str) -> bool {
    let rest = text.trim_start_matches(is_name_char).trim_start_matches(['"', '\'', ' ', '\t', ']']);
    is_surely_a_key(&text[..value_len(text, false)]) && !rest.starts_with([':', '='])
}

/// The length in bytes of a value at the start of a text.
pub(super) fn value_len(text: &str, scheme: bool) -> usize {
    let stop = |c: char| c.is_whitespace() && !(scheme && c == ' ') || "\"'<>&;,}".contains(c);
    let value = &text[..text.find(stop).unwrap_or(text.len())];
    // A quote may be escaped: `{\"api-key\":\"…\"}`, `%22api-key%22:%22…%22`.
    let ends = ["%22", "\\u0022"].iter().filter_map(|quote| value.find(quote));
    let value = &value[..ends.min().unwrap_or(value.len())];
    value.trim_end_matches('\\').len()
}

/// The other values of a list whose first one ends at `at`: `["…", "…"]`.
fn others_of_list(text: &str, at: usize) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), at);
    let limit = text.floor_char_boundary(at + LONGEST);
    while let Some(rest) = text[at..limit].trim_start_matches(['"', '\'', '\\', ' ']).strip_prefix(',') {
        let value = rest.trim_start_matches(['"', '\'', '\\', ' ', '\r', '\n']);
        let start = limit - value.len();
        let len = value_len(value, false);
        if !is_key(value) {
            break;
        }
        found.push(start..start + len);
        at = start + len;
    }
    found
}

/// Whether a member of an object is the text of the element that the object is.
pub(super) fn is_text_name(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric).count();
    letters <= 1 || TEXTS.iter().any(|known| ends_with(name, known))
}

/// The name before the `=` or `:` at `at`, quoted, in brackets, or neither.
pub(super) fn name_before(text: &str, at: usize) -> &str {
    let mut before = text[..at].trim_end_matches([' ', '\t', '"', '\'', '`', '\\', ']', ')']);
    while let Some(shorter) =
        ["%22", "%27", "&quot;", "&#34;", "\\u0022"].iter().find_map(|q| before.strip_suffix(q))
    {
        before = shorter.trim_end_matches('\\');
    }
    let start = before.rfind(|c: char| !is_name_char(c)).map_or(0, |cut| cut + char_len(before, cut));
    let name = &before[start..];
    // `%22api-key`: the digits belong to the quote.
    let escape = before[..start].ends_with('%').then(|| name.get(2..)).flatten();
    escape.filter(|_| ["22", "27"].iter().any(|quote| name.starts_with(quote))).unwrap_or(name)
}

/// The name before the `=` at `at`, if it ends with `end` and contains percent-encoded characters: `api%5Fkey`.
fn percent_named(text: &str, at: usize, end: &str) -> Option<String> {
    let before = text[..at].strip_suffix(end)?.strip_suffix('%')?;
    let start =
        before.rfind(|c: char| !(is_name_char(c) || c == '%')).map_or(0, |cut| cut + char_len(before, cut));
    let mut parts = text[start..at].split('%');
    let first = parts.next()?;
    // The encoded characters in a name are `-` or `_`, which do not matter when names are compared.
    Some(parts.filter_map(|part| part.get(2..)).fold(first.to_owned(), |name, part| name + part))
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}
