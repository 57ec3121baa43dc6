//! Files that are a row of packets, each of which states its length: whether the last one is whole. A packet is found
//! among the last bytes, and the others are walked from there.

use std::fs::File;

use super::{ending, flac, frames};
use crate::media::info::{MediaInfo, Soundness};
use crate::media::kind::MediaKind;

/// How the pages of an Ogg file begin (RFC 3533, section 6). None has more than 65,307 bytes, so that the last one is
/// among the last [`ending::TAIL`].
const PAGE: &[u8] = b"OggS";

/// How the packs of an MPEG program stream begin (ISO 13818-1, section 2.5.3.4). Most have two kilobytes.
const PACK: &[u8] = b"\0\0\x01\xBA";

/// How packets of one kind follow one another.
struct Row {
    /// What is at the start of one.
    next: fn(&[u8]) -> Next,
    /// How many must follow one another, so that they are not taken for what else looks alike.
    linked: usize,
    /// What they are called.
    name: &'static str,
}

const fn row(next: fn(&[u8]) -> Next, linked: usize, name: &'static str) -> Row {
    Row { next, linked, name }
}

/// Packets that begin with a mark of four bytes need no others beside them.
const OGG: &[Row] = &[row(page, 0, "page")];
/// Sound that is not compressed may look like one packet. Our choice.
const PROGRAM_STREAM: &[Row] = &[row(packet, 2, "packet")];
/// A tag of FLV repeats its length at its end.
const FLV: &[Row] = &[row(tag, 1, "tag")];
/// Noise looks like three frames in a row at one of 2^33 places or fewer. Our choice.
const MP2: &[Row] = &[row(layer_two, 3, "frame")];
const AC3: &[Row] = &[row(ac3, 3, "frame")];
/// Plain, with time stamps before the packets, and with error correction after them. Five packets have forty bits that
/// must agree. Our choice.
const TRANSPORT_STREAM: &[Row] =
    &[row(plain, 5, "packet"), row(stamped, 5, "packet"), row(corrected, 5, "packet")];

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
    let rows = match info.kind {
        MediaKind::Flac => {
            if flac::is_cut(file, info.bytes).is_ok_and(|is_cut| is_cut == Some(true)) {
                info.soundness = cut_within("frame");
            }
            return;
        }
        MediaKind::Ogg | MediaKind::OggVideo => OGG,
        MediaKind::Mpeg => PROGRAM_STREAM,
        MediaKind::MpegTs => TRANSPORT_STREAM,
        MediaKind::Flv => FLV,
        MediaKind::Mp2 => MP2,
        MediaKind::Ac3 => AC3,
        _ => return,
    };
    let Ok(tail) = ending::tail(file, info.bytes) else { return };
    let found = rows.iter().find_map(|row| Some((row, is_cut(&tail, row)?)));
    if let Some((row, true)) = found {
        info.soundness = cut_within(row.name);
    }
}

/// What is known of a file that ends within one of its parts.
pub(super) fn cut_within(part: &str) -> Soundness {
    Soundness::CutOff(format!("it was cut off: its last {part} is incomplete"))
}

/// Whether the last of the packets is incomplete, from the first ones that are found; `None` if there are none.
fn is_cut(tail: &[u8], row: &Row) -> Option<bool> {
    let walks = (0..tail.len()).map(|start| walk(&tail[start..], row.next));
    walks.into_iter().find_map(|(packets, end)| match end {
        Next::Other if packets == 0 => None,
        _ => (packets >= row.linked).then_some(end == Next::Part),
    })
}

