//! Facts in image headers that the decoders do not report.

use super::colour::Space;
use super::heif::number;
use super::{Chroma, segments};

/// Whether a JPEG has four channels (CMYK), which few handsets show.
#[must_use]
pub fn is_cmyk(bytes: &[u8]) -> bool {
    segments::frame(bytes).is_some_and(|frame| frame.get(5) == Some(&4))
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
    segments::process(bytes).is_none_or(|marker| marker == 0xC0)
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
    let halved = segments::frame(bytes).and_then(sampled).unwrap_or_else(|| is_lossy_webp(bytes));
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

/// The colours that a PNG declares in another way than by an ICC profile. Its chunks go before one another: cICP, iCCP,
/// sRGB, gAMA with cHRM (PNG, third edition, section 4.3).
pub(super) fn png_space(bytes: &[u8]) -> Option<Space> {
    let (mut exponent, mut places, mut is_settled) = (None, None, false);
    let mut at = if bytes.starts_with(b"\x89PNG\r\n\x1A\n") { 8 } else { bytes.len() };
    while let (Some(length), Some(name)) = (number(bytes, at, 4), bytes.get(at + 4..at + 8)) {
        let body = bytes[at + 8..].get(..length).unwrap_or_default();
        let measure = |n: usize| number(body, n * 4, 4).and_then(|value| u32::try_from(value).ok());
        match name {
            // Two is a number for what is not known.
            b"cICP" if body.len() == 4 && body[..2] != [2, 2] => {
                return Some(Space::Numbers { primaries: body[0], transfer: body[1] });
            }
            b"iCCP" | b"sRGB" => is_settled = true,
            b"gAMA" => exponent = measure(0),
            b"cHRM" => {
                let read = (0..8).map_while(measure).collect::<Vec<_>>();
                places = <[u32; 8]>::try_from(read).ok();
            }
            b"IDAT" => break,
            _ => {}
        }
        at = at.saturating_add(12).saturating_add(length);
    }
    // Places alone say nothing, as in browsers.
    let exponent = exponent.filter(|_| !is_settled)?;
    Some(Space::Measured { exponent, places })
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
            for coding in [Coding::Quick, Coding::Trellis] {
                let jpeg = photo.jpeg_with(80.0, coding, chroma);
                assert_eq!(finest_chroma(&jpeg), chroma, "{coding:?}");
                assert!(!is_cmyk(&jpeg));
                let is_frame = |pair: &[u8]| pair[0] == 0xFF && matches!(pair[1], 0xC0 | 0xC2);
                let (mut other, frame) = (jpeg.clone(), jpeg.windows(2).position(is_frame).unwrap());
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

    #[test]
    fn chunks_of_a_png_go_before_one_another() {
        let png = |chunks: &[(&[u8; 4], &[u8])]| {
            let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
            for (name, body) in chunks.iter().chain(&[(b"IDAT", &b""[..]), (b"cICP", &[12, 13, 0, 1])]) {
                let length = u32::try_from(body.len()).unwrap().to_be_bytes();
                file.extend([&length, &name[..], body, &[0; 4]].concat());
            }
            file
        };
        let (gamma, codes) = ((b"gAMA", &[0, 1, 0x86, 0xA0][..]), (b"cICP", &[12, 13, 0, 1][..]));
        let places = (b"cHRM", &[0, 0, 0, 9].repeat(8)[..]);
        let exponent = 100_000;
        for (chunks, expected) in [
            (&[][..], None),
            (&[gamma], Some(Space::Measured { exponent, places: None })),
            (&[places, gamma], Some(Space::Measured { exponent, places: Some([9; 8]) })),
            (&[places], None),
            (&[gamma, (b"sRGB", b"\0")], None),
            (&[(b"iCCP", b"x"), gamma], None),
            (&[(b"iCCP", b"x"), gamma, codes], Some(Space::Numbers { primaries: 12, transfer: 13 })),
            (&[(b"cICP", &[2, 2, 0, 1])], None),
        ] {
            let file = png(chunks);
            assert_eq!(png_space(&file), expected, "{chunks:?}");
            for cut in 0..file.len() {
                let _ = png_space(&file[..cut]);
            }
        }
    }
}
