//! How the size of a JPEG grows with its quality: what was measured, and what follows from it.

use super::float;
use crate::limits::fitting::{JPEG_BEYOND, JPEG_GROWTH, JPEG_LEAST_QUALITY};

/// The qualities in one point. Our choice: the size differs by less than half a per cent between two of them, and as
/// they are exact binary fractions, they can be compared.
const GRAINS: f32 = 16.0;

/// A quality, and the bytes of the encoding that has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// The quality, from 1 to 100.
    pub quality: f32,
    /// The bytes.
    pub bytes: u64,
}

/// The sizes that are known of one picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SizeCurve {
    /// In the order of their qualities.
    samples: Vec<Sample>,
}

impl SizeCurve {
    /// Adds a sample, unless its quality is known already.
    pub fn add(&mut self, sample: Sample) {
        let place = self.samples.partition_point(|known| known.quality < sample.quality);
        if self.samples.get(place).is_none_or(|known| known.quality != sample.quality) {
            self.samples.insert(place, sample);
        }
    }

    /// How many qualities are known.
    #[must_use]
    pub fn count(&self) -> usize {
        self.samples.len()
    }

    /// The sample of a quality, if it is known.
    #[must_use]
    pub fn at(&self, quality: f32) -> Option<Sample> {
        self.samples.iter().copied().find(|known| known.quality == quality)
    }

    /// The sample of the lowest quality.
    #[must_use]
    pub fn lowest(&self) -> Option<Sample> {
        self.samples.first().copied()
    }

    /// The best sample of at most so many bytes: of several of one size, that of the highest quality.
    #[must_use]
    pub fn within(&self, bytes: f64) -> Option<Sample> {
        let fits = self.samples.iter().filter(|known| float(known.bytes) <= bytes);
        fits.max_by_key(|known| known.bytes).copied()
    }

    /// The lowest quality above `quality` that has more than so many bytes.
    #[must_use]
    pub fn too_large(&self, quality: f32, bytes: f64) -> Option<f32> {
        let higher = self.samples.iter().filter(|known| known.quality > quality);
        higher
            .map(|known| (known.quality, known.bytes))
            .find(|known| float(known.1) > bytes)
            .map(|known| known.0)
    }

    /// The sample whose size is nearest to so many bytes; of several of one size, that of the highest quality.
    #[must_use]
    pub fn nearest(&self, bytes: f64) -> Option<Sample> {
        let distance = |known: &Sample| (float(known.bytes.max(1)).ln() - bytes.max(1.0).ln()).abs();
        // The first of equals is taken.
        self.samples.iter().rev().min_by(|one, other| distance(one).total_cmp(&distance(other))).copied()
    }

    /// Estimates the quality, at most `finest`, at which an encoding has so many bytes: they grow about as a power of
    /// how near the quality is to one beyond the highest. `None` if nothing is known.
    #[must_use]
    pub fn quality_for(&self, bytes: f64, finest: f32) -> Option<f32> {
        let log = |known: &Sample| float(known.bytes.max(1)).ln();
        let wanted = bytes.max(1.0).ln();
        let (below, above): (Vec<Sample>, _) = self.samples.iter().partition(|known| log(known) <= wanted);
        let below = below.iter().max_by_key(|known| known.bytes);
        let above = above.iter().min_by_key(|known| known.bytes);
        let nearness = |known: &Sample| -(JPEG_BEYOND - f64::from(known.quality)).ln();
        let quality = match (below, above) {
            (Some(low), Some(high)) => {
                let part = (wanted - log(low)) / (log(high) - log(low));
                nearness(low) + (nearness(high) - nearness(low)) * part.clamp(0.02, 0.98)
            }
            (Some(near), None) | (None, Some(near)) => nearness(near) + (wanted - log(near)) / JPEG_GROWTH,
            (None, None) => return None,
        };
        let quality = JPEG_BEYOND - (-quality).exp();
        #[expect(clippy::cast_possible_truncation, reason = "qualities are at most 100")]
        let quality = quality.clamp(1.0, 100.0) as f32;
        Some(grained(quality).clamp(JPEG_LEAST_QUALITY, finest))
    }
}

/// The nearest quality that is tried.
#[must_use]
pub fn grained(quality: f32) -> f32 {
    (quality * GRAINS).round() / GRAINS
}

#[cfg(test)]
mod tests {
    use super::super::whole;
    use super::*;

    fn sample(quality: f32) -> Sample {
        Sample { quality, bytes: whole(1000.0 * (f64::from(quality) / 20.0).exp()) }
    }

    fn curve(samples: &[(f32, u64)]) -> SizeCurve {
        let mut curve = SizeCurve::default();
        samples.iter().for_each(|(quality, bytes)| curve.add(Sample { quality: *quality, bytes: *bytes }));
        curve
    }

    #[test]
    fn the_quality_is_found_between_what_is_known() {
        let mut curve = SizeCurve::default();
        assert_eq!(curve.quality_for(60_000.0, 95.0), None);
        curve.add(sample(60.0));
        for _ in 0..5 {
            curve.add(sample(curve.quality_for(60_000.0, 95.0).unwrap()));
        }
        let found = curve.nearest(60_000.0).unwrap();
        assert!((float(found.bytes) / 60_000.0 - 1.0).abs() < 0.01, "{found:?}");
        let bound = |wanted, finest| curve.quality_for(wanted, finest).unwrap();
        assert_eq!((bound(1.0, 95.0), bound(1e9, 95.0), bound(1e9, 100.0)), (50.0, 95.0, 100.0));
    }

    #[test]
    fn qualities_of_one_size_are_one_step_whose_best_is_taken() {
        let steps = curve(&[(80.5, 700), (80.0, 700), (82.0, 900), (81.0, 900), (81.0, 1)]);
        let of = |found: Option<Sample>| found.map(|found| (found.quality, found.bytes));
        assert_eq!(of(steps.within(800.0)), Some((80.5, 700)));
        assert_eq!(of(steps.nearest(850.0)), Some((82.0, 900)));
        assert_eq!((of(steps.within(699.0)), steps.too_large(80.5, 800.0)), (None, Some(81.0)));
        assert_eq!((of(steps.lowest()), of(steps.at(81.0))), (Some((80.0, 700)), Some((81.0, 900))));
        assert_eq!(steps.too_large(80.0, 900.0), None);
    }
}
