//! Facts in image headers that the decoders do not report.

use super::Chroma;

/// Whether a JPEG has four channels (CMYK), which few handsets show.
#[must_use]
pub fn is_cmyk(bytes: &[u8]) -> bool {
    jpeg_frame(bytes).is_some_and(|frame| frame.get(5) == Some(&4))
}

/// Whether a picture is coded in the simplest way of its format: a JPEG as baseline, a PNG with at most eight bits a
/// channel.
#[must_use]
pub fn is_simple(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\x89PNG") {
        // The bit depth is in the first chunk (PNG, third edition, section 11.2.1).
        return bytes.get(24).is_some_and(|bits| *bits <= 8);
    }
    // Baseline has a start-of-frame marker of its own (ITU-T T.81, table B.1).
    jpeg_frame_at(bytes).is_none_or(|at| bytes[at + 1] == 0xC0)
}

/// The finest colour resolution that a picture can have, given how it was encoded: JPEG declares it, and lossy WebP has
/// half the resolution (RFC 6386, section 2).
#[must_use]
pub fn finest_chroma(bytes: &[u8]) -> Chroma {
    // For each channel: its number, its horizontal and vertical sampling factors, its table (ITU-T T.81, section
    // B.2.2).
    let sampled = |frame: &[u8]| {
        let channels = frame.get(6..)?.chunks_exact(3).take(usize::from(*frame.get(5)?));
        let [first, rest @ ..] =
            &channels.map(|channel| (channel[1] >> 4, channel[1] & 15)).collect::<Vec<_>>()[..]
        else {
            return None;
        };
        Some(rest.iter().any(|channel| channel.0 < first.0 && channel.1 < first.1))
    };
    let halved = jpeg_frame(bytes).and_then(sampled).unwrap_or_else(|| is_lossy_webp(bytes));
    if halved { Chroma::Half } else { Chroma::Full }
}

/// Whether a WebP holds a lossily compressed image (WebP container specification: each chunk is a name, a length and
/// that many bytes).
fn is_lossy_webp(bytes: &[u8]) -> bool {
    let mut at = 12;
    while bytes.starts_with(b"RIFF") {
        let Some(&[.., a, b, c, d]) = bytes.get(at..at + 8) else { return false };
        if &bytes[at..at + 4] == b"VP8 " {
            return true;
        }
        let length = u32::from_le_bytes([a, b, c, d]) as usize;
        at = at.saturating_add(8 + length + length % 2);
    }
    false
}

/// Returns the JPEG without its Adobe segment if that is too short to be valid: libjpeg skips such a segment, but other
/// decoders reject the file. `None` if there is no such segment.
pub(super) fn without_short_adobe(bytes: &[u8]) -> Option<Vec<u8>> {
    let (at, length) = segments(bytes).find(|(at, length)| bytes[at + 1] == 0xEE && *length < 14)?;
    Some([bytes.get(..at)?, bytes.get(at + 2 + length..)?].concat())
}

/// The content of a JPEG's frame header, after its length field (ITU-T T.81, section B.2.2).
fn jpeg_frame(bytes: &[u8]) -> Option<&[u8]> {
    bytes.get(jpeg_frame_at(bytes)? + 4..)
}

/// The offset of a JPEG's start-of-frame marker, whatever its process.
fn jpeg_frame_at(bytes: &[u8]) -> Option<usize> {
    let is_frame = |marker| matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF);
    segments(bytes).find(|(at, _)| is_frame(bytes[at + 1])).map(|(at, _)| at)
}

/// The segments of a JPEG: for each, the offset of its marker and its length without the marker.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = if bytes.starts_with(&[0xFF, 0xD8]) { 2 } else { bytes.len() };
    std::iter::from_fn(move || {
        while let Some([first, marker, high, low]) = bytes.get(at..at + 4) {
            // Skip stray bytes, as decoders do, and fill bytes.
            if *first != 0xFF || *marker == 0xFF {
                at += 1;
                continue;
            }
            let (begin, length) = (at, usize::from(u16::from_be_bytes([*high, *low])));
            at += 2 + length;
            return Some((begin, length));
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::image::Coding;
    use crate::media::image::tests::photo;

    #[test]
    fn colours_are_as_fine_as_what_encoded_them_left_them() {
        let photo = photo(32, 32);
        for chroma in [Chroma::Half, Chroma::Full] {
            for coding in [Coding::Baseline, Coding::Progressive] {
                let jpeg = photo.jpeg_with(80.0, coding, chroma);
                assert_eq!(finest_chroma(&jpeg), chroma, "{coding:?}");
                assert!(!is_cmyk(&jpeg));
                let (mut other, frame) = (jpeg.clone(), jpeg_frame_at(&jpeg).unwrap());
                for (marker, simple) in [(0xC0, true), (0xC1, false), (0xC2, false), (0xC9, false)] {
                    other[frame + 1] = marker;
                    assert_eq!(is_simple(&other), simple, "{marker:x}");
                }
                assert_eq!(finest_chroma(&jpeg[..40]), Chroma::Full, "what is not known binds nothing");
            }
        }
        let lossy = b"RIFF\0\0\0\0WEBPVP8X\x01\0\0\0_\0VP8 \0\0\0\0";
        assert_eq!(finest_chroma(lossy), Chroma::Half);
        assert_eq!(finest_chroma(b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0"), Chroma::Full);
        assert!(!is_cmyk(b"\xFF\xD8\xFF"));
        let png =
            |bits| [b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01", &[bits, 2, 0, 0, 0][..]].concat();
        assert!(is_simple(&png(8)) && !is_simple(&png(16)) && is_simple(b"GIF89a"));
    }
}
