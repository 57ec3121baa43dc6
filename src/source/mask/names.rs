//! Names of elements, attributes and headers that hold a secret.

use std::ops::Range;

use crate::nearest::nearest;

/// Names whose content is never shown. They are compared without case, hyphens and underscores.
const SECRET_NAMES: [&str; 13] = [
    "user",
    "username",
    "pass",
    "passwd",
    "pwd",
    "key",
    "akey",
    "keyapi",
    "auth",
    "credential",
    "credentials",
    "bearer",
    "sig",
];

/// Endings that make any name secret: `MMSCTL_API_KEY`, `access-key`, `authToken`.
const SECRET_ENDS: [&str; 11] = [
    "apikey",
    "accesskey",
    "secretkey",
    "privatekey",
    "authkey",
    "accesskeyid",
    "password",
    "authorization",
    "token",
    "secret",
    "signature",
];

/// How many letters of a name are examined at its start: more than the longest of [`SECRET_NAMES`] and [`SECRET_ENDS`]
/// has.
const LETTERS: usize = 32;

/// How many different letters of `apikey` a name near it must have: a near name has at most three letters more, fewer
/// or different.
const NEAR: u32 = 3;

/// Whether an element or attribute of this name holds a secret, in any spelling.
#[must_use]
pub fn is_secret_name(name: &str) -> bool {
    // Called for every tag of every document, so no memory is allocated for a name that is far from all of them.
    let mut plain = [0; LETTERS];
    let mut letters = name.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
    let mut length = 0;
    for (place, letter) in plain.iter_mut().zip(&mut letters) {
        *place = letter;
        length += 1;
    }
    let plain = &plain[..length];
    let whole = letters.next().is_none();
    if plain.starts_with(b"apikey") || whole && SECRET_NAMES.iter().any(|known| known.as_bytes() == plain) {
        return true;
    }
    let last = plain.last();
    let ends = |end: &&str| {
        if whole {
            end.as_bytes().last() == last && plain.ends_with(end.as_bytes())
        } else {
            ends_with(name, end)
        }
    };
    if SECRET_ENDS.iter().any(ends) {
        return true;
    }
    let shared = || (letters_of(name) & const { letters_of("apikey") }).count_ones();
    let alike = plain.len().abs_diff("apikey".len()) <= 4 && shared() >= NEAR;
    whole && alike && nearest(name, ["apikey"]).is_some()
}

/// The letter sets of the names that hold a secret, without those that contain another of these sets. A name that has
/// no complete set among its letters holds no secret, unless it is near `apikey`.
const SECRET_LETTERS: [u32; 10] = [
    letters_of("key"),
    letters_of("user"),
    letters_of("pass"),
    letters_of("pwd"),
    letters_of("credential"),
    letters_of("bearer"),
    letters_of("auth"),
    letters_of("token"),
    letters_of("secret"),
    letters_of("sig"),
];

/// A bit set of the letters in a name.
const fn letters_of(name: &str) -> u32 {
    let (bytes, mut found, mut at) = (name.as_bytes(), 0, 0);
    while at < bytes.len() {
        found |= LETTER_BITS[bytes[at] as usize];
        at += 1;
    }
    found
}

/// The bit of each letter; none of any other byte.
const LETTER_BITS: [u32; 256] = {
    let mut bits = [0; 256];
    let mut letter = 0;
    while letter < 26 {
        bits[b'a' as usize + letter] = 1 << letter;
        bits[b'A' as usize + letter] = 1 << letter;
        letter += 1;
    }
    bits
};

/// A quick test whether [`is_secret_name`] can be true: most names have other letters.
fn may_be_secret(name: &str) -> bool {
    let found = letters_of(name);
    let near = (found & const { letters_of("apikey") }).count_ones() >= NEAR;
    near || SECRET_LETTERS.iter().any(|secret| found & secret == *secret)
}

/// Whether a name ends with `end`, counting only letters and digits.
pub(super) fn ends_with(name: &str, end: &str) -> bool {
    let mut letters = name.bytes().rev().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
    end.bytes().rev().all(|letter| letters.next() == Some(letter))
}

/// Whether an element of this name holds the name of a user, which is often that of the sender, and part of the message
/// then.
pub(super) fn is_user_name(name: &str) -> bool {
    ["user", "username"].iter().any(|known| ends_with(name, known) && letter_count(name) == known.len())
}

