//! Reads animated WebP (RFC 9649, section 2.7). Each frame is decoded alone and drawn onto the canvas here: image-webp
//! 0.2.4 draws frames too, but clears the wrong pixels after a frame that is to be disposed of.

use std::io::Cursor;

use image::codecs::webp::WebPDecoder;
use image::{Delay, DynamicImage, Frame, ImageDecoder, RgbaImage, imageops};

use super::DecodeError;

/// A chunk of a RIFF file.
pub(super) struct Chunk<'b> {
    /// Its four letters.
    pub(super) name: &'b [u8],
    /// Its bytes, as far as the file has them.
    body: &'b [u8],
    /// Whether the file has all of them.
    is_whole: bool,
}

/// The chunks in `bytes`, up to where these are cut off.
pub(super) fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut at = 0usize;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..)?;
        let (name, length) = (rest.get(..4)?, usize::try_from(little(rest.get(4..8)?)).ok()?);
        let body = &rest[8..];
        at = at.saturating_add(8).saturating_add(length).saturating_add(length % 2);
        let is_whole = body.len() >= length;
        Some(Chunk { name, body: &body[..length.min(body.len())], is_whole })
    })
}

/// A number whose lowest byte comes first.
pub(super) fn little(digits: &[u8]) -> u64 {
    digits.iter().rev().fold(0, |sum, digit| sum << 8 | u64::from(*digit))
}

/// A number of three bytes.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 3)?;
    u32::try_from(little(digits)).ok()
}

/// A width and a height, each of which is stored less one.
fn size(bytes: &[u8], at: usize) -> Option<(u32, u32)> {
    Some((number(bytes, at)? + 1, number(bytes, at + 3)? + 1))
}

/// How often the animation is played (RFC 9649, section 2.7.1.1); `None` if for ever.
pub(super) fn plays(bytes: &[u8]) -> Option<u16> {
    let head = chunks(bytes.get(12..)?).find(|chunk| chunk.name == b"ANIM")?;
    u16::try_from(little(head.body.get(4..6)?)).ok().filter(|plays| *plays > 0)
}

/// The canvas of an animated WebP as each frame leaves it. Its size should have been checked before: the canvas is
/// allocated.
///
/// # Errors
/// If the file does not begin like an animated WebP. The iterator returns an error for the first damaged frame.
pub(super) fn shown(bytes: &[u8]) -> Result<impl Iterator<Item = Result<Frame, DecodeError>>, DecodeError> {
    let damaged = || DecodeError::Damaged("its header is cut off".to_owned());
    let all = bytes.get(12..).ok_or_else(damaged)?;
    let head = chunks(all).next().filter(|chunk| chunk.name == b"VP8X").ok_or_else(damaged)?;
    let (width, height) = size(head.body, 4).ok_or_else(damaged)?;
    let mut canvas = RgbaImage::new(width, height);
    let mut left: Option<Place> = None;
    let frames = chunks(all).filter(|chunk| chunk.name == b"ANMF");
    Ok(frames.map(move |chunk| {
        let drawn = Drawn::of(&chunk)?;
        if let Some(Place { at, size }) = left.take() {
            imageops::replace(&mut canvas, &RgbaImage::new(size.0, size.1), at.0.into(), at.1.into());
        }
        let Place { at, size } = drawn.place;
        if at.0.saturating_add(size.0) > width || at.1.saturating_add(size.1) > height {
            return Err(DecodeError::Damaged("a frame is outside of the picture".to_owned()));
        }
        let picture = drawn.decoded()?;
        if drawn.flags & REPLACES == 0 {
            imageops::overlay(&mut canvas, &picture, at.0.into(), at.1.into());
        } else {
            imageops::replace(&mut canvas, &picture, at.0.into(), at.1.into());
        }
        left = (drawn.flags & DISPOSED_OF != 0).then_some(drawn.place);
        let delay = Delay::from_numer_denom_ms(drawn.milliseconds, 1);
        Ok(Frame::from_parts(canvas.clone(), 0, 0, delay))
    }))
}

/// The flag of a frame whose rectangle is transparent again once its time is over.
const DISPOSED_OF: u8 = 1;

/// The flag of a frame whose transparent pixels replace those beneath them.
const REPLACES: u8 = 2;

/// The bytes of a frame before its own chunks.
const FRAME_HEAD: usize = 16;

/// A rectangle of the canvas.
#[derive(Clone, Copy)]
struct Place {
    at: (u32, u32),
    size: (u32, u32),
}

/// A frame as the file has it.
struct Drawn<'b> {
    place: Place,
    milliseconds: u32,
    flags: u8,
    chunks: &'b [u8],
}

impl<'b> Drawn<'b> {
    fn of(chunk: &Chunk<'b>) -> Result<Self, DecodeError> {
        let body = chunk.body;
        let read = || {
            let at = (number(body, 0)? * 2, number(body, 3)? * 2);
            let place = Place { at, size: size(body, 6)? };
            let (flags, chunks) = (*body.get(FRAME_HEAD - 1)?, body.get(FRAME_HEAD..)?);
            Some(Self { place, milliseconds: number(body, 12)?, flags, chunks })
        };
        let cut = || DecodeError::Damaged("a frame is cut off".to_owned());
        read().filter(|_| chunk.is_whole).ok_or_else(cut)
    }

