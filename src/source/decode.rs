//! Decodes bytes to text. The service takes UTF-8 (API facts §0.3). Other encodings are decoded too, so that the rest
//! of the document can be checked, and are recorded as a fault.

use std::ops::Range;

use super::declaration::declaration;
use super::misread::misread;
use super::span::offset;
use encoding_rs::{Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Why a text is not plain UTF-8. Ranges are byte offsets into the decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodingFault {
    /// The bytes are UTF-16 or UTF-32.
    Wide {
        /// The name of the encoding.
        name: &'static str,
        /// Whether a byte order mark gives the encoding.
        marked: bool,
    },
    /// Some bytes are not UTF-8; each invalid sequence is replaced by U+FFFD.
    Invalid {
        /// The range of the first replacement.
        first: Range<usize>,
        /// The number of invalid sequences.
        count: usize,
        /// The bytes from the first invalid one, at most six; none if they are not at hand.
        bytes: Vec<u8>,
    },
    /// The XML declaration names another encoding than UTF-8.
    Declared {
        /// The name as written.
        name: String,
        /// The range of the name.
        range: Range<usize>,
        /// Whether an encoding of this name exists.
        known: bool,
    },
    /// The XML declaration names an encoding that the bytes contradict, which is a fatal error (XML 1.0 section 4.3.3).
    Contradicted {
        /// The name as written.
        name: String,
        /// The range of the name.
        range: Range<usize>,
        /// The encoding of the bytes.
        actual: &'static str,
    },
}

/// The most bytes that are kept of what is not UTF-8: those of one character as two surrogates (CESU-8).
const SHOWN: usize = 6;

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A decoded text and its layout on disk.
#[derive(Debug)]
pub struct Decoded {
    pub(super) text: String,
    pub(super) layout: Layout,
    pub(super) fault: Option<EncodingFault>,
}

/// How offsets of the decoded text map to offsets on disk.
#[derive(Debug)]
pub(super) enum Layout {
    /// UTF-8 after a byte order mark of `mark` bytes. `repairs` lists, for each replaced sequence, the text offset
    /// after it and the disk offset after it.
    Utf8 { mark: u64, repairs: Vec<(u32, u64)> },
    /// Units of `unit` bytes after a byte order mark of `mark` bytes. The last unit may be incomplete, so the length of
    /// the file is in `end`.
    Wide { unit: u64, mark: u64, end: u64 },
    /// An encoding other than UTF-8, UTF-16 and UTF-32.
    Legacy(&'static Encoding),
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
            Layout::Wide { unit, mark, end } => {
                let units = |c: char| if *unit == 2 { c.len_utf16() as u64 } else { 1 };
                (mark + unit * before().chars().map(units).sum::<u64>()).min(*end)
            }
            Layout::Legacy(encoding) if encoding.is_single_byte() => before().chars().count() as u64,
            Layout::Legacy(encoding) => encoded_len(encoding, before()),
        }
    }

    /// Encodes a text in this layout; `None` unless the layout is UTF-8 without repairs.
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

/// Decodes a document's bytes. The encoding is that of the byte order mark, or else what the first bytes look like, or
/// else that of the XML declaration, or else UTF-8.
#[must_use]
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some((big, mark)) = utf32(&bytes) {
        let layout = Layout::Wide { unit: 4, mark: mark as u64, end: bytes.len() as u64 };
        let name = if big { "UTF-32BE" } else { "UTF-32LE" };
        return wide(utf32_text(&bytes[mark..], big), name, mark > 0, layout);
    }
    if let Some((encoding, mark)) = utf16(&bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let layout = Layout::Wide { unit: 2, mark: mark as u64, end: bytes.len() as u64 };
        return wide(text.into_owned(), encoding.name(), mark > 0, layout);
    }
    let mark = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
    let declared = declaration(&bytes[mark..]);
    let encoding = declared.as_ref().and_then(|(name, _)| label(name));
    let belied = encoding.is_some_and(|encoding| is_belied(encoding, &bytes));
    let fault = declared.filter(|_| encoding != Some(UTF_8)).map(|(name, range)| match encoding {
        // The declaration was read byte by byte, which is impossible in the encoding that it names.
        _ if mark > 0 || belied || is_utf16(encoding) => {
            EncodingFault::Contradicted { name: name.to_owned(), range, actual: "UTF-8" }
        }
        _ => EncodingFault::Declared { name: name.to_owned(), range, known: encoding.is_some() },
    });
    match encoding.filter(|other| *other != UTF_8 && !is_utf16(Some(other)) && mark == 0 && !belied) {
        Some(other) if !(bytes.is_ascii() && other.is_ascii_compatible()) => {
            let (text, _) = other.decode_without_bom_handling(&bytes);
            Decoded { text: text.into_owned(), layout: Layout::Legacy(other), fault }
        }
        _ => utf8(bytes, mark, fault),
    }
}

