//! The message in the binary form that a handset retrieves: M-Retrieve.conf with WSP headers (OMA-TS-MMS_ENC 1.3,
//! WAP-230-WSP). This form does not use base64. [`size()`] returns exactly the number of bytes that [`write()`] writes.
//!
//! The layout, in this order:
//! - message headers: X-Mms-Message-Type m-retrieve-conf (`8C 84`), X-Mms-Transaction-ID (`98`, 12 bytes of
//!   text), X-Mms-MMS-Version 1.2 (`8D 92`), Date (`85 04` and four bytes), From, To and Subject if the
//!   message has them (`89`, `97`, `96`), Content-Type application/vnd.wap.multipart.related with start and
//!   type (`84`), which is the last by rule;
//! - the number of parts, as uintvar;
//! - each part, the presentation first: the lengths of its headers and its data, as uintvars; Content-Type, as
//!   the assigned number if there is one, with charset and name; Content-ID (`C0`); Content-Location (`8E`);
//!   its data.

use std::io::{self, Write};

use super::body::{Open, copy};
use super::layout::{Layout, LayoutPart};

/// Assigned numbers of content types (WAP-230-WSP, table 40), as short integers.
const CONTENT_TYPES: [(&str, u8); 6] = [
    ("text/plain", 0x83),
    ("text/x-vcalendar", 0x86),
    ("text/x-vcard", 0x87),
    ("image/gif", 0x9D),
    ("image/jpeg", 0x9E),
    ("image/png", 0xA0),
];

/// UTF-8 as a character set (IANA MIBenum 106), as a short integer.
const UTF_8: u8 = 0x80 | 106;

/// The length of the message in bytes; a part of unknown length counts as empty.
#[must_use]
pub fn size(layout: &Layout) -> u64 {
    let presentation = layout.presentation.len() as u64;
    let fixed = head(layout).len() as u64 + presentation_head(presentation).len() as u64 + presentation;
    layout.parts.iter().fold(fixed, |total, part| {
        let bytes = part.bytes.unwrap_or(0);
        total.saturating_add(part_head(part, bytes).len() as u64).saturating_add(bytes)
    })
}

/// The most bytes that a part may have to keep the message at `limit`. `others` is the size of the message without the
/// part's data and without the length field before the data. `None` if the rest of the message exceeds the limit.
#[must_use]
pub fn raw_under(limit: u64, others: u64) -> Option<u64> {
    let room = limit.checked_sub(others)?;
    // The length field takes one byte for each seven bits of the length.
    let fits = |digits: u64| room.checked_sub(digits).filter(|bytes| length_bytes(*bytes) <= digits);
    (1..=10).find_map(fits)
}

/// The number of bytes that a length takes as uintvar.
#[must_use]
pub fn length_bytes(length: u64) -> u64 {
    uintvar(length).len() as u64
}

/// Writes the message; `open` returns the data of each part that is not text.
///
/// # Errors
/// If data cannot be read, if their length is not the declared one, or if `out` cannot be written to.
pub fn write(layout: &Layout, open: &mut Open<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(&head(layout))?;
    out.write_all(&presentation_head(layout.presentation.len() as u64))?;
    out.write_all(layout.presentation.as_bytes())?;
    for part in &layout.parts {
        out.write_all(&part_head(part, part.bytes.unwrap_or(0)))?;
        copy(part, open, &mut |bytes| out.write_all(bytes))?;
    }
    Ok(())
}

