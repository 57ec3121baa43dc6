//! Bytes to text. The service takes UTF-8 (API facts §0.3); other encodings are decoded all the same, so
//! that the rest of the document can be judged, and recorded as a fault.

use std::ops::Range;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Why a text is not plain UTF-8. Ranges are byte offsets of the decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodingFault {
    /// The bytes are UTF-16.
    Utf16 {
        /// Whether a byte order mark says so.
        marked: bool,
    },
    /// Some bytes are not UTF-8; they read as U+FFFD.
    Invalid {
        /// The first of them.
        first: Range<usize>,
        /// How many sequences there are.
        count: usize,
    },
    /// The XML declaration names another encoding than UTF-8.
    Declared {
        /// The name as written.
        name: String,
        /// Where it stands.
        range: Range<usize>,
        /// Whether it is an encoding that exists.
        known: bool,
    },
}

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A decoded text and how it lay on disk.
#[derive(Debug)]
pub struct Decoded {
    pub(super) text: String,
    pub(super) layout: Layout,
    pub(super) fault: Option<EncodingFault>,
}

/// How offsets of the decoded text map to offsets on disk.
#[derive(Debug)]
pub(super) enum Layout {
    /// UTF-8 after `mark` bytes of byte order mark. `repairs` lists, for each replaced sequence, the text
    /// offset after it and the disk offset after it.
    Utf8 { mark: u64, repairs: Vec<(u32, u64)> },
    /// Two bytes a UTF-16 unit, after `mark` bytes.
    Utf16 { mark: u64 },
    /// One byte a character.
    SingleByte,
}

impl Layout {
    pub(super) fn on_disk(&self, text: &str, offset: u32) -> u64 {
        let before = || &text[..text.floor_char_boundary(offset as usize)];
        match self {
            Layout::Utf8 { mark, repairs } => {
                let passed = repairs.partition_point(|(after, _)| *after <= offset);
                let (text_base, disk_base) = passed.checked_sub(1).map_or((0, *mark), |last| repairs[last]);
                disk_base + u64::from(offset - text_base)
            }
            Layout::Utf16 { mark } => mark + 2 * before().encode_utf16().count() as u64,
            Layout::SingleByte => before().chars().count() as u64,
        }
    }

    /// The bytes of a text that is laid out so; nothing but for UTF-8 that needed no repair.
    pub(super) fn encoded(&self, text: &str) -> Option<Vec<u8>> {
        match self {
            Layout::Utf8 { mark, repairs } if repairs.is_empty() => {
                let mark = if *mark > 0 { MARK } else { b"" };
                Some([mark, text.as_bytes()].concat())
            }
            _ => None,
        }
    }
}

/// Decodes a document's bytes: byte order mark first, then the look of the first bytes, then the XML
/// declaration, then UTF-8.
#[must_use]
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some((encoding, mark)) = utf16(&bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let fault = EncodingFault::Utf16 { marked: mark > 0 };
        return Decoded {
            text: text.into_owned(),
            layout: Layout::Utf16 { mark: mark as u64 },
            fault: Some(fault),
        };
    }
    let mark = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
    let declared = declared_encoding(&bytes[mark..]);
    let label = declared.clone().map(|range| String::from_utf8_lossy(&bytes[mark..][range]).into_owned());
    let encoding = label.as_deref().and_then(|name| Encoding::for_label(name.as_bytes()));
    let fault = declared
        .zip(label)
        .filter(|_| encoding != Some(UTF_8))
        .map(|(range, name)| EncodingFault::Declared { name, range, known: encoding.is_some() });
    match encoding {
        Some(other) if mark == 0 && other.is_single_byte() && !bytes.is_ascii() => {
            let (text, _) = other.decode_without_bom_handling(&bytes);
            Decoded { text: text.into_owned(), layout: Layout::SingleByte, fault }
        }
        _ => utf8(bytes, mark, fault),
    }
}

