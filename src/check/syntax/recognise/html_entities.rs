//! Character references in texts that are escaped once too often.

use crate::check::values::code;
use crate::xml::html_character;

/// A text with its character references resolved, and the first of those references.
pub(in crate::check) fn unescaped(text: &str) -> (String, Option<&str>) {
    let (mut plain, mut first, mut at) = (String::new(), None, 0);
    while let Some(start) = text[at..].find('&').map(|found| at + found) {
        let name = &text[start + 1..];
        let name = &name[..name.bytes().take(LONGEST).position(|byte| byte == b';').unwrap_or(0)];
        let meant = html_character(name).or_else(|| code(name).and_then(char::from_u32));
        let end = start + 1 + meant.map_or(0, |_| name.len() + 1);
        plain.push_str(&text[at..start]);
        plain.push_str(&meant.map_or("&".to_owned(), String::from));
        first = first.or(meant.map(|_| &text[start..end]));
        at = end;
    }
    (plain + &text[at..], first)
}

/// The most bytes of a reference's name including its `;`: enough for the longest name and the longest number.
const LONGEST: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_once() {
        let (text, first) = unescaped("Fish &amp; &amp;lt;chips & co;&nope;&#8364;5 &#x1F600;&");
        assert_eq!((text.as_str(), first), ("Fish & &lt;chips & co;&nope;€5 😀&", Some("&amp;")));
        assert_eq!(unescaped("AT&T; R&D"), ("AT&T; R&D".to_owned(), None));
    }
}
