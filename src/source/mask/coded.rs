//! Secrets in documents that are written in base64, as gateways do with the body of a request.

use std::ops::Range;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::Secrets;

/// The fewest characters that are decoded. Our choice: a shorter text has no room for a tag and a key.
const SHORTEST: usize = 48;

/// Reads base64 with or without `=` at its end, and up to where it is cut off.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The texts in base64 that contain a secret.
pub(super) fn coded(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut found, mut after, mut at) = (Vec::new(), 0, SHORTEST / 2);
    // A text that is long enough is met by steps of half its length.
    while at < bytes.len() {
        if is_digit(bytes[at]) {
            let start = after + start(&bytes[after..at]);
            let (mut count, mut end) = (0, start);
            for (_, after) in Digits::of(bytes, start) {
                (count, end) = (count + 1, after);
            }
            if count >= SHORTEST && holds_secret(Digits::of(bytes, start).map(|(digit, _)| digit).collect()) {
                found.push(start..end);
            }
            (at, after) = (at.max(end), at.max(end));
        }
        at += SHORTEST / 2;
    }
    found
}

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
struct Digits<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Digits<'t> {
    /// The digits of the base64 that begins at `start`.
    fn of(bytes: &'t [u8], start: usize) -> Self {
        Self { bytes, at: start }
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

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// Whether base64 is that of a text with a secret in it.
fn holds_secret(mut digits: Vec<u8>) -> bool {
    // One digit alone is no byte.
    if digits.len() % 4 == 1 {
        digits.pop();
    }
    let Ok(decoded) = BASE64.decode(digits) else { return false };
    let text = match std::str::from_utf8(&decoded) {
        Ok(text) => text,
        // A character may be cut off at the end.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&decoded[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !Secrets::find(text).own.is_empty()
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    #[test]
    fn secrets_in_base64_are_hidden() {
        let key = "qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ";
        let base64 = |text: &str| STANDARD.encode(text);
        let request =
            base64(&format!("<request><action>getMMSIDs</action><api-key>{key}</api-key></request>"));
        let in_lines =
            request.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line)).collect::<Vec<_>>();
        for text in [
            request.clone(),
            format!("{{\"isBase64Encoded\":true,\"body\":\"{request}\"}}"),
            format!("xml={}&x=1", request.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")),
            in_lines.join("\r\n"),
            request.replace('=', "").replace('+', "-").replace('/', "_"),
            base64(&request),
            request[..request.len() - 5].to_owned(),
        ] {
            let masked = Secrets::find(&text).mask_range(&text, 0..text.len());
            let hidden =
                masked.lines().all(|line| !line.contains(&request[24..40]) && !line.contains("YXBpLWtleT"));
            assert!(hidden && masked.contains("****"), "{masked}");
        }
    }
}
