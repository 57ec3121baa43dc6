//! Names of elements, attributes and headers that hold a secret.

use std::ops::Range;

use crate::nearest::nearest;

/// Names whose content is never shown, compared without case, hyphens and underscores.
const SECRET_NAMES: [&str; 10] =
    ["user", "username", "pass", "passwd", "pwd", "key", "keyapi", "credential", "credentials", "bearer"];

/// Ends of names that say the same whatever stands before them: `MMSCTL_API_KEY`, `access-key`, `authToken`.
const SECRET_ENDS: [&str; 10] = [
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
];

/// Letters of a name that are looked at where it begins: more than the longest of [`SECRET_NAMES`] and
/// [`SECRET_ENDS`] has.
const LETTERS: usize = 32;

/// Whether an element or attribute of this name holds a secret, in any spelling.
#[must_use]
pub fn is_secret_name(name: &str) -> bool {
    // Asked of every tag of every document: no memory is taken for a name that is far from all of them.
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
    let ends = |end: &&str| match whole {
        true => end.as_bytes().last() == last && plain.ends_with(end.as_bytes()),
        false => ends_with(name, end),
    };
    if SECRET_ENDS.iter().any(ends) {
        return true;
    }
    // What is near has at most three letters more, fewer or others.
    let shared = || b"apikey".iter().filter(|letter| plain.contains(letter)).count();
    let alike = plain.len().abs_diff("apikey".len()) <= 4 && shared() >= 3;
    whole && alike && nearest(name, ["apikey"]).is_some()
}

/// Whether the letters and digits of a name end so.
pub(super) fn ends_with(name: &str, end: &str) -> bool {
    let mut letters = name.bytes().rev().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
    end.bytes().rev().all(|letter| letters.next() == Some(letter))
}

/// How much of a name is the secret element's own, in case the key is glued to it (`<api-keyABC`).
pub(super) fn known_name_len(name: &str) -> usize {
    ["api-key", "api_key", "apikey"]
        .iter()
        .find(|known| name.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known)))
        .map_or(name.len(), |known| known.len())
}

/// The name of a tag or an instruction that begins at `at`: behind blanks that do not belong there, and behind a
/// prefix (`<m:api-key>`). Nothing there is an empty range.
pub(super) fn name_at(text: &str, at: usize) -> Range<usize> {
    let start = match text.as_bytes().get(at) {
        Some(first) if first.is_ascii_alphabetic() => at,
        _ => text.len() - text[at..].trim_start_matches('?').trim_start().len(),
    };
    let end = name_end(text, start);
    if text[end..].starts_with(':') { end + 1..name_end(text, end + 1) } else { start..end }
}

/// Where the name that begins at `start` ends.
fn name_end(text: &str, start: usize) -> usize {
    let rest = &text.as_bytes()[start..];
    let behind = start + rest.iter().position(|byte| !IN_NAME[usize::from(*byte)]).unwrap_or(rest.len());
    match text.as_bytes().get(behind) {
        Some(byte) if !byte.is_ascii() => {
            behind + text[behind..].find(|c| !is_name_char(c)).unwrap_or(text.len() - behind)
        }
        _ => behind,
    }
}

pub(super) fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// The bytes that are characters of names.
const IN_NAME: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        byte += 1;
    }
    plain
};

/// What is known of a document's names: it has few, and each stands there often.
#[derive(Debug, Default)]
pub(super) struct Names<'t>(Vec<(&'t str, bool)>);

/// Names that are remembered. Ours: a request has some fifteen.
const REMEMBERED: usize = 24;

impl<'t> Names<'t> {
    /// Whether an element of this name holds a secret.
    pub(super) fn is_secret(&mut self, name: &'t str) -> bool {
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
