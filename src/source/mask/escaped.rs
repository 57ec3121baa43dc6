//! Secrets in markup that is escaped, as in documents that a program has put into JSON, a form or other XML.

use std::ops::Range;

use super::names::{is_name_char, is_secret_name};

/// How programs write `<` and `>` where they may not stand themselves; compared without case. Some, as Java's, leave
/// the `>` as it is.
const BRACKETS: [(&str, &str); 6] = [
    ("&lt;", "&gt;"),
    ("&amp;lt;", "&amp;gt;"),
    ("&#60;", "&#62;"),
    ("&#x3c;", "&#x3e;"),
    ("\\u003c", "\\u003e"),
    ("%3c", "%3e"),
];

/// What stands between the start tag of a secret element and the next tag, where both are escaped.
pub(super) fn escaped(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = 0;
    for at in memchr::memchr3_iter(b'&', b'\\', b'%', text.as_bytes()) {
        let opens = |(open, _): &&(&str, &str)| starts_with(text, at, open);
        let Some((open, close)) = BRACKETS.iter().find(opens).filter(|_| at >= rest) else { continue };
        let start = at + open.len();
        let name = &text[start..];
        let name = &name[..name.find(|c| !is_name_char(c)).unwrap_or(name.len())];
        let value = start + name.len();
        let Some(close) = [close, ">"].into_iter().find(|close| starts_with(text, value, close)) else {
            continue;
        };
        if !is_secret_name(name) {
            continue;
        }
        let content = &text[value + close.len()..];
        let value = text.len() - content.trim_start().len();
        let end = (value..text.len()).find(|at| text.is_char_boundary(*at) && ends(text, *at, open));
        rest = end.unwrap_or(text.len());
        found.push(value..rest);
    }
    found
}

/// Whether a value ends here: at the next tag, or with the line.
fn ends(text: &str, at: usize, open: &str) -> bool {
    matches!(text.as_bytes()[at], b'<' | b'\n' | b'"') || starts_with(text, at, open)
}

fn starts_with(text: &str, at: usize, word: &str) -> bool {
    text.get(at..at + word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}
