//! Guesses which word a misspelt one was meant to be, and takes what nobody meant from around a value.

use crate::check::values::{is_blank, is_quote};

/// The known word that differs from `text` only in case, blanks, `-` and `_`.
pub(in crate::check) fn word(text: &str, known: &[&'static str]) -> Option<&'static str> {
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_'));
        kept.flat_map(char::to_lowercase).collect()
    };
    known.iter().copied().find(|word| letters(word) == letters(text))
}

/// The text with plain quotes, dashes and blanks, if that makes it ASCII.
pub(in crate::check) fn ascii(text: &str) -> Option<String> {
    let plain = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' => "\"".to_owned(),
        '‘' | '’' | '‚' => "'".to_owned(),
        '‐' | '‑' | '–' | '—' => "-".to_owned(),
        '…' => "...".to_owned(),
        '\u{a0}' | '\u{202f}' => " ".to_owned(),
        other => other.to_string(),
    };
    Some(text.chars().map(plain).collect::<String>()).filter(|plain| plain.is_ascii())
}

/// A value without the invisible characters that telephones put around copied numbers, and without surrounding quotes
/// and apostrophes, as tables have them.
pub(in crate::check) fn seen(text: &str) -> &str {
    text.trim_matches(|c| is_blank(c) || is_quote(c))
}
