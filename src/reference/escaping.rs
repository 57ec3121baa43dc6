//! Characters that a URL must not contain, and the percent signs that stand for them.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, percent_decode_str, utf8_percent_encode};

use super::Reference;

/// Whether a byte is an unreserved character of RFC 3986, section 2.3.
pub(super) const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// The bytes that may be in every part of a URL unescaped: the unreserved and the reserved characters (RFC 3986, sections
/// 2.2 and 2.3) but `[` and `]`, which only hosts and, in practice, queries hold.
const IN_URL: [bool; 256] = {
    let mut legal = [false; 256];
    let reserved = b":/?#@!$&'()*+,;=";
    let mut at = 0;
    while at < reserved.len() {
        legal[reserved[at] as usize] = true;
        at += 1;
    }
    let mut byte = 0;
    while byte < 0x80 {
        legal[byte as usize] |= is_unreserved(byte);
        byte += 1;
    }
    legal
};

/// A URL with all characters that it must not contain encoded: the host becomes an ASCII name, the rest is
/// percent-encoded.
#[must_use]
pub fn encoded(url: &str) -> Cow<'_, str> {
    const ILLEGAL: &AsciiSet = &percent_encoding::CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'\\')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    const ILLEGAL_IN_PATH: &AsciiSet = &ILLEGAL.add(b'[').add(b']');
    let url = url.trim_ascii();
    // Nearly all URLs are valid already.
    if url.bytes().all(|byte| IN_URL[usize::from(byte)]) {
        return Cow::Borrowed(url);
    }
    let path_at = url.find("://").and_then(|at| url[at + 3..].find('/').map(|slash| at + 3 + slash));
    let (head, path) = url.split_at(path_at.unwrap_or(url.len()));
    let host = Reference::parse(url).ok().filter(|_| !head.is_ascii());
    let head = match &host {
        Some(reference) => format!("{}://{}", reference.scheme(), reference.authority()),
        None => head.to_owned(),
    };
    let (path, query) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    let encoded = utf8_percent_encode(path, ILLEGAL_IN_PATH).to_string();
    let encoded = percents_closed(&(encoded + &utf8_percent_encode(query, ILLEGAL).to_string()));
    Cow::Owned(head + &encoded)
}

/// Encodes each `%` that is not followed by two hexadecimal digits.
fn percents_closed(path: &str) -> String {
    let mut pieces = path.split('%');
    let mut closed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let digits = piece.as_bytes().get(..2).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        closed.push_str(if digits { "%" } else { "%25" });
        closed.push_str(piece);
    }
    closed
}

/// The URL-encoded body of a form with one field.
#[must_use]
pub fn form(name: &str, value: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish()
}

/// A text with the characters that its percent signs stand for; `None` if they are not UTF-8.
#[must_use]
pub fn decoded(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}
