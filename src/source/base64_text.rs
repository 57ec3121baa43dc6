//! Base64 in texts, which may have escapes and line breaks between its digits.

use std::ops::Range;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Reads base64 with or without `=` at its end, and up to where it is cut off.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Where the base64 begins in which bytes end. An escaped `+` or `/` is part of it.
fn start(bytes: &[u8]) -> usize {
    let mut at = bytes.len();
    while let Some(before) = bytes[..at].iter().rposition(|byte| !is_digit(*byte)) {
        match bytes[before..].split_at(1) {
            (b"%", [b'2', b'B' | b'b' | b'F' | b'f', ..]) | (b"\\", [b'/', ..]) => at = before,
            _ => return before + 1,
        }
    }
    0
}

/// The digits of base64 in the usual alphabet, each with the offset after it. Line breaks and the escapes of JSON and of
/// forms are between them.
pub(super) struct Digits<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Digits<'t> {
    /// The digits of the base64 that begins at `start`.
    pub(super) fn of(bytes: &'t [u8], start: usize) -> Self {
        Self { bytes, at: start }
    }

    /// The offset up to which was read: after the last digit, and what can be between two.
    pub(super) fn at(&self) -> usize {
        self.at
    }
}

impl Iterator for Digits<'_> {
    type Item = (u8, usize);

    fn next(&mut self) -> Option<(u8, usize)> {
        loop {
            let (byte, rest) = self.bytes.get(self.at..)?.split_first()?;
            let (digit, len) = match (byte, rest) {
                (b'-', _) => (Some(b'+'), 1),
                (b'_', _) => (Some(b'/'), 1),
                (byte, _) if is_digit(*byte) => (Some(*byte), 1),
                (b'\r' | b'\n', _) => (None, 1),
                (b'\\', [b'/', ..]) => (Some(b'/'), 2),
                (b'\\', [b'n' | b'r', ..]) => (None, 2),
                (b'%', [b'2', b'B' | b'b', ..]) => (Some(b'+'), 3),
                (b'%', [b'2', b'F' | b'f', ..]) => (Some(b'/'), 3),
                (b'%', [b'0', b'A' | b'a' | b'D' | b'd', ..]) => (None, 3),
                _ => return None,
            };
            self.at += len;
            if let Some(digit) = digit {
                return Some((digit, self.at));
            }
        }
    }
}

/// Whether a byte is a digit of base64, in the usual alphabet or in that for URLs (RFC 4648, sections 4 and 5).
pub(super) fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// The bytes that digits of the usual alphabet stand for; `None` if they stand for none.
pub(super) fn decoded(mut digits: Vec<u8>) -> Option<Vec<u8>> {
    // One digit alone is no byte.
    if digits.len() % 4 == 1 {
        digits.pop();
    }
    BASE64.decode(digits).ok()
}

/// Decodes the first four digits of a text: their bytes, and how many bytes of the text they take.
pub(super) fn group(text: &str) -> (Option<Vec<u8>>, usize) {
    let digits: Vec<(u8, usize)> = Digits::of(text.as_bytes(), 0).take(4).collect();
    match digits.last() {
        Some((_, end)) => (decoded(digits.iter().map(|(digit, _)| *digit).collect()), *end),
        None => (Some(Vec::new()), text.len()),
    }
}

/// How a word of at least two ASCII letters is spelt in base64, wherever it stands: as its first byte is the first, the
/// second or the third that four digits stand for. Without the digits that other bytes decide too.
#[must_use]
pub fn spellings(word: &str) -> [String; 3] {
    // Bytes before the word, and the digits that they decide.
    [(0, 0), (1, 2), (2, 3)].map(|(bytes, digits)| {
        let encoded = BASE64.encode([&vec![0; bytes], word.as_bytes()].concat());
        encoded[digits..(bytes + word.len()) * 8 / 6].to_owned()
    })
}

/// Where texts in base64 are that hold a word of these [`spellings`], each from its first digit to its last, in order.
#[must_use]
pub fn holders(text: &str, spellings: &[String]) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let found = |digits: &String| text.match_indices(digits.as_str()).map(|(at, _)| at).collect::<Vec<_>>();
    let mut places: Vec<usize> = spellings.iter().flat_map(found).collect();
    places.sort_unstable();
    let mut holders: Vec<Range<usize>> = Vec::new();
    for at in places {
        let before = holders.last().map_or(0, |last| last.end);
        if at < before {
            continue;
        }
        let start = before + start(&bytes[before..at]);
        if let Some((_, end)) = Digits::of(bytes, start).last() {
            holders.push(start..end);
        }
    }
    holders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        for before in ["", "x", "xy", "xyz"] {
            let coded = BASE64.encode(format!("{before}postback and more"));
            let text = format!("body={coded} rest {coded}");
            let second = text.len() - coded.len();
            let whole = |start: usize| start..start + coded.trim_end_matches('=').len();
            assert_eq!(holders(&text, &spellings("postback")), [whole(5), whole(second)], "{text}");
        }
        assert!(holders("no postback here", &spellings("postback")).is_empty());
    }
}
