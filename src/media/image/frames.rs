//! Counts the frames of GIF, PNG and WebP files from their structure. Nothing is unpacked, so that a decompression bomb
//! is detected by its headers.

use super::heif::number;
use super::webp::{chunks, little};
use crate::media::probe::gif_blocks;

/// Facts about a file's frames from its structure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frames {
    /// The number of frames.
    pub(super) count: u64,
    /// Pixels of the canvas, or of the largest frame if that is larger (GIF only).
    pub(super) pixels: u64,
    /// Bits a channel.
    bits: u8,
}

/// Whether a GIF, PNG or WebP has more than one frame.
#[must_use]
pub fn is_animated(bytes: &[u8]) -> bool {
    Frames::of(bytes).is_some_and(|frames| frames.count > 1)
}

/// Whether the frames of an animation can be read: the PNG decoder reads PNGs of 16 bits a channel only as stills.
#[must_use]
pub fn is_played(bytes: &[u8]) -> bool {
    Frames::of(bytes).is_some_and(|frames| frames.bits <= 8)
}

impl Frames {
    /// Walks the blocks or chunks of a file, up to where it is cut off.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'G', b'I', b'F', ..] => {
                let blocks = gif_blocks(bytes);
                let side =
                    |at: usize| bytes.get(at..at + 2).map_or(0, |n| u64::from(n[0]) | u64::from(n[1]) << 8);
                let pixels = blocks.largest.max(side(6) * side(8));
                Some(Self { count: blocks.animation.frames.into(), pixels, bits: 8 })
            }
            [0x89, b'P', b'N', b'G', ..] => png(bytes),
            [b'R', b'I', b'F', b'F', ..] => webp(bytes),
            _ => None,
        }
    }
}

/// Counts the frame control chunks of an animated PNG (PNG, third edition, section 11.3.6). A PNG is animated if its
/// `acTL` chunk comes before the first `IDAT`.
fn png(bytes: &[u8]) -> Option<Frames> {
    let side = |at| number(bytes, at, 4).map(|side| side as u64);
    let mut frames = Frames { count: 0, pixels: side(16)?.saturating_mul(side(20)?), bits: *bytes.get(24)? };
    let (mut at, mut moves, mut begun) = (8usize, false, false);
    while let (Some(length), Some(name)) =
        (number(bytes, at, 4), at.checked_add(8).and_then(|end| bytes.get(at + 4..end)))
    {
        match name {
            b"acTL" if !begun => moves = true,
            b"fcTL" => frames.count += 1,
            b"IDAT" => begun = true,
            _ => {}
        }
        at = at.saturating_add(length).saturating_add(12);
    }
    Some(if moves { frames } else { Frames { count: 1, ..frames } })
}

/// Counts the frames of a WebP; the size of the canvas is in the first chunk (RFC 9649, section 2.7).
fn webp(bytes: &[u8]) -> Option<Frames> {
    let still = Frames { count: 1, pixels: 0, bits: 8 };
    if bytes.get(12..16)? != b"VP8X" || bytes.get(20)? & 2 == 0 {
        return Some(still);
    }
    let pixels = (little(bytes.get(24..27)?) + 1) * (little(bytes.get(27..30)?) + 1);
    let count = chunks(&bytes[12..]).filter(|chunk| chunk.name == b"ANMF").count() as u64;
    Some(Frames { count, pixels, ..still })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A GIF with a screen of that size and two frames of that size.
    fn gif(screen: u16, frame: u16) -> Vec<u8> {
        let (screen, frame) = (screen.to_le_bytes(), frame.to_le_bytes());
        let image = [b",\0\0\0\0", &frame[..], &frame, b"\0\x02\x02D\x01\0"].concat();
        [b"GIF89a", &screen[..], &screen, b"\x80\0\0\0\0\0\xFF\xFF\xFF", &image, &image, b";"].concat()
    }

    #[test]
    fn frames_are_counted_where_they_lie() {
        assert_eq!(Frames::of(&gif(65_535, 1)), Some(Frames { count: 2, pixels: 65_535 * 65_535, bits: 8 }));
        assert_eq!(Frames::of(&gif(1, 9)).map(|frames| frames.pixels), Some(81));
        let chunk = |name: &[u8], body: &[u8]| [&[0, 0, 0, body.len() as u8], name, body, &[0; 4]].concat();
        let header = chunk(b"IHDR", &[0, 0, 0, 4, 0, 0, 0, 2, 16, 6, 0, 0, 0]);
        let png = |chunks: &[&[u8]]| {
            let chunks: Vec<u8> = chunks.iter().flat_map(|name| chunk(name, b"1234")).collect();
            [b"\x89PNG\r\n\x1A\n", &header[..], &chunks].concat()
        };
        let moving = png(&[b"acTL", b"fcTL", b"IDAT", b"fcTL", b"fdAT"]);
        assert_eq!(Frames::of(&moving), Some(Frames { count: 2, pixels: 8, bits: 16 }));
        assert!(is_animated(&moving) && !is_played(&moving));
        assert!(!is_animated(&png(&[b"IDAT", b"acTL", b"fcTL", b"fcTL"])), "too late to say so");
        let webp = |flags: u8, frames: usize| {
            let head = [b"RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0", &[flags, 0, 0, 0, 3, 0, 0, 1, 0, 0][..]].concat();
            [head, b"ANMF\x01\0\0\0x\0".repeat(frames)].concat()
        };
        assert_eq!(Frames::of(&webp(2, 3)), Some(Frames { count: 3, pixels: 8, bits: 8 }));
        assert!(!is_animated(&webp(0, 3)) && !is_animated(b"GIF89a") && !is_animated(b"\x89PNG"));
    }
}
