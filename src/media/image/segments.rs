//! The segments of a JPEG (ITU-T T.81, annex B), for facts that the decoders do not report.

use image::metadata::Orientation;

/// The start of a scan, which the data of the picture follow.
const SCAN: u8 = 0xDA;

/// How the segments begin that hold an Exif block and a part of a colour profile.
const EXIF: &[u8] = b"Exif\0\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";

/// A segment before the data of the picture.
#[derive(Clone, Copy, Debug)]
struct Segment<'b> {
    marker: u8,
    /// The byte offset of its marker.
    at: usize,
    /// Its content, after its length field.
    body: &'b [u8],
}

/// The content of a JPEG's frame header, after its length field (section B.2.2).
pub(super) fn frame(bytes: &[u8]) -> Option<&[u8]> {
    start(bytes).map(|frame| frame.body)
}

/// The marker of a JPEG's frame, which tells how it is coded (ITU-T T.81, table B.1).
pub(super) fn process(bytes: &[u8]) -> Option<u8> {
    start(bytes).map(|frame| frame.marker)
}

/// The start of frame, whatever its process.
fn start(bytes: &[u8]) -> Option<Segment<'_>> {
    let is_frame = |marker| matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xF7);
    all(bytes).find(|segment| is_frame(segment.marker))
}

/// Whether a JPEG is of a sort that the general decoder is known to misread: not progressive with its channels in
/// scans of their own, or with a first channel that is coarser than another.
pub(super) fn is_rare(bytes: &[u8]) -> bool {
    let Some(frame) = start(bytes).filter(|frame| frame.marker < 0xC2) else { return false };
    let scan = all(bytes).find(|segment| segment.marker == SCAN);
    let apart = scan.is_some_and(|scan| scan.body.first() < frame.body.get(5));
    let sampled = frame.body.get(6..).unwrap_or_default().chunks_exact(3).map(|channel| channel[1]);
    let first = sampled.clone().next().unwrap_or_default();
    let is_finer = |channel: u8| channel >> 4 > first >> 4 || channel & 15 > first & 15;
    apart || sampled.skip(1).any(is_finer)
}

/// The reason why no decoder here reads this sort of JPEG; `None` if they should.
pub(super) fn unread(bytes: &[u8]) -> Option<String> {
    let frame = start(bytes)?;
    Some(match (frame.marker, frame.body) {
        (0xF7, _) => "it is a JPEG-LS".to_owned(),
        (0xC3 | 0xC7 | 0xCB | 0xCF, _) => "its compression is without loss".to_owned(),
        (0xC5.., _) if frame.marker & 4 != 0 => "it is hierarchical".to_owned(),
        (0xC8.., _) => "its compression is arithmetic coding".to_owned(),
        (_, [bits, ..]) if *bits != 8 => format!("its colours have {bits} bits"),
        (_, [_, _, _, _, _, channels, ..]) if !matches!(channels, 1 | 3 | 4) => {
            format!("it has {channels} channels")
        }
        _ => return None,
    })
}

/// How a JPEG is to be turned, by its Exif block.
pub(super) fn turn(bytes: &[u8]) -> Option<Orientation> {
    let blocks = all(bytes).filter(|segment| segment.marker == 0xE1);
    blocks.filter_map(|segment| segment.body.strip_prefix(EXIF)).find_map(Orientation::from_exif_chunk)
}

/// The colour profile of a JPEG, put together from what there is of it (ICC.1:2022, annex B.4: each part has its number
/// and how many there are).
pub(super) fn profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let parts = all(bytes).filter(|segment| segment.marker == 0xE2);
    let mut parts: Vec<_> = parts.filter_map(|segment| segment.body.strip_prefix(PROFILE)).collect();
    parts.sort_by_key(|part| part.first());
    (!parts.is_empty())
        .then(|| parts.iter().flat_map(|part| part.get(2..).unwrap_or_default()).copied().collect())
}

/// Returns the JPEG without its Adobe segment if that is too short to be valid: libjpeg skips such a segment, but other
/// decoders reject the file. `None` if there is no such segment.
pub(super) fn without_short_adobe(bytes: &[u8]) -> Option<Vec<u8>> {
    let adobe = all(bytes).find(|segment| segment.marker == 0xEE && segment.body.len() < 12)?;
    Some([&bytes[..adobe.at], &bytes[adobe.at + 4 + adobe.body.len()..]].concat())
}