/// Message headers (OMA-TS-MMS_ENC, table 5) and the number of parts.
fn head(layout: &Layout) -> Vec<u8> {
    // Message type m-retrieve-conf, a transaction id, version 1.2.
    let mut bytes = vec![0x8C, 0x84, 0x98];
    bytes.extend(text_string("mmsctl-0001"));
    bytes.extend([0x8D, 0x92]);
    // A date takes four bytes until the year 2106.
    bytes.extend([0x85, 0x04, 0, 0, 0, 0]);
    if let Some(from) = &layout.from {
        // The address-present token (128) and the address.
        let address = [vec![0x80], encoded_string(&format!("{from}/TYPE=PLMN"))].concat();
        bytes.push(0x89);
        bytes.extend(with_length(&address));
    }
    if let Some(to) = &layout.to {
        bytes.push(0x97);
        bytes.extend(encoded_string(&format!("{to}/TYPE=PLMN")));
    }
    if let Some(subject) = &layout.subject {
        bytes.push(0x96);
        bytes.extend(encoded_string(subject));
    }
    // application/vnd.wap.multipart.related with the parameters start and type.
    let mut content_type = vec![0xB3, 0x8A];
    content_type.extend(text_string("<smil>"));
    content_type.push(0x89);
    content_type.extend(text_string("application/smil"));
    bytes.push(0x84);
    bytes.extend(with_length(&content_type));
    bytes.extend(uintvar(layout.parts.len() as u64 + 1));
    bytes
}

fn presentation_head(bytes: u64) -> Vec<u8> {
    entry("application/smil", true, "smil.xml", "smil", bytes)
}

fn part_head(part: &LayoutPart, bytes: u64) -> Vec<u8> {
    entry(part.mime, part.text.is_some(), &part.name, &part.name, bytes)
}

/// A multipart entry's lengths and headers (WAP-230-WSP, section 8.5.3).
fn entry(mime: &str, is_text: bool, name: &str, id: &str, bytes: u64) -> Vec<u8> {
    let mut content_type = match CONTENT_TYPES.iter().find(|(known, _)| *known == mime) {
        Some((_, code)) => vec![*code],
        None => text_string(mime),
    };
    if is_text {
        content_type.extend([0x81, UTF_8]);
    }
    content_type.push(0x85);
    content_type.extend(text_string(name));
    let mut headers = with_length(&content_type);
    // Content-ID as a quoted string, then Content-Location.
    headers.extend([0xC0, b'"']);
    headers.extend(text_string(&format!("<{id}>")));
    headers.push(0x8E);
    headers.extend(text_string(name));
    [uintvar(headers.len() as u64), uintvar(bytes), headers].concat()
}

/// Text and its terminator; a first byte above 127 is quoted (WAP-230-WSP, section 8.4.2.1).
fn text_string(text: &str) -> Vec<u8> {
    let quote = text.bytes().next().filter(|first| *first > 127).map(|_| 127);
    quote.into_iter().chain(text.bytes()).chain([0]).collect()
}

/// Text, preceded by its character set if it is not ASCII (OMA-TS-MMS_ENC, section 7.3.19) or if its first byte could
/// be read as a length.
fn encoded_string(text: &str) -> Vec<u8> {
    if text.is_ascii() && !text.starts_with(|c: char| c <= '\u{1f}') {
        return text_string(text);
    }
    with_length(&[vec![UTF_8], text_string(text)].concat())
}

/// A value preceded by its length (WAP-230-WSP, section 8.4.2.2).
fn with_length(value: &[u8]) -> Vec<u8> {
    let length = match u8::try_from(value.len()) {
        Ok(short) if short <= 30 => vec![short],
        _ => [vec![31], uintvar(value.len() as u64)].concat(),
    };
    [length, value.to_vec()].concat()
}