/// Whether a word is exactly one of the secret names, rather than a value that ends like one.
pub(super) fn is_name(word: &str) -> bool {
    let letters = letter_count(word);
    let mut known = SECRET_NAMES.iter().chain(&SECRET_ENDS).filter(|name| name.len() == letters);
    known.any(|name| ends_with(word, name))
}

fn letter_count(word: &str) -> usize {
    word.bytes().filter(u8::is_ascii_alphanumeric).count()
}

/// The length of the secret element's own name within a name, in case the key is glued to it (`<api-keyABC`).
pub(super) fn known_name_len(name: &str) -> usize {
    ["api-key", "api_key", "apikey"]
        .iter()
        .find(|known| name.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known)))
        .map_or(name.len(), |known| known.len())
}

/// The range of the name of a tag or instruction that begins at `at`. Stray blanks before it and a prefix
/// (`<m:api-key>`) are skipped. The range is empty if there is no name.
pub(super) fn name_at(text: &str, at: usize) -> Range<usize> {
    let start = match text.as_bytes().get(at) {
        Some(first) if first.is_ascii_alphabetic() => at,
        _ => text.len() - text[at..].trim_start_matches('?').trim_start().len(),
    };
    let end = name_end(text, start);
    if text[end..].starts_with(':') { end + 1..name_end(text, end + 1) } else { start..end }
}

/// Whether the text after a `<` is the rest of a tag. Most keys have a digit, and no name of an element does.
pub(super) fn is_tag(rest: &str) -> bool {
    let digit = || rest[name_at(rest, 0)].bytes().any(|byte| byte.is_ascii_digit());
    rest.starts_with(['/', ' ']) || rest.starts_with(char::is_alphabetic) && !digit()
}

/// The name at `first` extended to the next word, if that word is not an attribute.
pub(super) fn two_words(text: &str, first: &Range<usize>) -> Option<Range<usize>> {
    let rest = &text[first.end..];
    // Hardly any tag has two.
    if first.is_empty() || !rest.starts_with([' ', '\t', '\r', '\n']) {
        return None;
    }
    let second = text.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let end = name_end(text, second);
    (end > second && !text[end..].trim_start().starts_with('=')).then_some(first.start..end)
}

/// The offset at which the name that begins at `start` ends.
fn name_end(text: &str, start: usize) -> usize {
    let rest = &text.as_bytes()[start..];
    let after = start + rest.iter().position(|byte| !IN_NAME[usize::from(*byte)]).unwrap_or(rest.len());
    match text.as_bytes().get(after) {
        Some(byte) if !byte.is_ascii() => {
            after + text[after..].find(|c| !is_name_char(c)).unwrap_or(text.len() - after)
        }
        _ => after,
    }
}

/// Whether a character can be part of a name. Word processors put their own hyphens and invisible characters into
/// names.
pub(super) fn is_name_char(c: char) -> bool {
    let typographic =
        |c| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || typographic(c)
}

/// The ASCII bytes that can be part of a name.
const IN_NAME: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        byte += 1;
    }
    plain
};

/// Which of a document's names hold secrets. A document has few names and repeats each of them.
#[derive(Debug, Default)]
pub(super) struct Names<'t>(Vec<(&'t str, bool)>);

/// How many names are remembered. Our choice: a request has about fifteen.
const REMEMBERED: usize = 24;

impl<'t> Names<'t> {
    /// Whether an element of this name holds a secret.
    pub(super) fn is_secret(&mut self, name: &'t str) -> bool {
        if !may_be_secret(name) {
            return false;
        }
        if let Some((_, secret)) = self.0.iter().find(|(known, _)| *known == name) {
            return *secret;
        }
        let secret = is_secret_name(name);
        if self.0.len() < REMEMBERED {
            self.0.push((name, secret));
        }
        secret
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_a_secret_has_the_letters_of_one() {
        let parts = "api API_ key kye x- user Name pass wd word p.w-d Auth orization to ken sec ret Credential s bearer \
                     access id image sig nature ÄÖ 1";
        let parts: Vec<&str> = std::iter::once("").chain(parts.split_ascii_whitespace()).collect();
        let mut secrets = 0;
        for one in &parts {
            for other in &parts {
                for third in &parts {
                    let name = format!("{one}{other}{third}");
                    secrets += usize::from(is_secret_name(&name));
                    assert!(!is_secret_name(&name) || may_be_secret(&name), "{name}");
                }
            }
        }
        assert!(secrets > 400 && !may_be_secret("message-text") && !may_be_secret("duration"), "{secrets}");
    }
}
