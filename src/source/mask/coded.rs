//! Secrets in documents that are written in base64, as gateways do with the body of a request.

use std::ops::Range;

use super::Secrets;
use crate::source::base64_text::{Digits, decoded, is_digit};

/// The fewest characters that are decoded. Our choice: a shorter text has no room for a tag and a key.
const SHORTEST: usize = 48;

/// The fewest bytes of text that are searched in what was decoded, which can begin with what was before the base64. Our
/// choice: half of what the fewest characters stand for, rounded up.
const ROOM: usize = 20;

/// The texts in base64 that contain a secret.
pub(super) fn coded(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = bytes.get(at..at + SHORTEST) {
        // Most texts have a blank or a bracket every few bytes, and are passed over in steps of nearly this length.
        if let Some(apart) = next.iter().rposition(|byte| !is_within(*byte)) {
            at += apart + 1;
            continue;
        }
        let (mut run, mut end) = (Digits::of(bytes, at), at);
        let digits: Vec<u8> =
            run.by_ref().inspect(|(_, after)| end = *after).map(|(digit, _)| digit).collect();
        // The last letters of what is before the text, such as that of `\n`, seem to belong to it.
        if digits.len() >= SHORTEST && (0..4).any(|apart| holds_secret(digits[apart..].to_vec())) {
            found.push(at..end);
        }
        at = run.at().max(at + 1);
    }
    found
}

/// Whether a byte can be inside base64, as a digit, a line break or the beginning of an escape.
fn is_within(byte: u8) -> bool {
    is_digit(byte) || matches!(byte, b'\r' | b'\n' | b'\\' | b'%')
}

/// Whether base64 is that of a text with a secret in it.
fn holds_secret(digits: Vec<u8>) -> bool {
    let Some(decoded) = decoded(digits) else { return false };
    // What is before the base64 and seems to belong to it is no text.
    let mut texts = decoded.utf8_chunks().map(|chunk| chunk.valid()).filter(|text| text.len() >= ROOM);
    texts.any(|text| !Secrets::find(text).own.is_empty())
}

#[cfg(test)]
mod tests {
    use base64::Engine;
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
            format!("\\r\\n{request}"),
            format!("body=%0A{request}"),
            request.as_bytes().chunks(20).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\\n"),
            format!("Content-Transfer-Encoding: base64\r\n\r\n{request}"),
            format!("{}{request}", "word".repeat(20)),
        ] {
            let masked = Secrets::find(&text).mask_range(&text, 0..text.len());
            let hidden =
                masked.lines().all(|line| !line.contains(&request[24..40]) && !line.contains("YXBpLWtleT"));
            assert!(hidden && masked.contains("****"), "{masked}");
        }
    }

    #[test]
    fn base64_that_an_edit_puts_into_other_lines_is_hidden_too() {
        let request =
            STANDARD.encode("<request><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>");
        let (first, second) = request.split_at(40);
        let text = format!("{first}\\r\\n{second}");
        let secrets = Secrets::find(&text);
        assert!(secrets.is_shown_by(&(0..text.len()), &format!("{first}\n{second}")));
        assert!(!secrets.is_shown_by(&(0..text.len()), &format!("{first}\n****")));
    }

    #[test]
    fn what_only_could_be_inside_base64_is_looked_at_once() {
        for part in ["\n", "%", "\\", "\\n", "%0A", "a\n", "%4", "aa\\x"] {
            assert!(coded(&part.repeat(1 << 18)).is_empty(), "{part:?}");
        }
    }
}