    /// Decodes the frame alone.
    fn decoded(&self) -> Result<RgbaImage, DecodeError> {
        let decoder = WebPDecoder::new(Cursor::new(self.still()))?;
        if decoder.dimensions() != self.place.size {
            return Err(DecodeError::Damaged("a frame is not of the size that it declares".to_owned()));
        }
        Ok(DynamicImage::from_decoder(decoder)?.into_rgba8())
    }

    /// The frame as a file of its own.
    fn still(&self) -> Vec<u8> {
        let mut body = b"WEBP".to_vec();
        let mut put = |name: &[u8], bytes: &[u8]| {
            let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
            body.extend([name, &length.to_le_bytes(), bytes, &[0][..bytes.len() % 2]].concat());
        };
        let is_picture = |name: &[u8]| [&b"ALPH"[..], b"VP8 ", b"VP8L"].contains(&name);
        let picture = || chunks(self.chunks).filter(|chunk| is_picture(chunk.name));
        if picture().any(|chunk| chunk.name == b"ALPH") {
            let less = |side: u32| (side - 1).to_le_bytes();
            let (width, height) = (less(self.place.size.0), less(self.place.size.1));
            // Bit 4: there is opacity.
            put(b"VP8X", &[&[1 << 4, 0, 0, 0], &width[..3], &height[..3]].concat());
        }
        picture().for_each(|chunk| put(chunk.name, chunk.body));
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        [b"RIFF", &length.to_le_bytes()[..], &body].concat()
    }
}

#[cfg(test)]
mod tests {
    use image::codecs::webp::WebPEncoder;
    use image::{ExtendedColorType, ImageEncoder};

    use super::*;

    const RED: [u8; 4] = [200, 0, 0, 255];
    const BLUE: [u8; 4] = [0, 0, 200, 255];
    const NONE: [u8; 4] = [0; 4];

    fn chunk(name: &[u8], body: &[u8]) -> Vec<u8> {
        [name, &(body.len() as u32).to_le_bytes(), body, &[0][..body.len() % 2]].concat()
    }

    /// A frame of one colour.
    fn frame((x, y): (u8, u8), (width, height): (u8, u8), colour: [u8; 4], flags: u8) -> Vec<u8> {
        let mut still = Vec::new();
        let pixels = colour.repeat(usize::from(width) * usize::from(height));
        WebPEncoder::new_lossless(&mut still)
            .write_image(&pixels, width.into(), height.into(), ExtendedColorType::Rgba8)
            .unwrap();
        let picture = chunks(&still[12..]).find(|chunk| chunk.name == b"VP8L").unwrap();
        let head = [x / 2, 0, 0, y / 2, 0, 0, width - 1, 0, 0, height - 1, 0, 0, 80, 0, 0, flags];
        chunk(b"ANMF", &[&head[..], &chunk(b"VP8L", picture.body)].concat())
    }

    /// An animation of 6 by 2 pixels that is played three times.
    fn animation(frames: &[Vec<u8>]) -> Vec<u8> {
        let head = chunk(b"VP8X", &[0x12, 0, 0, 0, 5, 0, 0, 1, 0, 0]);
        let body = [b"WEBP", &head[..], &chunk(b"ANIM", &[0, 0, 0, 0, 3, 0]), &frames.concat()].concat();
        chunk(b"RIFF", &body)
    }

    /// The colours of columns 0, 2 and 4 of each frame.
    fn columns(file: &[u8]) -> Vec<[[u8; 4]; 3]> {
        let column = |frame: Result<Frame, DecodeError>| {
            let canvas = frame.unwrap().into_buffer();
            [0, 2, 4].map(|x| canvas.get_pixel(x, 1).0)
        };
        shown(file).unwrap().map(column).collect()
    }

    #[test]
    fn only_the_rectangle_of_a_frame_is_disposed_of() {
        let whole = |colour, flags| frame((0, 0), (6, 2), colour, flags);
        let file = animation(&[
            whole(RED, 0),
            frame((2, 0), (2, 2), BLUE, DISPOSED_OF),
            frame((4, 0), (2, 2), BLUE, DISPOSED_OF | REPLACES),
            whole(NONE, 0),
            whole(NONE, REPLACES),
        ]);
        let expected =
            [[RED, RED, RED], [RED, BLUE, RED], [RED, NONE, BLUE], [RED, NONE, NONE], [NONE, NONE, NONE]];
        assert_eq!(columns(&file), expected);
        assert_eq!(plays(&file), Some(3));
    }

    #[test]
    fn damaged_frames_are_errors() {
        let good = frame((0, 0), (2, 2), RED, 0);
        let mut smaller = good.clone();
        smaller[14] = 0;
        let outside = frame((6, 0), (2, 2), RED, 0);
        for frame in [&good[..good.len() - 3], &good[..12], &smaller, &outside] {
            let file = animation(&[good.clone(), frame.to_vec()]);
            let frames: Vec<_> = shown(&file).unwrap().collect();
            assert!(frames[0].is_ok() && matches!(frames[1], Err(DecodeError::Damaged(_))));
        }
        assert!(shown(b"RIFF\0\0\0\0WEBPVP8L").is_err() && shown(b"RIFF").is_err());
    }
}
