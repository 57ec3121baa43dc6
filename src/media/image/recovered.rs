//! Recovery of damaged JPEGs: the general decoder fills everything after the damage with grey, while libjpeg resumes
//! decoding after it.

use image::{DynamicImage, RgbImage};
use mozjpeg::Decompress;

use super::error::{MEMORY, within};
use crate::media::probe::guarded;

/// The side of a block in pixels (ITU-T T.81, section A.1).
const BLOCK: u32 = 8;

/// How far the mean brightness of a block may be from libjpeg's, of 255. Our choice: clipping at white and black makes
/// a difference of up to ten in text.
const FAR: u8 = 32;

/// The picture counts as different if at least one in this many blocks is that far off. Our choice: damage affects at
/// least a row of blocks.
const BLOCKS: usize = 2000;

/// The value of a block without data (ITU-T T.81, section A.3.1).
const GREY: u8 = 128;

/// The means of the blocks of a JPEG as libjpeg decodes them: the picture at an eighth of its width and height.
pub(super) fn means(bytes: &[u8]) -> Option<RgbImage> {
    read(bytes, 1)
}

/// Whether a decoded picture visibly differs from the block means that libjpeg decoded.
pub(super) fn differs(decoded: &RgbImage, means: &RgbImage) -> bool {
    let (width, height) = decoded.dimensions();
    if means.dimensions() != (width.div_ceil(BLOCK), height.div_ceil(BLOCK)) {
        return false;
    }
    let far = means.enumerate_pixels().filter(|(x, y, pixel)| {
        let mean = mean(decoded, x * BLOCK, y * BLOCK);
        brightness(pixel.0).abs_diff(mean) > FAR
    });
    let far = far.count();
    far > 0 && far >= means.len() / 3 / BLOCKS
}

/// Whether a part of a JPEG is lost that its decoder filled in, as libjpeg shows.
#[must_use]
pub fn is_part_lost(bytes: &[u8], decoded: &DynamicImage) -> bool {
    match decoded {
        DynamicImage::ImageRgb8(decoded) => means(bytes).is_some_and(|means| differs(decoded, &means)),
        DynamicImage::ImageLuma8(_) => means(bytes).is_some_and(|means| differs(&decoded.to_rgb8(), &means)),
        _ => false,
    }
}

/// The JPEG as libjpeg decodes it.
pub(super) fn whole(bytes: &[u8]) -> Option<DynamicImage> {
    read(bytes, 8).map(DynamicImage::ImageRgb8)
}

/// Whether more than half of a picture is the grey of lost blocks.
pub(super) fn is_lost(picture: &DynamicImage) -> bool {
    let DynamicImage::ImageRgb8(picture) = picture else { return false };
    let lost = picture.pixels().filter(|pixel| pixel.0 == [GREY; 3]).count();
    lost > picture.len() / 3 / 2
}

/// Decodes a JPEG with libjpeg, at `eighths` eighths of its width and height.
fn read(bytes: &[u8], eighths: u8) -> Option<RgbImage> {
    let mut read = None;
    // libjpeg's fatal errors unwind as panics.
    guarded(|| read = try_read(bytes, eighths));
    read
}

fn try_read(bytes: &[u8], eighths: u8) -> Option<RgbImage> {
    let mut decompress = Decompress::new_mem(bytes).ok()?;
    within(decompress.width() as u64 * decompress.height() as u64 * 3, MEMORY).ok()?;
    decompress.scale(eighths);
    let mut started = decompress.rgb().ok()?;
    let (width, height) = (u32::try_from(started.width()).ok()?, u32::try_from(started.height()).ok()?);
    RgbImage::from_raw(width, height, started.read_scanlines::<u8>().ok()?)
}

/// The mean brightness of a block.
fn mean(picture: &RgbImage, left: u32, top: u32) -> u8 {
    let (right, bottom) = ((left + BLOCK).min(picture.width()), (top + BLOCK).min(picture.height()));
    let pixels =
        (top..bottom).flat_map(|y| (left..right).map(move |x| brightness(picture.get_pixel(x, y).0)));
    let sum: u32 = pixels.map(u32::from).sum();
    (sum / ((right - left) * (bottom - top)).max(1)) as u8
}

fn brightness([r, g, b]: [u8; 3]) -> u8 {
    ((u32::from(r) * 299 + u32::from(g) * 587 + u32::from(b) * 114) / 1000) as u8
}
