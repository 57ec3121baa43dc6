//! JPEG whose data are damaged: the decoder of all formats fills what follows the damage with grey, libjpeg goes on
//! behind it.

use image::{DynamicImage, RgbImage};
use mozjpeg::Decompress;

use super::decode::{MEMORY, within};
use crate::media::probe::guarded;

/// Pixels of a side of a block (ITU-T T.81, section A.1).
const BLOCK: u32 = 8;

/// How far the mean of a block may be from the one that libjpeg has, of 255. Ours: what is cut off at white and black
/// makes up to ten of text.
const FAR: u8 = 32;

/// One of so many blocks may be that far off. Ours: damage takes a row of blocks at least.
const BLOCKS: usize = 2000;

/// What data that say nothing come to (ITU-T T.81, section A.3.1).
const GREY: u8 = 128;

/// The means of the blocks of a JPEG as libjpeg has them: its picture in an eighth of its sides.
pub(super) fn means(bytes: &[u8]) -> Option<RgbImage> {
    read(bytes, 1)
}

/// Whether a picture is seen to be another than the one of these means.
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

/// The picture of a JPEG as libjpeg has it.
pub(super) fn whole(bytes: &[u8]) -> Option<DynamicImage> {
    read(bytes, 8).map(DynamicImage::ImageRgb8)
}

/// Whether most of a picture is the grey that stands for what is lost.
pub(super) fn is_lost(picture: &DynamicImage) -> bool {
    let DynamicImage::ImageRgb8(picture) = picture else { return false };
    let lost = picture.pixels().filter(|pixel| pixel.0 == [GREY; 3]).count();
    lost > picture.len() / 3 / 2
}

/// A JPEG of so many eighths of its sides.
fn read(bytes: &[u8], eighths: u8) -> Option<RgbImage> {
    let mut read = None;
    // What it cannot go on behind ends in an unwinding.
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
