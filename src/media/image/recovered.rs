//! Decoding of JPEGs that may be damaged or rare: the general decoder fills everything after the damage with grey, and
//! misreads some rare sorts, while libjpeg resumes decoding after damage and reads every sort that is in use.

use image::{DynamicImage, ImageDecoder, ImageError, ImageResult, RgbImage};

use super::error::DecodeError;
use super::libjpeg::{self, BLOCK, Warned};
use super::segments;
use crate::media::probe::guarded;

/// How far the mean brightness of a block may be from libjpeg's, of 255. Our choice: clipping at white and black makes
/// a difference of up to ten in text.
const FAR: u8 = 32;

/// The picture counts as different if at least one in this many blocks is that far off. Our choice: damage affects at
/// least a row of blocks.
const BLOCKS: usize = 2000;

/// The value of a block without data (ITU-T T.81, section A.3.1).
const GREY: u8 = 128;

/// As many bytes that are left over after the last row show that data before them were damaged. Our choice: some
/// cameras leave a few, and the data of the smallest row of blocks that shows anything are no fewer.
const SURPLUS: usize = 32;

/// As many equal bytes at the end of the data are padding: no picture has them.
const PADDING: usize = 8;

/// The state of a JPEG's data, by what libjpeg warns of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// libjpeg has no objection.
    Sound,
    /// It warned of something that need not show in the picture.
    Doubtful,
    /// Data are missing, or were changed.
    Damaged,
}

/// Decodes a JPEG, given the general decoder for it; returns whether a part of the picture is lost. libjpeg reads it at
/// the same time, to detect damage.
pub(super) fn read(
    bytes: &[u8],
    decoder: ImageResult<impl ImageDecoder>,
) -> Result<(DynamicImage, bool), DecodeError> {
    let (image, examined) = std::thread::scope(|scope| {
        let examined = scope.spawn(|| examined(bytes));
        let mut image = None;
        guarded(|| image = Some(decoder.and_then(DynamicImage::from_decoder)));
        (image, examined.join().ok().flatten())
    });
    let Some((means, mut state)) = examined else {
        return match image {
            Some(Ok(image)) => Ok((image, false)),
            Some(Err(error)) => Err(unread(bytes, Some(error))),
            None => Err(unread(bytes, None)),
        };
    };
    let is_rare = segments::is_rare(bytes);
    let differs = match &image {
        Some(Ok(DynamicImage::ImageRgb8(image))) => differs(image, &means),
        Some(Ok(image)) => differs(&image.to_rgb8(), &means),
        _ => true,
    };
    if differs && state == State::Sound {
        state = libjpeg::warned(bytes).map_or(state, |warned| self::state(bytes, warned));
    }
    // Of a rare sort, a difference says nothing.
    let is_damaged = state == State::Damaged || state == State::Doubtful && differs && !is_rare;
    let better = if differs || is_rare { libjpeg::read(bytes, 8) } else { None };
    match (better, image) {
        (Some((better, _)), _) if state != State::Sound && is_lost(&better) => {
            Err(DecodeError::Damaged("most of its picture is lost".to_owned()))
        }
        (Some((better, _)), _) => Ok((DynamicImage::ImageRgb8(better), is_damaged)),
        (None, Some(Ok(image))) => Ok((image, is_damaged)),
        (None, Some(Err(error))) => Err(unread(bytes, Some(error))),
        (None, None) => Err(unread(bytes, None)),
    }
}

/// Why a JPEG is not read.
fn unread(bytes: &[u8], error: Option<ImageError>) -> DecodeError {
    match (segments::unread(bytes), error) {
        (Some(reason), _) => DecodeError::Unsupported(reason),
        (None, Some(error)) => error.into(),
        (None, None) => DecodeError::Damaged("its contents are malformed".to_owned()),
    }
}

/// The means of the blocks of a JPEG as libjpeg decodes them (the picture at an eighth of its width and height), and
/// the state of its data.
fn examined(bytes: &[u8]) -> Option<(RgbImage, State)> {
    let (means, warned) = libjpeg::read(bytes, 1)?;
    Some((means, state(bytes, warned)))
}

fn state(bytes: &[u8], warned: Warned) -> State {
    if warned.rows || warned.end && has_surplus(bytes) {
        State::Damaged
    } else if warned.scans || warned.last || warned.end {
        State::Doubtful
    } else {
        State::Sound
    }
}

/// Whether so many data are left over after the last row that it decodes as well without the last of them, and these
/// are no padding.
fn has_surplus(bytes: &[u8]) -> bool {
    let Some((_, end)) = segments::scan(bytes).filter(|(begin, end)| end - begin > SURPLUS) else {
        return false;
    };
    let padding = &bytes[end - PADDING..end];
    let shorter = [&bytes[..end - SURPLUS], &bytes[end..]].concat();
    padding.iter().any(|byte| *byte != padding[0])
        && libjpeg::read(&shorter, 1).is_some_and(|(_, warned)| !warned.rows && !warned.last)
}

