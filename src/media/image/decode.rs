//! Decoding: upright, in sRGB, eight bits a channel.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::webp::WebPDecoder;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, ImageReader};

use super::{Channels, Picture, colour};
use crate::media::probe::{guarded, jpeg_ends};

/// Memory that a picture may take while it is decoded, so that a small file cannot unpack to gigabytes. Ours: 100
/// megapixels at four bytes.
const MEMORY: u64 = 400 << 20;

/// A picture and what was done to make it one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The picture.
    pub picture: Picture,
    /// What people should know.
    pub notes: Vec<String>,
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Nothing here decodes it.
    #[error("its format is not known")]
    Format,
    /// It would take too much memory.
    #[error("it unpacks to {0} MB of pixels, more than 400")]
    Large(u64),
    /// It is damaged.
    #[error("{0}")]
    Damaged(String),
}

/// Decodes a picture; of an animation, its first frame.
///
/// # Errors
/// When it is damaged, too large or of another format.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let mut result = Err(DecodeError::Damaged("its contents are malformed".to_owned()));
    guarded(|| result = decode_guarded(bytes));
    result
}

fn decode_guarded(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let damaged = |error: image::ImageError| DecodeError::Damaged(error.to_string());
    let reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| DecodeError::Format)?;
    if reader.format().ok_or(DecodeError::Format)? == ImageFormat::Jpeg && !jpeg_ends(bytes) {
        return Err(DecodeError::Damaged("its end is missing (no EOI marker)".to_owned()));
    }
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let memory = decoder.total_bytes();
    if memory > MEMORY {
        return Err(DecodeError::Large(memory >> 20));
    }
    let orientation = decoder.orientation().ok();
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    let mut picture = picture(image);
    let mut notes = Vec::new();
    if is_cmyk(bytes) {
        notes.push("its CMYK colours are reckoned without its profile; they may be off".to_owned());
    } else if let Some(profile) = profile
        && !colour::to_srgb(&mut picture, &profile)
    {
        notes.push("its colour profile cannot be read; its colours are taken for sRGB".to_owned());
    }
    Ok(Decoded { picture, notes })
}

fn picture(image: DynamicImage) -> Picture {
    let (width, height) = (image.width(), image.height());
    if !image.color().has_alpha() {
        return Picture { width, height, pixels: image.into_rgb8().into_raw(), channels: Channels::Rgb };
    }
    let pixels = image.into_rgba8().into_raw();
    let picture = Picture { width, height, pixels, channels: Channels::Rgba };
    // An opacity that is nowhere used is none.
    let opaque = picture.pixels.chunks_exact(4).all(|pixel| pixel[3] == 255);
    if opaque { picture.flattened([255; 3]) } else { picture }
}

/// Whether a GIF or WebP has more than one frame.
#[must_use]
pub fn is_animated(bytes: &[u8]) -> bool {
    let mut animated = false;
    guarded(|| {
        animated = match image::guess_format(bytes) {
            Ok(ImageFormat::Gif) => GifDecoder::new(Cursor::new(bytes))
                .is_ok_and(|decoder| decoder.into_frames().take(2).filter(Result::is_ok).count() > 1),
            Ok(ImageFormat::WebP) => {
                WebPDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| decoder.has_animation())
            }
            _ => false,
        };
    });
    animated
}

/// Whether a JPEG has four channels, which few handsets show (ITU-T T.81, section B.2.2).
#[must_use]
pub fn is_cmyk(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xFF, marker, high, low]) = bytes.get(at..at + 4) {
        match marker {
            // Start of frame, whatever its process; the number of channels is its sixth byte.
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return bytes.get(at + 9) == Some(&4),
            0xFF => at += 1,
            _ => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_bytes_are_damaged_and_no_panic() {
        assert_eq!(decode(b"hello"), Err(DecodeError::Format));
        let jpeg =
            crate::media::image::tests::photo(32, 32).jpeg(80.0, crate::media::image::Coding::Baseline);
        for cut in [2, 20, 200] {
            assert!(decode(&jpeg[..cut]).is_err(), "{cut}");
        }
        assert!(!is_cmyk(&jpeg) && !is_cmyk(b"\xFF\xD8\xFF") && !is_animated(&jpeg));
        // A header of 60,000 by 60,000 pixels and nothing behind it.
        let mut bomb = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x06\0\0\0".to_vec();
        bomb.extend([0xC0, 0xBC, 0x0E, 0xA3]);
        assert!(decode(&bomb).is_err());
    }
}