/// Where the data of a JPEG's first scan begin and end.
pub(super) fn scan(bytes: &[u8]) -> Option<(usize, usize)> {
    let scan = all(bytes).find(|segment| segment.marker == SCAN)?;
    let begin = scan.at + 4 + scan.body.len();
    // A stuffed zero, restart markers and fill bytes are parts of the data.
    let is_marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF);
    let length = bytes[begin..].windows(2).position(is_marker)?;
    Some((begin, begin + length))
}

/// The segments of a JPEG up to its first scan.
fn all(bytes: &[u8]) -> impl Iterator<Item = Segment<'_>> {
    let mut at = if bytes.starts_with(&[0xFF, 0xD8]) { 2 } else { bytes.len() };
    std::iter::from_fn(move || {
        while let Some([first, marker, high, low]) = bytes.get(at..at + 4) {
            // Skip stray bytes, as decoders do, and fill bytes.
            if *first != 0xFF || *marker == 0xFF {
                at += 1;
                continue;
            }
            let (begin, length) = (at, usize::from(u16::from_be_bytes([*high, *low])));
            let body = bytes[begin + 4..].get(..length.saturating_sub(2)).unwrap_or(&bytes[begin + 4..]);
            at = if *marker == SCAN { bytes.len() } else { begin + 2 + length };
            return Some(Segment { marker: *marker, at: begin, body });
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], body].concat()
    }

    /// A frame of those bits and channels, each with its sampling factors.
    fn frame_of(marker: u8, bits: u8, sampled: &[u8]) -> Vec<u8> {
        let channels = sampled.iter().zip(1..).flat_map(|(factors, n)| [n, *factors, 0]);
        let head = [bits, 0, 9, 0, 9, u8::try_from(sampled.len()).unwrap()];
        segment(marker, &head.into_iter().chain(channels).collect::<Vec<u8>>())
    }

    fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
        [&[0xFF, 0xD8], &segments.concat()[..], &[1, 0xFF, 0, 0xFF, 0xD3, 0xFF, 0xFF, 0xD9]].concat()
    }

    #[test]
    fn sorts_that_are_misread_or_not_read_are_told_by_their_frames() {
        let scan = |channels: u8| segment(SCAN, &[channels, 1, 0, 0, 63, 0]);
        for (marker, bits, sampled, channels, rare, reason) in [
            (0xC0, 8, &[0x22, 0x11, 0x11][..], 3, false, None),
            (0xC0, 8, &[0x11], 1, false, None),
            (0xC1, 8, &[0x11, 0x11, 0x11], 1, true, None),
            (0xC2, 8, &[0x11, 0x11, 0x11], 1, false, None),
            (0xC0, 8, &[0x11, 0x22, 0x22], 3, true, None),
            (0xC1, 12, &[0x11], 1, false, Some("its colours have 12 bits")),
            (0xC0, 8, &[0x11, 0x11], 2, false, Some("it has 2 channels")),
            (0xC3, 8, &[0x11], 1, false, Some("its compression is without loss")),
            (0xC5, 8, &[0x11], 1, false, Some("it is hierarchical")),
            (0xC9, 8, &[0x11], 1, false, Some("its compression is arithmetic coding")),
            (0xCA, 8, &[0x11], 1, false, Some("its compression is arithmetic coding")),
            (0xF7, 8, &[0x11], 1, false, Some("it is a JPEG-LS")),
        ] {
            let jpeg = jpeg(&[segment(0xE0, b"JFIF\0"), frame_of(marker, bits, sampled), scan(channels)]);
            assert_eq!(
                (is_rare(&jpeg), unread(&jpeg).as_deref()),
                (rare, reason),
                "{marker:X} {bits} {sampled:?}"
            );
            let (begin, end) = super::scan(&jpeg).unwrap();
            assert_eq!(jpeg[begin..end], [1, 0xFF, 0, 0xFF, 0xD3, 0xFF]);
            for cut in 0..jpeg.len() {
                let _ = (is_rare(&jpeg[..cut]), unread(&jpeg[..cut]), super::scan(&jpeg[..cut]));
            }
        }
    }

    #[test]
    fn profiles_are_put_together_in_the_order_of_their_parts() {
        let part = |n: u8, body: &[u8]| segment(0xE2, &[PROFILE, &[n, 3], body].concat());
        let jpeg = jpeg(&[part(2, b"cd"), segment(0xE2, b"MPF\0"), part(1, b"ab")]);
        assert_eq!((profile(&jpeg), profile(b"\xFF\xD8\xFF")), (Some(b"abcd".to_vec()), None));
    }
}
