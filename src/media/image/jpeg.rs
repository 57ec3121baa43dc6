//! JPEG encoding by mozjpeg.

use std::thread;

use mozjpeg::qtable::{AnnexK_Chroma, AnnexK_Luma, KleinSilversteinCarney, QTable};
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

/// The quality from which colours at full resolution are quantised by another table. Our choice: below it, both
/// tables make as many bytes at the same quality.
const FINE: f32 = 95.0;

/// How many times as coarse as their table brightness and colours at half resolution are quantised. Measured on a
/// photograph: at quality 50, the bytes are those of Robidoux's table, which the balance of quality and pixels was
/// measured with.
const HALF_COARSER: f32 = 1.2;

/// How many times as coarse as their table fine colours at full resolution are quantised. Measured on a photograph:
/// the bytes at quality 95 are those of the table of ITU-T T.81, annex K.
const FULL_COARSER: f32 = 1.75;

/// The quantisation tables of brightness and of colours, and how many times as coarse each is. Measured by SSIMULACRA2
/// at the same bytes: at full colour resolution, the tables of ITU-T T.81, annex K are up to six points better on four
/// pictures than those that quantise colours as coarsely as brightness; at half resolution, that of Klein, Silverstein
/// and Carney is up to three points better than Robidoux's on four photographs, and never worse. Its entries are
/// different and change one after the other; in annex K, most of those for colours are equal, and at a quality above 98
/// the size would grow by a quarter in one step.
fn tables(quality: f32, chroma: Chroma) -> [(&'static QTable, f32); 2] {
    match chroma {
        Chroma::Half => [(&KleinSilversteinCarney, HALF_COARSER); 2],
        Chroma::Full if quality < FINE => [(&AnnexK_Luma, 1.0), (&AnnexK_Chroma, 1.0)],
        Chroma::Full => [(&AnnexK_Luma, 1.0), (&KleinSilversteinCarney, FULL_COARSER)],
    }
}

/// The quality at which the entries of a table are so many times as large.
fn coarser(quality: f32, times: f32) -> f32 {
    let scale = times * if quality < 50.0 { 50.0 / quality } else { (100.0 - quality) / 50.0 };
    if scale > 1.0 { 50.0 / scale } else { 100.0 - scale * 50.0 }
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
    let [(bright, by), (coloured, colours_by)] = tables(quality, chroma);
    let (low, high) = staggered(quality);
    compress.set_luma_qtable(&bright.scaled(coarser(low, by), coarser(high, by)));
    compress.set_chroma_qtable(&coloured.scaled(coarser(high, colours_by), coarser(low, colours_by)));
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
            let widest = |qualities: std::ops::Range<u16>| {
                let sizes: Vec<f64> = qualities.map(size).collect();
                sizes.windows(2).map(|pair| pair[1] / pair[0]).fold(1.0, f64::max)
            };
            let (usual, fine) = (widest(80 * 16..92 * 16), widest(92 * 16..100 * 16));
            assert!(usual < 1.06 && fine < 1.08, "{chroma:?}: {usual} {fine}");
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
    fn coarser_tables_have_larger_entries() {
        let cases =
            [(100.0, 2.0, 100.0), (90.0, 2.0, 80.0), (80.0, 2.5, 50.0), (60.0, 2.5, 25.0), (25.0, 2.0, 12.5)];
        for (quality, times, expected) in cases {
            assert!((coarser(quality, times) - expected).abs() < 0.01, "{quality} {times}");
            assert_eq!(coarser(quality, 1.0), quality);
        }
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
