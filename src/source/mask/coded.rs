//! Secrets in documents that are written in base64, as gateways do with the body of a request.

use std::ops::Range;

use super::Secrets;
use crate::source::base64_text::{Digits, decoded, is_digit, start};

/// The fewest characters that are decoded. Our choice: a shorter text has no room for a tag and a key.
const SHORTEST: usize = 48;

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
            if count >= SHORTEST {
                let digits: Vec<u8> = Digits::of(bytes, start).map(|(digit, _)| digit).collect();
                // The last letters of what is before the text, such as that of `\n`, seem to belong to it.
                if (0..4).any(|apart| holds_secret(digits[apart..].to_vec())) {
                    found.push(start..end);
                }
            }
            (at, after) = (at.max(end), at.max(end));
        }
        at += SHORTEST / 2;
    }
    found
}

/// Whether base64 is that of a text with a secret in it.
fn holds_secret(digits: Vec<u8>) -> bool {
    let Some(decoded) = decoded(digits) else { return false };
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
        ] {
            let masked = Secrets::find(&text).mask_range(&text, 0..text.len());
            let hidden =
                masked.lines().all(|line| !line.contains(&request[24..40]) && !line.contains("YXBpLWtleT"));
            assert!(hidden && masked.contains("****"), "{masked}");
        }
    }
}
