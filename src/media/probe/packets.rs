//! Files that are a row of packets, each of which states its length: whether the last one is whole. A packet is found
//! among the last bytes, and the others are walked from there.

use std::fs::File;

use super::ending;
use crate::media::info::{MediaInfo, Soundness};
use crate::media::kind::MediaKind;

/// How the pages of an Ogg file begin (RFC 3533, section 6). None has more than 65,307 bytes, so that the last one is
/// among the last [`ending::TAIL`].
const PAGE: &[u8] = b"OggS";

/// How the packs of an MPEG program stream begin (ISO 13818-1, section 2.5.3.4). Most have two kilobytes.
const PACK: &[u8] = b"\0\0\x01\xBA";

/// What comes next in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// A packet of so many bytes.
    Packet(usize),
    /// A packet that ends before its length is stated.
    Part,
    /// Something that is no packet, or is the last one.
    Other,
}

/// Says so if the last packet is incomplete.
pub(super) fn judge(file: &mut File, info: &mut MediaInfo) {
    let (begins, next, name): (_, fn(&[u8]) -> Next, _) = match info.kind {
        MediaKind::Ogg | MediaKind::OggVideo => (PAGE, page, "page"),
        MediaKind::Mpeg => (PACK, packet, "packet"),
        _ => return,
    };
    if ending::tail(file, info.bytes).is_ok_and(|tail| is_cut(&tail, begins, next)) {
        info.soundness = cut_within(name);
    }
}

/// What is known of a file that ends within one of its parts.
pub(super) fn cut_within(part: &str) -> Soundness {
    Soundness::CutOff(format!("it was cut off: its last {part} is incomplete"))
}

/// Whether the last of the packets is incomplete, from the first that is found.
fn is_cut(tail: &[u8], begins: &[u8], next: fn(&[u8]) -> Next) -> bool {
    let found = tail.windows(begins.len()).position(|window| window == begins);
    let mut rest = &tail[found.unwrap_or(tail.len())..];
    while !rest.is_empty() {
        match next(rest) {
            Next::Packet(length) if length <= rest.len() => rest = &rest[length..],
            Next::Packet(_) | Next::Part => return true,
            Next::Other => return false,
        }
    }
    false
}

/// A page: a header of 27 bytes, the last of which counts the lengths that follow it, and data of those lengths.
fn page(rest: &[u8]) -> Next {
    // What is shorter may be padding.
    if !rest.starts_with(PAGE) {
        return Next::Other;
    }
    let Some((header, after)) = rest.split_at_checked(27) else { return Next::Part };
    let Some(lengths) = after.get(..header[26].into()) else { return Next::Part };
    Next::Packet(27 + lengths.len() + lengths.iter().map(|length| usize::from(*length)).sum::<usize>())
}

/// The header of a pack, which in MPEG-2 has 14 bytes and as many more as its last three bits say, and in MPEG-1 12
/// (ISO 11172-1, section 2.4.3.2); or a packet, whose length is in its fifth and sixth byte.
fn packet(rest: &[u8]) -> Next {
    // What is shorter may be padding.
    if !rest.starts_with(&PACK[..3]) {
        return Next::Other;
    }
    match *rest {
        [_, _, _, 0xBA, version, ..] if version >> 6 != 1 => Next::Packet(12),
        [_, _, _, 0xBA, ..] => {
            rest.get(13).map_or(Next::Part, |last| Next::Packet(14 + usize::from(last & 7)))
        }
        // Other codes are those of the end, or of pictures that are in no packet.
        [_, _, _, 0..=0xB9, ..] | [_, _, _, _, 0, 0, ..] => Next::Other,
        [_, _, _, _, high, low, ..] => Next::Packet(6 + usize::from(u16::from_be_bytes([high, low]))),
        _ => Next::Part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether each part of a row of packets is told as cut, where `boundaries` are where packets end. What is shorter
    /// than the `start` of a packet may be padding.
    fn check(whole: &[u8], boundaries: &[usize], start: usize, begins: &[u8], next: fn(&[u8]) -> Next) {
        for end in begins.len()..=whole.len() {
            let is_cut = super::is_cut(&whole[..end], begins, next);
            let is_whole = boundaries.iter().any(|boundary| (*boundary..boundary + start).contains(&end));
            assert_eq!(is_cut, !is_whole, "{end} of {}", whole.len());
        }
        let appended = [whole, b"TAG and more"].concat();
        assert!(!super::is_cut(&appended, begins, next));
    }

    #[test]
    fn pages_and_packets_end_where_they_say() {
        let page = |data: &[u8]| {
            let length = u8::try_from(data.len()).unwrap();
            [PAGE, &[0; 22], &[1, length], data].concat()
        };
        let pages = [page(b"ab"), page(b""), page(&[7; 200])].concat();
        check(&pages, &[30, 58, 286], 4, PAGE, super::page);
        let pack = [PACK, b"\x44\0\x04\0\x04\x01\0\x03\0\xF9\xFF"].concat();
        let older = [PACK, b"\x21\0\x01\0\x01\x80\0\x01"].concat();
        let pictures = [b"\0\0\x01\xE0\0\x05".as_slice(), b"12345"].concat();
        let stream = [pack, pictures.clone(), older, pictures].concat();
        check(&stream, &[15, 26, 38, 49], 3, PACK, packet);
        for end in [&b"\0\0\x01\xB9"[..], b"\0\0\0\0", b"\0\0\x01\xB3\x16", b"\0\0\x01\xE0\0\0\x80"] {
            assert!(!super::is_cut(&[&stream, end].concat(), PACK, packet), "{end:?}");
        }
        assert!(!super::is_cut(b"", PAGE, super::page) && !super::is_cut(b"OggX", PAGE, super::page));
    }
}
