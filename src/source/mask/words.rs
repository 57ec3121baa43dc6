//! The words of secrets, which are searched for in sentences and elsewhere in a document.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use super::names::{is_name, is_tag, name_at};

/// The fewest bytes of a secret that is searched outside its own element. Our choice: hiding every `1` in a sentence
/// would hide the sentence.
const SHORTEST: usize = 6;

/// The fewest bytes of a word of letters alone that looks like a key. Our choice: few words of a message are as long.
const LONG: usize = 12;

/// The words of a secret as a sentence could contain them: as written, trimmed, and with references resolved.
pub(super) fn spellings(raw: &str) -> Vec<String> {
    let mut words = vec![raw.trim().to_owned()];
    // A key of the API is nothing else.
    if raw.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        words.retain(|word| word.len() >= SHORTEST && !is_name(word));
        return words;
    }
    let mut plain = Cow::Borrowed(raw);
    // Hardly any key contains markup.
    if raw.contains(['<', '>', ']', '&']) {
        plain = Cow::Owned(raw.replace("<![CDATA[", "").replace("]]>", ""));
        let decoded = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let decoded = decoded.replace("&apos;", "'").replace("&amp;", "&");
        words.extend([plain.trim().to_owned(), numbers_resolved(&decoded).trim().to_owned()]);
        words.extend(in_broken_markup(raw).map(str::to_owned));
    }
    let pieces = plain.split(|c: char| c.is_whitespace() || "<>\"'/=:@".contains(c));
    words.extend(pieces.filter(|piece| is_like_a_key(piece)).map(str::to_owned));
    // A key without letters and digits, such as one of stars, is masked already.
    let telling = |word: &String| {
        let long = word.len() >= SHORTEST || word.len() >= 4 && word.ends_with('@');
        long && word.contains(char::is_alphanumeric)
    };
    // If the secret's end tag is missing, its content includes other elements. Their names are no secrets.
    let ends = memmem::find_iter(raw.as_bytes(), "</").map(|at| &raw[name_at(raw, at + 2)]);
    let swallowed: Vec<&str> = ends.filter(|name| is_tag(name)).collect();
    words.retain(|word| telling(word) && !is_name(word) && !swallowed.contains(&word.as_str()));
    words
}

/// Whether a word looks like a key, and unlike the words of a message: letters and digits together, or many letters.
pub(super) fn is_like_a_key(word: &str) -> bool {
    let mixed = word.contains(char::is_alphabetic) && word.contains(|c: char| c.is_ascii_digit());
    let long = word.len() >= LONG && word.contains(char::is_alphanumeric);
    !word.contains(char::is_whitespace) && (long || mixed && word.len() >= SHORTEST)
}

/// The fewest characters of a key of letters and digits, and of one of either alone, that cannot be a word. Our choice:
/// keys of the API have 32.
const KEY: usize = 8;
const LETTERS: usize = 20;

/// Whether a word can hardly be anything but a key.
pub(super) fn is_surely_a_key(word: &str) -> bool {
    let key =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+' | b'/' | b'=' | b'~');
    let letters = word.contains(|c: char| c.is_ascii_alphabetic());
    let mixed = letters && word.contains(|c: char| c.is_ascii_digit());
    let long = word.len() >= LETTERS && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    word.bytes().all(key) && (mixed && word.len() >= KEY || letters && long)
}

/// The words between the characters of markup, as in a section whose beginning is misspelt: `<![CDATA(S3cret)]>`.
fn in_broken_markup(raw: &str) -> impl Iterator<Item = &str> {
    const SECTION: &str = "CDATA";
    raw.split(|c: char| c.is_whitespace() || "<>![](){}?&;".contains(c)).map(|word| {
        let (start, rest) = word.split_at_checked(SECTION.len()).unwrap_or(("", word));
        if start.eq_ignore_ascii_case(SECTION) { rest } else { word }
    })
}

/// The text with its numeric references (`&#83;`, `&#x53;`) resolved.
fn numbers_resolved(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut resolved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let meant = part.split_once(';').and_then(|(number, rest)| {
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            Some((char::from_u32(code)?, rest))
        });
        match meant {
            Some((c, rest)) => {
                resolved.push(c);
                resolved.push_str(rest);
            }
            None => {
                resolved.push_str("&#");
                resolved.push_str(part);
            }
        }
    }
    resolved
}

/// Every place of a text where one of `words` is.
pub(super) fn occurrences<'a>(
    text: &'a str,
    words: impl IntoIterator<Item = &'a String>,
) -> impl Iterator<Item = Range<usize>> {
    words.into_iter().flat_map(move |word| {
        memmem::find_iter(text.as_bytes(), word).map(|at| at..at + word.len()).collect::<Vec<_>>()
    })
}
