//! Facts in image headers that the decoders do not report.

use super::{Chroma, segments};

/// Whether a JPEG has four channels (CMYK), which few handsets show.
#[must_use]
pub fn is_cmyk(bytes: &[u8]) -> bool {
    segments::frame(bytes).is_some_and(|frame| frame.get(5) == Some(&4))
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
                assert_eq!(finest_chroma(&jpeg[..40]), Chroma::Full, "what is not known binds nothing");
            }
        }
        let lossy = b"RIFF\0\0\0\0WEBPVP8X\x01\0\0\0_\0VP8 \0\0\0\0";
        assert_eq!(finest_chroma(lossy), Chroma::Half);
        assert_eq!(finest_chroma(b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0"), Chroma::Full);
        assert!(!is_cmyk(b"\xFF\xD8\xFF"));
    }
}
