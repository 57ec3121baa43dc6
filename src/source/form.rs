//! A document inside a form field: `xml=%3CREQUEST%3E…`, as the older service takes requests (API facts §0.3).

use super::decode::Layout;

/// How a document stands in a form field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormField {
    /// URL-encoded, as form fields are.
    Encoded,
    /// As it is, so that a service ends it at the first `&`.
    Raw,
}

/// What a form field holds, and how its offsets map to offsets on disk.
#[derive(Debug)]
pub(super) struct Unwrapped {
    pub(super) field: FormField,
    pub(super) bytes: Vec<u8>,
    /// Where the field's value begins.
    start: u64,
    /// For each escape, the offset behind it in the value and on disk.
    escapes: Vec<(u64, u64)>,
}

impl Unwrapped {
    /// The layout of a value that itself has `inner`.
    pub(super) fn layout(self, inner: Layout) -> Layout {
        Layout::Form { inner: Box::new(inner), start: self.start, escapes: self.escapes }
    }
}

/// Where on disk the byte at `offset` of a field's value stands.
pub(super) fn on_disk(start: u64, escapes: &[(u64, u64)], offset: u64) -> u64 {
    let passed = escapes.partition_point(|(after, _)| *after <= offset);
    let (value, disk) = passed.checked_sub(1).map_or((0, start), |last| escapes[last]);
    disk + (offset - value)
}

/// Takes a document out of a form field `xml`, if the bytes are one.
pub(super) fn unwrap(bytes: &[u8]) -> Option<Unwrapped> {
    let name = bytes.get(..4).filter(|name| name.eq_ignore_ascii_case(b"xml="))?;
    let (start, value) = (name.len() as u64, &bytes[name.len()..]);
    if value.trim_ascii_start().starts_with(b"<") {
        return Some(Unwrapped { field: FormField::Raw, bytes: value.to_vec(), start, escapes: Vec::new() });
    }
    let mut unwrapped = Unwrapped {
        field: FormField::Encoded,
        bytes: Vec::with_capacity(value.len()),
        start,
        escapes: vec![],
    };
    let mut at = 0;
    while let Some(byte) = value.get(at).filter(|byte| **byte != b'&') {
        let escape = value.get(at + 1..at + 3).filter(|_| *byte == b'%').and_then(hex);
        unwrapped.bytes.push(escape.unwrap_or(if *byte == b'+' { b' ' } else { *byte }));
        at += if escape.is_some() { 3 } else { 1 };
        if escape.is_some() {
            unwrapped.escapes.push((unwrapped.bytes.len() as u64, start + at as u64));
        }
    }
    let text = unwrapped.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&unwrapped.bytes);
    text.trim_ascii_start().starts_with(b"<").then_some(unwrapped)
}

/// The byte of two hexadecimal digits.
fn hex(digits: &[u8]) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    Some(digit(digits[0])? * 16 + digit(digits[1])?)
}
