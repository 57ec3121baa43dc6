//! Visual similarity of two pictures: SSIM of their brightness (Wang et al., 2004), in windows of eight by eight
//! pixels.

use super::{Picture, distance};

/// The side of a window and the distance between windows, in pixels. Our choice: squares in place of the paper's eleven
/// weighted pixels, each overlapping the next by half: less work, and the same ranking.
const WINDOW: usize = 8;
const STRIDE: usize = 4;

/// The side of an area in pixels. Our choice: a JPEG block, within which compression errors cancel out.
const AREA: u32 = 8;

/// The constants that keep the quotient stable near zero, for eight bits (same paper, section III).
const C1: f64 = 6.5025;
const C2: f64 = 58.5225;

/// The similarity of `result` to `source`, from 0 to 1, compared at the size of `source`.
#[must_use]
pub fn similarity(source: &Picture, result: &Picture) -> f64 {
    let (width, height) = (source.width, source.height);
    let one = source.clone().flattened([255; 3]).brightness();
    let other = result.clone().flattened([255; 3]).scaled(width, height).brightness();
    let (width, height) = (width as usize, height as usize);
    let (across, down) = (WINDOW.min(width), WINDOW.min(height));
    let (mut sum, mut windows) = (0.0, 0.0);
    for y in (0..=height - down).step_by(STRIDE) {
        for x in (0..=width - across).step_by(STRIDE) {
            sum += window(&one, &other, (x, y), (across, down), width);
            windows += 1.0;
        }
    }
    sum / f64::max(windows, 1.0)
}

/// The mean colour difference between `result` and `source`, in the units of [`distance`], compared at the size of
/// `source`.
#[must_use]
pub fn difference(source: &Picture, result: &Picture) -> f64 {
    let flat = |picture: &Picture| picture.clone().flattened([255; 3]);
    let (one, other) = (flat(source), flat(result).scaled(source.width, source.height));
    let pixels = one.pixels.as_chunks().0.iter().zip(other.pixels.as_chunks().0);
    let sum: u64 = pixels.map(|(one, other)| u64::from(distance(*one, *other))).sum();
    #[expect(clippy::cast_precision_loss, reason = "a mean is no more exact than a double")]
    let mean = sum as f64 / (one.pixels.len() / 3).max(1) as f64;
    mean
}

/// The colour difference of areas: the [`difference`] of both pictures scaled to an eighth of the width and height of
/// `source`.
#[must_use]
pub fn areas_difference(source: &Picture, result: &Picture) -> f64 {
    let (width, height) = (source.width.div_ceil(AREA), source.height.div_ceil(AREA));
    difference(&source.scaled(width, height), &result.scaled(width, height))
}

/// The likeness of a drawing that may have lost colours or become blurred, in decibels, from its [`similarity`] and its
/// [`areas_difference`]. Blurred lines leave the colours of areas unchanged; a palette that is too small changes them,
/// which is seen at once. By colours only, a PNG of few colours and a JPEG of the same size are ranked as SSIMULACRA2
/// ranks them, in twenty pairs of four pictures; the weight of lines is our choice. To compare two PNGs of different
/// dimensions, [`likeness`] is more accurate.
#[must_use]
pub fn drawing_likeness(similarity: f64, areas: f64) -> f64 {
    2.0 * decibels(1.0 - similarity) + 4.0 * colours_alike(areas).min(AREAS_ALIKE)
}

/// The likeness of the colours of areas, in decibels, above which lines alone decide. Measured by SSIMULACRA2 in eleven
/// pairs of three screenshots: with areas of 33 to 37 decibels, a PNG of few colours is as good as a blurred JPEG of the
/// same size whose areas have 40 to 45, or up to 57 points better.
const AREAS_ALIKE: f64 = 34.0;

