//! Finds the encoding in an XML declaration.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem::find;

/// What nearly every document begins with, the encoding in it, and where that stands.
const USUAL: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
const USUAL_NAME: &str = "UTF-8";
const USUAL_AT: usize = USUAL.len() - "UTF-8\"?>".len();

/// The encoding that the XML declaration names, as written, with its byte range.
pub(super) fn declaration(bytes: &[u8]) -> Option<(&str, Range<usize>)> {
    if bytes.starts_with(USUAL) {
        return Some((USUAL_NAME, USUAL_AT..USUAL_AT + USUAL_NAME.len()));
    }
    let head = &bytes[..bytes.len().min(256)];
    let declaration = head.strip_prefix(b"<?xml").and_then(|_| find(head, b"?>")).map(|end| &head[..end])?;
    // Offsets in the bytes are offsets in the text only if every byte is a character.
    if !declaration.is_ascii() {
        return None;
    }
    let after_name = find(declaration, b"encoding")? + b"encoding".len();
    let quote = after_name + declaration[after_name..].iter().position(|b| matches!(b, b'"' | b'\''))?;
    let between = &declaration[after_name..quote];
    if !between.iter().all(|b| b.is_ascii_whitespace() || *b == b'=') {
        return None;
    }
    let len = declaration[quote + 1..].iter().position(|b| *b == declaration[quote])?;
    let range = quote + 1..quote + 1 + len;
    Some((str::from_utf8(&bytes[range.clone()]).ok()?, range))
}

/// The text with its declared encoding changed to UTF-8, so that the declaration is true when the text is sent as
/// UTF-8.
#[must_use]
pub fn declared_utf8(text: &str) -> Cow<'_, str> {
    match declaration(text.as_bytes()) {
        Some((name, range)) if !name.eq_ignore_ascii_case("UTF-8") => {
            Cow::Owned(format!("{}UTF-8{}", &text[..range.start], &text[range.end..]))
        }
        _ => Cow::Borrowed(text),
    }
}

/// Whether a text declares another encoding than UTF-8.
#[must_use]
pub fn has_other_encoding(text: &str) -> bool {
    matches!(declared_utf8(text), Cow::Owned(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_becomes_utf_8() {
        for (before, after) in [
            (
                "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>",
                "<?xml version='1.0' encoding='UTF-8'?><a>é</a>",
            ),
            ("<?xml version='1.0' encoding = \"\"?><a/>", "<?xml version='1.0' encoding = \"UTF-8\"?><a/>"),
            ("<?xml version='1.0' encoding='utf-8'?><a/>", "<?xml version='1.0' encoding='utf-8'?><a/>"),
            ("<a encoding='UTF-16'/>", "<a encoding='UTF-16'/>"),
        ] {
            assert_eq!(declared_utf8(before), after);
        }
    }
}
