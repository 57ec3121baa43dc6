//! Repairs GIFs that violate the specification in ways that all players tolerate.

use std::borrow::Cow;

use std::num::NonZero;

use gif::{DecodeOptions, MemoryLimit};

use crate::media::probe::gif_blocks;

/// The byte after the last block (GIF89a specification, section 27).
const TRAILER: u8 = 0x3B;

/// The most bytes of a frame that is decoded only to see whether it does. Our choice: a byte for each of 100 megapixels.
const FRAME: NonZero<u64> = NonZero::new(100 << 20).expect("it is not zero");

/// Returns the GIF with a missing trailer byte added, and with a canvas size if its own is zero.
#[must_use]
pub fn repaired(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut repaired = Cow::Borrowed(bytes);
    if bytes.last() != Some(&TRAILER) {
        repaired.to_mut().push(TRAILER);
    }
    // The logical screen (section 18): if its size is zero, players use the extent of the first frame.
    let screen =
        |bytes: &[u8]| bytes.get(6..10).is_some_and(|sides| sides[..2] == [0; 2] || sides[2..] == [0; 2]);
    if screen(bytes)
        && let Some((width, height)) = extent(bytes)
    {
        let sides = [width.to_le_bytes(), height.to_le_bytes()].concat();
        repaired.to_mut()[6..10].copy_from_slice(&sides);
    }
    repaired
}

/// The right and bottom edges of the first frame, in pixels.
fn extent(bytes: &[u8]) -> Option<(u16, u16)> {
    let mut decoder = DecodeOptions::new().read_info(bytes).ok()?;
    let frame = decoder.next_frame_info().ok()??;
    Some((frame.left.checked_add(frame.width)?, frame.top.checked_add(frame.height)?))
}

/// Why a frame of a GIF does not decode, if one does not; the GIF is repaired before.
#[must_use]
pub fn frames_damage(bytes: &[u8]) -> Option<String> {
    let repaired = repaired(bytes);
    let mut options = DecodeOptions::new();
    options.set_memory_limit(MemoryLimit::Bytes(FRAME));
    let mut decoder = match options.read_info(&*repaired) {
        Ok(decoder) => decoder,
        Err(error) => return Some(error.to_string()),
    };
    loop {
        match decoder.read_next_frame() {
            Ok(Some(_)) => {}
            Ok(None) => return None,
            Err(error) => return Some(error.to_string()),
        }
    }
}

/// How often a GIF repeats after it has played once; `None` if it does for ever. Without a loop extension, it does not.
#[must_use]
pub fn repeats(bytes: &[u8]) -> Option<u16> {
    match gif_blocks(bytes).loops {
        None => Some(0),
        Some(0) => None,
        some => some,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::gif::Painting;
    use crate::media::image::{Animation, AnimationFrame, Channels, Picture};

    fn animation(repeats: Option<u16>) -> Animation {
        let frame = |grey| {
            let picture =
                Picture { width: 60, height: 30, pixels: vec![grey; 5400], channels: Channels::Rgb };
            AnimationFrame { picture, milliseconds: 200 }
        };
        Animation { frames: vec![frame(30), frame(90)], transparent: false, repeats }
    }

    fn gif(repeats: Option<u16>) -> Vec<u8> {
        Painting::shared(&animation(repeats), 256).encoded(0).bytes
    }

    #[test]
    fn a_missing_canvas_and_a_missing_end_are_put_there() {
        let whole = gif(None);
        assert!(matches!(repaired(&whole), Cow::Borrowed(same) if same == whole));
        let mut broken = whole.clone();
        broken[6..10].fill(0);
        broken.pop();
        assert!(Animation::decode(&broken, [0; 3]).is_err());
        assert_eq!(repaired(&broken), whole);
        assert_eq!(*repaired(b"GIF89a"), b"GIF89a;"[..]);
    }

    #[test]
    fn what_repeats_does_so_wherever_it_is_said() {
        for repeats_so in [None, Some(0), Some(1), Some(7)] {
            assert_eq!(repeats(&gif(repeats_so)), repeats_so);
        }
        let once = gif(Some(0));
        let late = [&once[..once.len() - 1], b"!\xFF\x0BANIMEXTS1.0\x03\x01\0\0\0;"].concat();
        assert_eq!(repeats(&late), None);
    }
}