/// Seven bits a byte, most significant first, the top bit set on all but the last (WAP-230-WSP, section 8.1.2).
fn uintvar(value: u64) -> Vec<u8> {
    let mut bytes = vec![(value & 0x7F) as u8];
    let mut rest = value >> 7;
    while rest > 0 {
        bytes.insert(0, 0x80 | (rest & 0x7F) as u8);
        rest >>= 7;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::info::MediaInfo;
    use crate::media::kind::MediaKind;
    use crate::size::layout::tests::layout;
    use proptest::prelude::*;

    #[test]
    fn a_message_comes_out_byte_for_byte() {
        let xml = "<request><action>sendMMS</action><to>1</to><from>2</from><message-subject>é</message-subject>\
                   <slide><image><url>http://a.com/x.jpg</url></image></slide></request>";
        let layout = Layout { presentation: "<smil/>".into(), ..layout(xml, MediaKind::Jpeg, 3) };
        let mut written = Vec::new();
        write(&layout, &mut |_| Ok(Box::new(&b"abc"[..])), &mut written).unwrap();
        let expected: Vec<u8> = [
            &b"\x8C\x84\x98mmsctl-0001\0\x8D\x92\x85\x04\0\0\0\0"[..],
            b"\x89\x0D\x802/TYPE=PLMN\0",
            b"\x971/TYPE=PLMN\0",
            b"\x96\x05\xEA\x7F\xC3\xA9\0",
            b"\x84\x1B\xB3\x8A<smil>\0\x89application/smil\0",
            b"\x02",
            b"\x31\x07\x1D",
            b"application/smil\0\x81\xEA\x85smil.xml\0",
            b"\xC0\"<smil>\0\x8Esmil.xml\0<smil/>",
            b"\x1A\x03\x08\x9E\x851.jpg\0\xC0\"<1.jpg>\0\x8E1.jpg\0abc",
        ]
        .concat();
        assert_eq!(written, expected, "{}", String::from_utf8_lossy(&written));
        assert_eq!(size(&layout), written.len() as u64);
    }

    /// Reads a length and moves `at` past it.
    fn read_length(bytes: &[u8], at: &mut usize) -> usize {
        let mut length = 0;
        loop {
            let byte = bytes[*at];
            *at += 1;
            length = length << 7 | usize::from(byte & 0x7F);
            if byte & 0x80 == 0 {
                return length;
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_counted_is_what_is_written_and_reads_back(
            subject in proptest::option::of("(\\PC|[\n\t]){0,90}"),
            bodies in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..300), 1..9),
        ) {
            let file = |body: &Vec<u8>| {
                let kind = [MediaKind::Jpeg, MediaKind::Mp4][body.len() % 2];
                (String::new(), Some(MediaInfo::new(kind, body.len() as u64)))
            };
            let files: Vec<_> = bodies.iter().map(file).collect();
            let layout = Layout { subject, ..Layout::of_files(&files) };
            let mut written = Vec::new();
            let mut open = |part: &LayoutPart| Ok(Box::new(&bodies[part.slide - 1][..]) as Box<dyn io::Read>);
            write(&layout, &mut open, &mut written).unwrap();
            prop_assert_eq!(written.len() as u64, size(&layout));
            let mut at = head(&layout).len() - 1;
            prop_assert_eq!(read_length(&written, &mut at), bodies.len() + 1);
            let mut read = Vec::new();
            while at < written.len() {
                let (headers, data) = (read_length(&written, &mut at), read_length(&written, &mut at));
                read.push(written[at + headers..at + headers + data].to_vec());
                at += headers + data;
            }
            prop_assert_eq!(read.remove(0), layout.presentation.into_bytes());
            prop_assert_eq!(read, bodies);
        }

        #[test]
        fn the_inverse_is_tight(limit in 300u64..1 << 40, others in 0u64..299) {
            let total = |bytes: u64| others + length_bytes(bytes) + bytes;
            let bytes = raw_under(limit, others).unwrap();
            prop_assert!(total(bytes) <= limit && total(bytes + 1) > limit);
            prop_assert_eq!(raw_under(others.saturating_sub(1), others + 1), None);
        }
    }

    #[test]
    fn lengths_take_as_many_bytes_as_they_need() {
        for (value, bytes) in [
            (0, vec![0]),
            (127, vec![0x7F]),
            (128, vec![0x81, 0]),
            (16_384, vec![0x81, 0x80, 0]),
            (614_400, vec![0xA5, 0xC0, 0]),
        ] {
            assert_eq!(uintvar(value), bytes, "{value}");
        }
        assert_eq!(with_length(&[7; 31])[..3], [31, 31, 7]);
        assert_eq!(encoded_string("\nx"), [4, 0xEA, b'\n', b'x', 0], "no length of 10");
    }
}