fn utf8(bytes: Vec<u8>, mark: usize, fault: Option<EncodingFault>) -> Decoded {
    let layout = |repairs| Layout::Utf8 { mark: mark as u64, repairs };
    let bytes = match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..mark);
            return Decoded { text, layout: layout(Vec::new()), fault };
        }
        Err(error) => error.into_bytes(),
    };
    let (mut text, mut repairs, mut disk) = (String::with_capacity(bytes.len()), Vec::new(), mark);
    let mut first = None;
    for chunk in bytes[mark..].utf8_chunks() {
        text.push_str(chunk.valid());
        disk += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            let start = text.len();
            text.push(char::REPLACEMENT_CHARACTER);
            disk += chunk.invalid().len();
            first.get_or_insert(start..text.len());
            let after = u32::try_from(text.len()).expect("documents are refused above 4 GiB");
            repairs.push((after, disk as u64));
        }
    }
    let invalid = first.map(|first| EncodingFault::Invalid { first, count: repairs.len() });
    Decoded { text, layout: layout(repairs), fault: invalid.or(fault) }
}

/// UTF-16 by byte order mark, or by the look of `<` as the first character.
fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    match bytes {
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0, b'<', 0, _, ..] => Some((UTF_16BE, 0)),
        [b'<', 0, _, 0, ..] => Some((UTF_16LE, 0)),
        _ => None,
    }
}

/// Where the XML declaration names the encoding, if there is one.
fn declared_encoding(bytes: &[u8]) -> Option<Range<usize>> {
    let head = &bytes[..bytes.len().min(256)];
    let declaration = head.strip_prefix(b"<?xml").and_then(|_| find(head, b"?>")).map(|end| &head[..end])?;
    let after_name = find(declaration, b"encoding")? + b"encoding".len();
    let quote = after_name + declaration[after_name..].iter().position(|b| matches!(b, b'"' | b'\''))?;
    let between = &declaration[after_name..quote];
    if !between.iter().all(|b| b.is_ascii_whitespace() || *b == b'=') {
        return None;
    }
    let len = declaration[quote + 1..].iter().position(|b| *b == declaration[quote])?;
    Some(quote + 1..quote + 1 + len)
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16le(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn marks_are_stripped_and_counted() {
        let decoded = decode(b"\xEF\xBB\xBF<a/>".to_vec());
        assert_eq!(decoded.text, "<a/>");
        assert_eq!(decoded.layout.on_disk(&decoded.text, 1), 4);
        assert_eq!(decoded.fault, None);
    }

    #[test]
    fn utf16_reads_with_and_without_mark() {
        for (mark, marked) in [(vec![0xFF, 0xFE], true), (vec![], false)] {
            let decoded = decode([mark.clone(), utf16le("<a>é🎉</a>")].concat());
            assert_eq!(decoded.text, "<a>é🎉</a>");
            assert_eq!(decoded.fault, Some(EncodingFault::Utf16 { marked }));
            let close = u32::try_from(decoded.text.find("</a>").unwrap()).unwrap();
            assert_eq!(decoded.layout.on_disk(&decoded.text, close), mark.len() as u64 + 2 * 6);
        }
    }

    #[test]
    fn latin_1_is_decoded_when_declared() {
        let decoded = decode(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE4x</a>".to_vec());
        assert!(decoded.text.ends_with("<a>äx</a>"));
        let Some(EncodingFault::Declared { name, known, .. }) = &decoded.fault else { panic!() };
        assert_eq!((name.as_str(), *known), ("ISO-8859-1", true));
        let x = u32::try_from(decoded.text.find('x').unwrap()).unwrap();
        assert_eq!(decoded.layout.on_disk(&decoded.text, x), 2, "`x` of `xml`");
        let end = u32::try_from(decoded.text.len()).unwrap();
        assert_eq!(decoded.layout.on_disk(&decoded.text, end), decoded.text.chars().count() as u64);
    }

    #[test]
    fn broken_utf8_is_replaced_and_offsets_stay_true() {
        let decoded = decode(b"<a>\xC3(\xE2\x82z</a>".to_vec());
        assert_eq!(decoded.text, "<a>\u{FFFD}(\u{FFFD}z</a>");
        assert_eq!(decoded.fault, Some(EncodingFault::Invalid { first: 3..6, count: 2 }));
        let z = u32::try_from(decoded.text.find('z').unwrap()).unwrap();
        assert_eq!(decoded.layout.on_disk(&decoded.text, z), 7);
    }

    #[test]
    fn other_declarations_are_recorded() {
        for (label, known) in [("utf-99", false), ("windows-1252", true)] {
            let decoded = decode(format!("<?xml version='1.0' encoding='{label}'?><a/>").into_bytes());
            assert!(matches!(decoded.fault, Some(EncodingFault::Declared { known: k, .. }) if k == known));
        }
        assert_eq!(decode(b"<?xml version='1.0' encoding='utf8'?><a/>".to_vec()).fault, None);
    }
}