/// The encoding of this name. Encodings that browsers refuse to decode count as unknown.
fn label(name: &str) -> Option<&'static Encoding> {
    // Nearly every document is in this one.
    if name == UTF_8.name() {
        return Some(UTF_8);
    }
    Encoding::for_label_no_replacement(name.as_bytes())
}

fn is_utf16(encoding: Option<&'static Encoding>) -> bool {
    encoding == Some(UTF_16LE) || encoding == Some(UTF_16BE)
}

/// Whether the bytes of a document that is declared to be in an encoding of Western Europe are UTF-8 all the same.
fn is_belied(declared: &'static Encoding, bytes: &[u8]) -> bool {
    if declared != WINDOWS_1252 && declared != ISO_8859_15 || bytes.is_ascii() {
        return false;
    }
    str::from_utf8(bytes).is_ok() && misread(&WINDOWS_1252.decode(bytes).0).is_some()
}

/// A text in units of two or four bytes. Its declaration must name that encoding or none.
fn wide(text: String, ordered: &'static str, marked: bool, layout: Layout) -> Decoded {
    let actual = &ordered[.."UTF-16".len()];
    let agrees = |name: &str| name.get(..actual.len()).is_some_and(|head| head.eq_ignore_ascii_case(actual));
    // Older names mean the same.
    let agrees = |name: &str| agrees(name) || name.to_ascii_uppercase().starts_with("ISO-10646-UCS-");
    let fault = match declaration(text.as_bytes()).filter(|(name, _)| !agrees(name)) {
        Some((name, range)) => EncodingFault::Contradicted { name: name.to_owned(), range, actual },
        // A byte order mark gives the byte order; without one only the name can.
        None => EncodingFault::Wide { name: if marked { actual } else { ordered }, marked },
    };
    Decoded { text, layout, fault: Some(fault) }
}

/// Recognises UTF-32 by its byte order mark, or by `<` as the first character. Returns whether it is big-endian, and
/// the length of the mark in bytes.
fn utf32(bytes: &[u8]) -> Option<(bool, usize)> {
    match bytes {
        [0, 0, 0xFE, 0xFF, ..] => Some((true, 4)),
        [0xFF, 0xFE, 0, 0, ..] => Some((false, 4)),
        [0, 0, 0, b'<', ..] => Some((true, 0)),
        [b'<', 0, 0, 0, ..] => Some((false, 0)),
        _ => None,
    }
}

fn utf32_text(bytes: &[u8], big: bool) -> String {
    let unit = |unit: &[u8]| {
        let unit = unit.try_into().ok()?;
        char::from_u32(if big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) })
    };
    bytes.chunks(4).map(|chunk| unit(chunk).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The length of a text in bytes, in a multi-byte encoding.
fn encoded_len(encoding: &'static Encoding, text: &str) -> u64 {
    let mut encoder = encoding.new_encoder();
    let most = encoder.max_buffer_length_from_utf8_if_no_unmappables(text.len()).unwrap_or(text.len());
    let mut bytes = Vec::with_capacity(most);
    // More text may follow in the same encoder state, so this is not the last part.
    let _ = encoder.encode_from_utf8_to_vec(text, &mut bytes, false);
    bytes.len() as u64
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
            first.get_or_insert((start..text.len(), disk));
            disk += chunk.invalid().len();
            let after = offset(text.len());
            repairs.push((after, disk as u64));
        }
    }
    let shown = |at: usize| bytes[at..bytes.len().min(at + SHOWN)].to_vec();
    let invalid =
        first.map(|(first, at)| EncodingFault::Invalid { first, count: repairs.len(), bytes: shown(at) });
    Decoded { text, layout: layout(repairs), fault: invalid.or(fault) }
}

