//! Secrets in escaped markup, as in documents that a program has put into JSON, a form or other XML.

use std::ops::Range;

use super::names::{is_name_char, is_secret_name};

/// A bracket of a tag, by its escaped forms, which are compared without case. The `;` may be missing.
struct Bracket {
    /// After `&`.
    name: &'static str,
    /// After `&#`.
    decimal: &'static str,
    /// After `&#x`, `%`, `\u00` and `\x`.
    hex: &'static str,
}

const LESS: Bracket = Bracket { name: "lt", decimal: "60", hex: "3c" };
const GREATER: Bracket = Bracket { name: "gt", decimal: "62", hex: "3e" };

/// How often a text may have been escaped: more often than the programs in one chain would do it.
const TIMES: usize = 8;

/// The most characters that are searched for the end of a start tag. Our choice: attributes of a key are few and short.
const LONGEST: usize = 256;

/// The length in bytes of an escaped `<` at the start of a text, escaped once or several times.
pub(crate) fn escaped_less(text: &str) -> Option<usize> {
    LESS.at_start(text)
}

impl Bracket {
    /// The length in bytes of the bracket at the start of a text.
    fn at_start(&self, text: &str) -> Option<usize> {
        let (mark, rest) = text.split_at_checked(1)?;
        let after = match mark {
            "&" => self.reference(peeled(rest, &["amp;", "#38;", "#x26;"])),
            "%" => stripped(peeled(rest, &["25"]), self.hex),
            "\\" => {
                let rest = peeled(rest, &["\\"]);
                ["u00", "x"].iter().find_map(|form| stripped(stripped(rest, form)?, self.hex))
            }
            _ => None,
        };
        after.map(|after| text.len() - after.len())
    }

    /// The text after a reference to the bracket, given the text after the reference's `&`. A number may have leading
    /// zeros.
    fn reference<'t>(&self, text: &'t str) -> Option<&'t str> {
        let number = |text: &'t str| match stripped(text, "x") {
            Some(hex) => stripped(hex.trim_start_matches('0'), self.hex),
            None => stripped(text.trim_start_matches('0'), self.decimal),
        };
        let rest = stripped(text, self.name).or_else(|| number(text.strip_prefix('#')?))?;
        Some(rest.strip_prefix(';').unwrap_or(rest))
    }
}

/// A text without the repeated escapes of its first character.
fn peeled<'t>(text: &'t str, again: &[&str]) -> &'t str {
    let peel = |text: &&'t str| again.iter().find_map(|word| stripped(text, word));
    std::iter::successors(Some(text), peel).take(TIMES).last().unwrap_or(text)
}

fn stripped<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// The values after escaped start tags of secret elements, each up to the next tag, plain or escaped, or the end of the
/// line.
pub(super) fn escaped(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = 0;
    for at in memchr::memchr3_iter(b'&', b'\\', b'%', text.as_bytes()) {
        let Some(open) = LESS.at_start(&text[at..]).filter(|_| at >= rest) else { continue };
        let start = at + open;
        let name = &text[start..];
        let name = &name[..name.find(|c| !is_name_char(c)).unwrap_or(name.len())];
        if !is_secret_name(name) {
            continue;
        }
        let Some(content) = after_tag(&text[start + name.len()..]) else { continue };
        let value = text.len() - content.trim_start().len();
        let end = (value..text.len()).find(|at| text.is_char_boundary(*at) && ends(text, *at));
        rest = end.unwrap_or(text.len());
        found.push(value..rest);
    }
    found
}

/// The text after a start tag, given the text after its name. Some programs, such as those in Java, leave the `>`
/// unescaped.
fn after_tag(text: &str) -> Option<&str> {
    for (at, c) in text.char_indices().take(LONGEST) {
        let rest = &text[at..];
        match (c, GREATER.at_start(rest)) {
            ('>', _) => return Some(&rest[1..]),
            (_, Some(close)) => return Some(&rest[close..]),
            ('<' | '\n', _) => return None,
            _ if LESS.at_start(rest).is_some() => return None,
            _ => {}
        }
    }
    None
}

/// Whether a value ends at `at`: at the next tag, at a quote, or with the line.
fn ends(text: &str, at: usize) -> bool {
    matches!(text.as_bytes()[at], b'<' | b'\n' | b'"') || LESS.at_start(&text[at..]).is_some()
}

/// The first character of a text and its length in bytes. A character that a program has escaped in JSON, XML or a form
/// is the one that is meant.
pub(super) fn first_char(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    let code =
        |digits: Option<&str>| u8::from_str_radix(digits?, 16).ok().filter(u8::is_ascii).map(char::from);
    let quote = |name: &str| stripped(text, name).map(|rest| ('"', text.len() - rest.len()));
    let escaped = match first {
        '%' => code(text.get(1..3)).map(|c| (c, 3)),
        '\\' if text[1..].starts_with('u') => code(text.get(4..6)).map(|c| (c, 6)),
        '\\' if text[1..].starts_with(['n', 'r', 't']) => Some(('\n', 2)),
        '&' => ["&quot;", "&#34;", "&apos;", "&#39;"].iter().find_map(|name| quote(name)),
        _ => None,
    };
    Some(escaped.unwrap_or((first, first.len_utf8())))
}
