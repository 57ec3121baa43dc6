//! Matroska and WebM: where the elements of a file end.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};

/// The most elements that are looked at. Our choice: a browser that records states no length of a cluster, so that its
/// blocks are walked; five minutes of speech have fifteen thousand.
const ELEMENTS: usize = 20_000;

/// The bytes of the longest header: a name of four, a length of eight (RFC 8794, sections 4 and 5).
const HEADER: usize = 12;

/// The elements whose length may be open: the segment and its clusters (RFC 9559, section 5.1). Their content is walked
/// as if it came after them.
const OPEN: [u32; 2] = [0x1853_8067, 0x1F43_B675];

/// The elements that make up a file, and those of a cluster that hold media (RFC 9559, section 5.1): segment, cluster,
/// block, group of blocks, index, tags, chapters, attachments, what describes them, and room. Anything else at the end is
/// no element: some programs append data of their own.
const PARTS: [u32; 12] = [
    0x1853_8067,
    0x1F43_B675,
    0xA3,
    0xA0,
    0x1C53_BB6B,
    0x1254_C367,
    0x1043_A770,
    0x1941_A469,
    0x114D_9B74,
    0x1549_A966,
    0x1654_AE6B,
    0xEC,
];

/// What is known of an element from its header.
#[derive(Debug, PartialEq, Eq)]
struct Element {
    name: u32,
    /// Its whole length, or that of its header if its content has no stated end.
    length: u64,
}

/// The offset at which the last element ends, or one that reaches beyond the end of the file; `None` if there are too
/// many, or something that is no element.
pub(super) fn end(file: &mut File, bytes: u64) -> io::Result<Option<u64>> {
    let (mut at, mut reader) = (0u64, BufReader::new(file));
    reader.rewind()?;
    for _ in 0..ELEMENTS {
        let mut header = [0; HEADER];
        let there = usize::try_from(bytes - at).map_or(HEADER, |left| left.min(HEADER));
        reader.read_exact(&mut header[..there])?;
        let Some(Element { name, length }) = element(&header[..there]) else { return Ok(None) };
        at = at.saturating_add(length);
        if at >= bytes {
            return Ok(PARTS.contains(&name).then_some(at));
        }
        #[expect(clippy::cast_possible_wrap, reason = "it is less than the length of the file")]
        reader.seek_relative(length as i64 - there as i64)?;
    }
    Ok(None)
}

/// Reads the header of an element: its name, and its length without the bits that say how many bytes it has, which are
/// all set if it is open.
fn element(header: &[u8]) -> Option<Element> {
    let name_bytes = header.first()?.leading_zeros() as usize + 1;
    let (name, rest) = header.split_at_checked(name_bytes).filter(|_| name_bytes <= 4)?;
    let length_bytes = rest.first()?.leading_zeros() as usize + 1;
    let length = rest.get(..length_bytes)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    let most = (1u64 << (7 * length_bytes)) - 1;
    let name = name.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
    let content = match length & most {
        open if open == most => OPEN.contains(&name).then_some(0)?,
        known => known,
    };
    Some(Element { name, length: (name_bytes + length_bytes) as u64 + content })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_as_long_as_their_headers_say() {
        for (header, expected) in [
            (&b"\xA3\x82ab"[..], Some((0xA3, 4))),
            (b"\x42\x86\x40\x7F", Some((0x4286, 4 + 0x7F))),
            (b"\x1F\x43\xB6\x75\x01\0\0\0\0\0\x01\0", Some((OPEN[1], 12 + 256))),
            (b"\x1F\x43\xB6\x75\xFF\xE7\x81\0", Some((OPEN[1], 5))),
            (b"\x18\x53\x80\x67\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF", Some((OPEN[0], 12))),
            // Only those two may be open.
            (b"\xA3\xFFab", None),
            (b"\0\0\0\0", None),
            (b"TAG", None),
            (b"\xA3\0", None),
            (b"\xA3", None),
            (b"", None),
        ] {
            let expected = expected.map(|(name, length)| Element { name, length });
            assert_eq!(element(header), expected, "{header:?}");
        }
    }
}