/// Recognises UTF-16 by its byte order mark, or by `<` as the first character. Returns the encoding and the length of
/// the mark in bytes.
fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    match bytes {
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0, b'<', 0, _, ..] => Some((UTF_16BE, 0)),
        [b'<', 0, _, 0, ..] => Some((UTF_16LE, 0)),
        _ => None,
    }
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
            // The last unit is cut in two.
            let bytes = [mark.clone(), utf16le("<a>é🎉</a>"), vec![b'<']].concat();
            let decoded = decode(bytes.clone());
            assert_eq!(decoded.text, "<a>é🎉</a>\u{FFFD}");
            let end = u32::try_from(decoded.text.len()).unwrap();
            assert_eq!(decoded.layout.on_disk(&decoded.text, end), bytes.len() as u64);
            assert_eq!(
                decoded.fault,
                Some(EncodingFault::Wide { name: if marked { "UTF-16" } else { "UTF-16LE" }, marked })
            );
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
        assert_eq!(
            decoded.fault,
            Some(EncodingFault::Invalid { first: 3..6, count: 2, bytes: b"\xC3(\xE2\x82z<".to_vec() })
        );
        let z = u32::try_from(decoded.text.find('z').unwrap()).unwrap();
        assert_eq!(decoded.layout.on_disk(&decoded.text, z), 7);
    }

    #[test]
    fn utf32_reads_with_and_without_mark() {
        for (mark, marked) in [(vec![0, 0, 0xFE, 0xFF], true), (vec![], false)] {
            let units: Vec<u8> = "<a>é🎉</a>".chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
            let decoded = decode([mark.clone(), units, vec![0, 0]].concat());
            assert_eq!(decoded.text, "<a>é🎉</a>\u{FFFD}");
            assert_eq!(
                decoded.fault,
                Some(EncodingFault::Wide { name: if marked { "UTF-32" } else { "UTF-32BE" }, marked })
            );
            let close = u32::try_from(decoded.text.find("</a>").unwrap()).unwrap();
            assert_eq!(decoded.layout.on_disk(&decoded.text, close), mark.len() as u64 + 4 * 5);
        }
    }

    #[test]
    fn encodings_of_several_bytes_are_decoded_and_offsets_stay_true() {
        for (label, word) in [
            ("Shift_JIS", &b"\x93\xFA\x96{"[..]),
            ("EUC-JP", b"\xC6\xFC\xCB\xDC"),
            ("ISO-2022-JP", b"\x1B$BF|K\\\x1B(B"),
            ("GBK", b"\xC8\xD5\xB1\xBE"),
        ] {
            let head = format!("<?xml version='1.0' encoding='{label}'?><a>");
            let bytes = [head.as_bytes(), word, b"</a>"].concat();
            let decoded = decode(bytes.clone());
            assert!(decoded.text.ends_with("<a>日本</a>"), "{label}: {}", decoded.text);
            let end = u32::try_from(decoded.text.len()).unwrap();
            assert_eq!(decoded.layout.on_disk(&decoded.text, end), bytes.len() as u64, "{label}");
        }
    }

    #[test]
    fn declarations_that_the_bytes_belie_are_recorded() {
        let declared = |name: &str| format!("<?xml version='1.0' encoding='{name}'?><a/>");
        let marked = |text: String| [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for (bytes, name, actual) in [
            (declared("UTF-16").into_bytes(), "UTF-16", "UTF-8"),
            (marked(declared("ISO-8859-1")), "ISO-8859-1", "UTF-8"),
            (utf16le(&declared("utf-8")), "utf-8", "UTF-16"),
        ] {
            let fault = decode(bytes).fault;
            let range = 30..30 + name.len();
            assert_eq!(fault, Some(EncodingFault::Contradicted { name: name.into(), range, actual }));
        }
        assert_eq!(
            decode(utf16le(&declared("UTF-16"))).fault,
            Some(EncodingFault::Wide { name: "UTF-16LE", marked: false })
        );
    }

    #[test]
    fn utf8_that_is_declared_as_latin_1_is_read_as_what_it_is() {
        for (name, word, actual) in [
            ("ISO-8859-1", "Tom’s é".as_bytes(), Some("UTF-8")),
            ("US-ASCII", "😀".as_bytes(), Some("UTF-8")),
            ("windows-1252", "שלום שלום שלום".as_bytes(), Some("UTF-8")),
            ("windows-1252", b"Spa\xDF\x85", None),
            ("ISO-8859-1", b"caf\xE9", None),
            ("Shift_JIS", "é".as_bytes(), None),
        ] {
            let head = format!("<?xml version='1.0' encoding='{name}'?><a>");
            let decoded = decode([head.as_bytes(), word, b"</a>"].concat());
            let told = match &decoded.fault {
                Some(EncodingFault::Contradicted { actual, .. }) => Some(*actual),
                _ => None,
            };
            assert_eq!(told, actual, "{name}: {}", decoded.text);
            if actual.is_some() {
                assert!(decoded.text.contains(str::from_utf8(word).unwrap()), "{name}");
            }
        }
    }

    #[test]
    fn what_is_no_ascii_is_no_declaration() {
        let decoded = decode(b"<?xml v\x89ersion='1.0' encoding='ISO-8859-1'?><a>\xE4</a>".to_vec());
        assert_eq!(
            decoded.fault,
            Some(EncodingFault::Invalid { first: 7..10, count: 2, bytes: b"\x89ersio".to_vec() })
        );
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
