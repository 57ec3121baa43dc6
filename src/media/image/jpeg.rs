//! JPEG encoding by mozjpeg.

use std::thread;

use mozjpeg::qtable::{AnnexK_Chroma, AnnexK_Luma, NRobidoux, QTable};
use mozjpeg::{ColorSpace, Compress};

use super::Picture;
use super::splice::Parts;

/// How a baseline JPEG is made, which every phone shows. Progressive ones, measured at four qualities of two photographs,
/// are between a sixteenth smaller and two hundredths larger than those with trellis quantisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Quickly.
    Quick,
    /// With trellis quantisation: a tenth fewer bytes at the same quality, in four times the time.
    Trellis,
}

/// The colour resolution of a picture, from low to high.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chroma {
    /// Half the resolution of the brightness in each direction: saves most if bytes are few.
    Half,
    /// The same resolution as the brightness.
    Full,
}

/// The quantisation tables of brightness and of colours. Measured by SSIMULACRA2 on four pictures: at full colour
/// resolution, the tables of ITU-T T.81, annex K are up to six points better than Robidoux's, which quantise colours as
/// coarsely as brightness; at half resolution, Robidoux's are up to one point better.
fn tables(chroma: Chroma) -> (&'static QTable, &'static QTable) {
    match chroma {
        Chroma::Half => (&NRobidoux, &NRobidoux),
        Chroma::Full => (&AnnexK_Luma, &AnnexK_Chroma),
    }
}

/// The points of quality within which the parts of the tables change one after the other. Our choice: tables that are
/// two points apart look the same.
const STAGGERED: f32 = 2.0;

/// The qualities of the table of brightness for low frequencies and for high ones; the table of colours has them the
/// other way round. Entries are integers: if all of them changed at once, the size would grow by up to a sixth at some
/// qualities, and bytes of a budget between would be of no use. Measured on two photographs of 12 megapixels: at most
/// a twenty-fifth.
fn staggered(quality: f32) -> (f32, f32) {
    let begin = (quality / STAGGERED).floor() * STAGGERED;
    let done = quality - begin;
    let (low, high) = ((2.0 * done).min(STAGGERED), (2.0 * done - STAGGERED).max(0.0));
    (begin + low, (begin + high).max(1.0))
}

/// The pixels from which the halves of a picture are encoded by two threads. Our choice: with fewer, an encoding is
/// quick enough.
const HALVED: u32 = 3_000_000;

/// Both parts that halves are cut at are multiples of so many rows: of the units of half the colours, two blocks.
const UNIT: u32 = 16;

/// Encodes a picture without opacity. The quality may be fractional: the size changes by a tenth between 95 and 96.
pub(super) fn encode(picture: &Picture, quality: f32, coding: Coding, chroma: Chroma) -> Vec<u8> {
    let halves = (coding == Coding::Trellis && picture.width * picture.height >= HALVED)
        .then(|| in_halves(picture, quality, chroma));
    halves.flatten().unwrap_or_else(|| encode_rows(&picture.pixels, picture.width, quality, coding, chroma))
}

/// Encodes the upper and the lower half of a picture at the same time, and joins them.
fn in_halves(picture: &Picture, quality: f32, chroma: Chroma) -> Option<Vec<u8>> {
    let rows = (picture.height / 2).next_multiple_of(UNIT);
    let (upper, lower) = picture.pixels.split_at_checked((rows * picture.width) as usize * 3)?;
    if lower.is_empty() {
        return None;
    }
    let half = |rows| Parts::of(&encode_rows(rows, picture.width, quality, Coding::Trellis, chroma));
    let (upper, lower) = thread::scope(|scope| {
        let lower = scope.spawn(|| half(lower));
        (half(upper), lower.join().expect("an encoding in memory does not fail"))
    });
    upper?.joined(lower?)
}

/// Encodes rows of pixels.
fn encode_rows(pixels: &[u8], width: u32, quality: f32, coding: Coding, chroma: Chroma) -> Vec<u8> {
    let width = width as usize;
    let mut compress = Compress::new(ColorSpace::JCS_RGB);
    compress.set_size(width, pixels.len() / (width * 3));
    match coding {
        Coding::Quick => compress.set_fastest_defaults(),
        // Without the scans that it would optimise, the JPEG is a baseline one.
        Coding::Trellis => compress.set_optimize_scans(false),
    }
    compress.set_optimize_coding(true);
    let side = if chroma == Chroma::Full { 1 } else { 2 };
    compress.set_chroma_sampling_pixel_sizes((side, side), (side, side));
    let (bright, coloured) = tables(chroma);
    let (low, high) = staggered(quality);
    compress.set_luma_qtable(&bright.scaled(low, high));
    compress.set_chroma_qtable(&coloured.scaled(high, low));
    let written = compress.start_compress(Vec::new()).and_then(|mut started| {
        started.write_scanlines(pixels)?;
        started.finish()
    });
    written.expect("memory takes what is written to it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::image::tests::photo;
    use crate::media::image::{decode, similarity};

    #[test]
    fn sizes_grow_in_small_steps() {
        // Without grain, all bytes are those of the lowest frequencies.
        let smooth = photo(64, 48).scaled(512, 384);
        for chroma in [Chroma::Half, Chroma::Full] {
            let size =
                |grains: u16| encode(&smooth, f32::from(grains) / 16.0, Coding::Quick, chroma).len() as f64;
            let sizes: Vec<f64> = (80 * 16..92 * 16).map(size).collect();
            let steps = sizes.windows(2).map(|pair| pair[1] / pair[0]);
            let widest = steps.fold(1.0, f64::max);
            assert!(widest < 1.06, "{chroma:?}: {widest}");
        }
    }

    #[test]
    fn every_quality_has_tables_and_whole_steps_are_themselves() {
        let qualities = [1.0, 1.5, 2.0, 80.0, 80.5, 81.0, 81.5, 99.5, 100.0].map(staggered);
        let expected = [
            (2.0, 1.0),
            (2.0, 1.0),
            (2.0, 2.0),
            (80.0, 80.0),
            (81.0, 80.0),
            (82.0, 80.0),
            (82.0, 81.0),
            (100.0, 99.0),
            (100.0, 100.0),
        ];
        assert_eq!(qualities, expected);
    }

    #[test]
    fn large_pictures_are_encoded_in_halves_that_show_the_same() {
        let photo = photo(2000, 1501);
        for chroma in [Chroma::Half, Chroma::Full] {
            let whole = encode_rows(&photo.pixels, 2000, 70.0, Coding::Trellis, chroma);
            let joined = in_halves(&photo, 70.0, chroma).unwrap();
            assert_eq!(encode(&photo, 70.0, Coding::Trellis, chroma), joined);
            let ratio = joined.len() as f64 / whole.len() as f64;
            assert!((0.99..1.01).contains(&ratio), "{ratio}");
            let [whole, joined] = [whole, joined].map(|bytes| decode(&bytes).unwrap().picture);
            assert!(similarity(&whole, &joined) > 0.99);
        }
    }
}