/// The number of whole packets, and what comes after them: nothing is something else.
fn walk(mut rest: &[u8], next: fn(&[u8]) -> Next) -> (usize, Next) {
    let mut packets = 0;
    while !rest.is_empty() {
        match next(rest) {
            Next::Packet(length) if length <= rest.len() => rest = &rest[length..],
            Next::Packet(_) => return (packets, Next::Part),
            other => return (packets, other),
        }
        packets += 1;
    }
    (packets, Next::Other)
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

/// A tag: its type, a length of three bytes, a time stamp and the number of its stream, which is zero; its data, and the
/// length of all that (FLV 10.1, annex E.4). Some programs leave out the last of these lengths.
fn tag(rest: &[u8]) -> Next {
    let [8 | 9 | 18, head @ ..] = rest else { return Next::Other };
    let [high, middle, low, _, _, _, _, 0, 0, 0, ..] = head else {
        return if head.len() < 10 { Next::Part } else { Next::Other };
    };
    let length = 11 + (usize::from(*high) << 16 | usize::from(*middle) << 8 | usize::from(*low));
    match rest.get(length..) {
        Some([]) => Next::Packet(length),
        Some([a, b, c, d, ..]) if u32::from_be_bytes([*a, *b, *c, *d]) as usize == length => {
            Next::Packet(length + 4)
        }
        Some([_, _, _, _, ..]) => Next::Other,
        Some(_) | None => Next::Part,
    }
}

fn layer_two(rest: &[u8]) -> Next {
    match rest.first_chunk() {
        Some(header) => frames::layer_two(*header).map_or(Next::Other, Next::Packet),
        None if rest.starts_with(b"\xFF") && rest.len() > 1 => Next::Part,
        None => Next::Other,
    }
}

/// A frame of AC-3: its fifth byte has a code for its sample rate and one for its length.
fn ac3(rest: &[u8]) -> Next {
    match rest {
        [0x0B, 0x77, _, _, codes, ..] => frames::ac3(*codes).map_or(Next::Other, Next::Packet),
        [0x0B, 0x77, ..] => Next::Part,
        _ => Next::Other,
    }
}

/// A packet of a transport stream.
fn plain(rest: &[u8]) -> Next {
    if is_transport(rest) { Next::Packet(188) } else { Next::Other }
}

/// The same after a time stamp of four bytes, as cameras and discs have them.
fn stamped(rest: &[u8]) -> Next {
    if rest.get(4..).is_some_and(is_transport) { Next::Packet(192) } else { Next::Other }
}

/// The same with error correction of 16 bytes after it.
fn corrected(rest: &[u8]) -> Next {
    if is_transport(rest) { Next::Packet(204) } else { Next::Other }
}

/// Whether a packet of a transport stream begins here: the codes of its fourth byte for scrambling and for what it holds
/// are none of the reserved ones (ISO 13818-1, section 2.4.3.3).
fn is_transport(rest: &[u8]) -> bool {
    matches!(rest, [0x47, _, _, codes, ..] if codes >> 6 != 1 && codes >> 4 & 3 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether each part of a row of packets is told as cut, where `boundaries` are where packets end. What is shorter
    /// than the `start` of a packet may be padding, and fewer packets than must be linked may be anything.
    fn check(whole: &[u8], boundaries: &[usize], start: usize, row: &Row) {
        let known = row.linked.checked_sub(1).map_or(start, |last| boundaries[last]);
        for end in known..=whole.len() {
            let is_cut = super::is_cut(&whole[..end], row) == Some(true);
            let is_whole = boundaries.iter().any(|boundary| (*boundary..boundary + start).contains(&end));
            assert_eq!(is_cut, !is_whole, "{end} of {}", whole.len());
        }
        let appended = [whole, b"TAG and more"].concat();
        assert_ne!(super::is_cut(&appended, row), Some(true));
    }

    #[test]
    fn pages_and_packets_end_where_they_say() {
        let page = |data: &[u8]| {
            let length = u8::try_from(data.len()).unwrap();
            [PAGE, &[0; 22], &[1, length], data].concat()
        };
        let pages = [page(b"ab"), page(b""), page(&[7; 200])].concat();
        check(&pages, &[30, 58, 286], 4, &OGG[0]);
        let pack = [PACK, b"\x44\0\x04\0\x04\x01\0\x03\0\xF9\xFF"].concat();
        let older = [PACK, b"\x21\0\x01\0\x01\x80\0\x01"].concat();
        let pictures = [b"\0\0\x01\xE0\0\x05".as_slice(), b"12345"].concat();
        let stream = [pack, pictures.clone(), older, pictures].concat();
        check(&stream, &[15, 26, 38, 49], 3, &PROGRAM_STREAM[0]);
        for end in [&b"\0\0\x01\xB9"[..], b"\0\0\0\0", b"\0\0\x01\xB3\x16", b"\0\0\x01\xE0\0\0\x80"] {
            assert_eq!(super::is_cut(&[&stream, end].concat(), &PROGRAM_STREAM[0]), Some(false), "{end:?}");
        }
        assert_eq!([b"", &b"OggX"[..]].map(|bytes| super::is_cut(bytes, &OGG[0])), [None; 2]);
    }
}