/// Whether a decoded picture visibly differs from the block means that libjpeg decoded.
fn differs(decoded: &RgbImage, means: &RgbImage) -> bool {
    let (width, height) = decoded.dimensions();
    if means.dimensions() != (width.div_ceil(BLOCK), height.div_ceil(BLOCK)) {
        return false;
    }
    // Of a block that the edge of the picture cuts off, libjpeg's mean is that of the whole block.
    let whole = |side: u32| (side / BLOCK).max(1);
    let is_whole = |x: u32, y: u32| x < whole(width) && y < whole(height);
    let far = means.enumerate_pixels().filter(|(x, y, pixel)| {
        is_whole(*x, *y) && brightness(pixel.0).abs_diff(mean(decoded, x * BLOCK, y * BLOCK)) > FAR
    });
    let far = far.count();
    far > 0 && far >= means.len() / 3 / BLOCKS
}

/// Whether more than half of a picture is the grey of lost blocks.
fn is_lost(picture: &RgbImage) -> bool {
    let lost = picture.pixels().filter(|pixel| pixel.0 == [GREY; 3]).count();
    lost > picture.len() / 3 / 2
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::image::tests::photo;
    use crate::media::image::{Channels, Coding, Picture, decode, is_jpeg_lost};

    /// A JPEG of three channels in scans of their own, put together of the JPEGs of single channels.
    fn in_scans(channels: [&[u8]; 3], (width, height): (u32, u32)) -> Vec<u8> {
        let encoded = channels.map(|channel| {
            let mut bytes = Vec::new();
            let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 97);
            encoder.encode(channel, width, height, image::ExtendedColorType::L8).unwrap();
            bytes
        });
        let frame = encoded[0].windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
        // The frame of a single channel has eleven bytes after its marker.
        let (before, rest) = (&encoded[0][..frame], &encoded[0][frame + 13..]);
        let scan = rest.windows(2).position(|marker| marker == [0xFF, 0xDA]).unwrap();
        let size = [&[8], &(height as u16).to_be_bytes()[..], &(width as u16).to_be_bytes()].concat();
        let mut jpeg =
            [before, &[0xFF, 0xC0, 0, 17], &size, &[3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]].concat();
        jpeg.extend(&rest[..scan]);
        for (n, encoded) in (1..).zip(&encoded) {
            let (begin, end) = segments::scan(encoded).unwrap();
            jpeg.extend([0xFF, 0xDA, 0, 8, 1, n, 0, 0, 63, 0]);
            jpeg.extend(&encoded[begin..end]);
        }
        jpeg.extend([0xFF, 0xD9]);
        jpeg
    }

    #[test]
    fn block_that_is_cut_off_at_the_edge_is_no_damage() {
        // The rows after those that show are black, as where a picture was cropped without decoding it.
        let pixels = [[255; 64 * 3 * 35].as_slice(), &[0; 64 * 3 * 5]].concat();
        let picture = Picture { width: 64, height: 40, pixels, channels: Channels::Rgb };
        let mut jpeg = picture.jpeg(90.0, Coding::Quick);
        let frame = jpeg.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
        jpeg[frame + 5..frame + 7].copy_from_slice(&34u16.to_be_bytes());
        assert_eq!(is_jpeg_lost(&jpeg), Ok(false));
        assert_eq!(decode(&jpeg).unwrap().picture.height, 34);
    }

    #[test]
    fn channels_in_scans_of_their_own_are_read_and_no_damage() {
        let size = (240, 160);
        let channel = |at: u32| photo(240, 160).pixels.into_iter().skip(at as usize).step_by(3).collect();
        let channels: [Vec<u8>; 3] = [0, 1, 2].map(channel);
        let jpeg = in_scans([&channels[0], &channels[1], &channels[2]], size);
        assert_eq!(is_jpeg_lost(&jpeg), Ok(false));
        // The channels are brightness and two of colour (ITU-T T.871, section 7).
        let back = decode(&jpeg).unwrap().picture.brightness();
        let far = back.iter().zip(&channels[0]).map(|(one, other)| u64::from(one.abs_diff(*other)));
        assert!(far.sum::<u64>() < 12 * back.len() as u64);
    }

    #[test]
    fn data_that_are_left_over_are_damage_unless_they_are_few_or_padding() {
        let whole = photo(320, 240).jpeg(90.0, Coding::Quick);
        let end = whole.len() - 2;
        let with = |more: &[u8]| [&whole[..end], more, &whole[end..]].concat();
        for (jpeg, is_lost) in [
            (whole.clone(), false),
            (with(&[7, 1, 9]), false),
            (with(&[&[7, 1, 9][..], &[0; 500]].concat()), false),
            (with(&whole[end - 200..end]), true),
        ] {
            assert_eq!(is_jpeg_lost(&jpeg), Ok(is_lost), "{}", jpeg.len());
        }
        // What was changed is found in about half of the places: elsewhere, as many blocks come out, with nothing left
        // over.
        let changed = (1..=40).map(|part| {
            let mut jpeg = whole.clone();
            let changed =
                jpeg[end * part / 42..][..40].iter_mut().filter(|byte| !matches!(byte, 0 | 0xAA | 0xFF));
            changed.for_each(|byte| *byte ^= 0x55);
            jpeg
        });
        let found = changed.filter(|jpeg| is_jpeg_lost(jpeg) == Ok(true)).count();
        assert!(found >= 15, "{found}");
    }
}