/// The likeness of a result, in decibels, from its [`similarity`] and its [`difference`]. Lines count twice as much as
/// colours: with this weight, encodings of a chart, a text and a page with a photograph are ranked as SSIMULACRA2 ranks
/// them.
#[must_use]
pub fn likeness(similarity: f64, difference: f64) -> f64 {
    2.0 * decibels(1.0 - similarity) + colours_alike(difference)
}

/// The likeness of colours, in decibels, from their [`difference`].
#[must_use]
pub fn colours_alike(difference: f64) -> f64 {
    decibels(difference / f64::from(distance([0; 3], [255; 3])))
}

fn decibels(part: f64) -> f64 {
    -10.0 * part.max(1e-9).log10()
}

fn window(one: &[u8], other: &[u8], at: (usize, usize), size: (usize, usize), width: usize) -> f64 {
    let (mut sums, mut squares, mut product) = ([0.0; 2], [0.0; 2], 0.0);
    for y in at.1..at.1 + size.1 {
        for x in at.0..at.0 + size.0 {
            let (a, b) = (f64::from(one[y * width + x]), f64::from(other[y * width + x]));
            sums[0] += a;
            sums[1] += b;
            squares[0] += a * a;
            squares[1] += b * b;
            product += a * b;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a window has 64 pixels")]
    let n = (size.0 * size.1) as f64;
    let (mean_a, mean_b) = (sums[0] / n, sums[1] / n);
    let (var_a, var_b) = (squares[0] / n - mean_a * mean_a, squares[1] / n - mean_b * mean_b);
    let covariance = product / n - mean_a * mean_b;
    (2.0 * mean_a * mean_b + C1) * (2.0 * covariance + C2)
        / ((mean_a * mean_a + mean_b * mean_b + C1) * (var_a + var_b + C2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::image::tests::photo;
    use crate::media::image::{Channels, Chroma, Coding, decode, reduced};

    #[test]
    fn a_palette_too_small_for_its_areas_is_worse_than_grain() {
        // A map: areas of many colours with thin lines between them.
        let pixel = |x: u32, y: u32| {
            if x.is_multiple_of(16) || y.is_multiple_of(16) {
                [60, 60, 60]
            } else {
                [(x / 16 * 14) as u8 + 20, (200 - x / 16 * 5 - y / 16 * 4) as u8, (y / 16 * 13) as u8 + 30]
            }
        };
        let map = Picture {
            width: 256,
            height: 256,
            pixels: (0..256).flat_map(|y| (0..256).flat_map(move |x| pixel(x, y))).collect(),
            channels: Channels::Rgb,
        };
        let jpeg = decode(&map.jpeg_with(75.0, Coding::Quick, Chroma::Full)).unwrap().picture;
        let few = reduced(&map, 12);
        let by_areas = |result| drawing_likeness(similarity(&map, result), areas_difference(&map, result));
        let by_all = |result| likeness(similarity(&map, result), difference(&map, result));
        assert!(by_areas(&jpeg) > by_areas(&few) && by_all(&jpeg) < by_all(&few));
    }

    #[test]
    fn lines_decide_where_areas_are_alike() {
        let areas = |decibels: f64| f64::from(distance([0; 3], [255; 3])) * 10f64.powf(-decibels / 10.0);
        // A screenshot in five colours, and as a JPEG of a third of the sides: 24 points of SSIMULACRA2 apart.
        assert!(drawing_likeness(0.9892, areas(37.3)) > drawing_likeness(0.9181, areas(43.5)));
    }

    #[test]
    fn the_same_is_one_and_noise_is_less() {
        let photo = photo(64, 48);
        assert!((similarity(&photo, &photo) - 1.0).abs() < 1e-9);
        let grey = Picture { pixels: vec![128; photo.pixels.len()], ..photo.clone() };
        assert!(similarity(&photo, &grey) < 0.5);
        let dot = Picture { width: 1, height: 1, pixels: vec![9; 3], channels: Channels::Rgb };
        assert!((similarity(&dot, &dot) - 1.0).abs() < 1e-9);
    }
}
