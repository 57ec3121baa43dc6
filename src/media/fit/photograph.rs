//! The best JPEG within a budget: as many pixels as its quality bears, then the quality that fills the budget.

use super::FitError;
use super::in_memory::{Encoded, Search};
use crate::limits::fitting::{
    JPEG_CHROMA_GAIN, JPEG_FILLED, JPEG_FULL_CHROMA, JPEG_LARGE, JPEG_LARGE_QUALITY, JPEG_LEAST_QUALITY,
    JPEG_WORTH_SCALING,
};
use crate::media::image::{Chroma, Coding, Picture, colours_alike, decode, difference};
use crate::media::plan::image::{
    ImageFormat, ImageSettings, better_factor, bounds, first_factor, quality, scaled,
};
use crate::media::plan::{Handset, Target, float, whole};

/// How much smaller progressive is than baseline, before that is looked at. Measured: 14 % on a
/// photograph of 12 megapixels at quality 78.
const PROGRESSIVE_BY_BASELINE: f64 = 0.87;

/// Sizes that are looked at. Ours: each step goes most of the way to where quality and pixels are in balance.
const SIZES: usize = 4;

/// Encodings of one size that are tried. Ours: one or two are enough where the looks before them are right.
const TRIES: usize = 4;

/// Baseline encodings that precede them, by which the quality is found. Ours: each leaves a small part of the distance.
const LOOKS: usize = 6;

/// Where in the band the next encoding aims. Ours: its middle, from [`JPEG_FILLED`] to the whole budget.
const AIM: f64 = 0.987;

/// How near to what is wanted a baseline encoding has to be. Ours: half of what [`AIM`] leaves to the budget.
const NEAR: f64 = 0.006;

/// The quality at which a size is looked at first. Ours: the middle of what sizes in balance come to, 50 to 83.
const FIRST_LOOK: f32 = 65.0;

/// Pixels of the part by which the two codings of a large picture are compared. Ours: enough for their ratio.
const SAMPLE: u32 = 400_000;

/// Pixels of the part by which the quality of a very large picture is found. Ours: bands enough to stand for the whole,
/// in an eighth of the time; what they are wrong by is put right by the first whole encoding.
const LOOKED_AT: u32 = 1_500_000;

/// How JPEG is encoded for a class of handsets; the oldest are not known to show progressive ones (API facts §6.3).
pub(super) fn coding(handset: Handset) -> Coding {
    match handset {
        Handset::Modern => Coding::Progressive,
        Handset::Baseline | Handset::ThreeGp => Coding::Baseline,
    }
}

/// The best JPEG within the budget whose colours are at least and at most that fine, if there is any.
pub(super) fn best(
    picture: &Picture,
    coding: Coding,
    chroma: (Chroma, Chroma),
    search: &mut Search<'_>,
) -> Result<Option<Encoded>, FitError> {
    let original = Original::of(picture, coding, chroma, &search.target);
    let mut draft = sized(&original, search)?;
    loop {
        let found = draft.filled(search)?;
        let Some(smaller) = draft.smaller() else { return Ok(found) };
        if found.is_some() {
            return Ok(found);
        }
        draft = original.draft(smaller);
    }
}

/// A picture, and what its JPEG may be.
struct Original<'p> {
    picture: &'p Picture,
    /// The largest size.
    largest: (u32, u32),
    /// The least part of its sides.
    least: f64,
    /// The best quality that is of use.
    finest: f32,
    coding: Coding,
    /// How fine its colours are at least and at most.
    chroma: (Chroma, Chroma),
}

/// One size of it, and what is known of its baseline encodings.
struct Draft<'p> {
    original: &'p Original<'p>,
    picture: Picture,
    /// What stands for it where its quality is found, if it is very large.
    bands: Option<Picture>,
    /// The part of the largest size's sides.
    factor: f64,
    known: Vec<(f32, u64)>,
    chroma: Chroma,
    /// By how much smaller what is encoded becomes than its baseline encoding.
    ratio: f64,
}

/// The size at which quality and pixels are in balance.
fn sized<'p>(original: &'p Original<'p>, search: &mut Search<'_>) -> Result<Draft<'p>, FitError> {
    let Original { largest, least, .. } = *original;
    let large = (JPEG_LARGE / (f64::from(largest.0) * f64::from(largest.1))).sqrt();
    let factor = first_factor(largest, search.target.budget).clamp(least, 1.0);
    let mut draft = original.draft(factor.min(large.max(least)));
    for _ in 1..SIZES {
        search.step()?;
        draft.look(FIRST_LOOK);
        draft.look(draft.likely(search.target.budget));
        let quality = draft.quality(search.target.budget);
        let mut factor = better_factor(draft.factor, quality).clamp(least, 1.0);
        // So many pixels take long and show little: all that there is of quality comes before them.
        if quality < JPEG_LARGE_QUALITY && large < JPEG_WORTH_SCALING {
            factor = factor.min(large.max(least));
        }
        if (factor / draft.factor - 1.0).abs() < 0.06 {
            if quality >= JPEG_FULL_CHROMA && draft.chroma < original.chroma.1 {
                return Ok(draft.finer_if_seen(search.target.budget));
            }
            break;
        }
        draft = original.draft(factor);
    }
    Ok(draft)
}

impl<'p> Original<'p> {
    fn of(picture: &'p Picture, coding: Coding, chroma: (Chroma, Chroma), target: &Target) -> Self {
        let (largest, smallest) = bounds((picture.width, picture.height), target);
        let side = |(width, height): (u32, u32)| f64::from(width.max(height));
        let least = side(smallest) / side(largest);
        Self { picture, largest, least, finest: target.finest, coding, chroma }
    }

    /// That part of its sides.
    fn draft(&'p self, factor: f64) -> Draft<'p> {
        let (width, height) = scaled(self.largest, factor);
        let ratio = if self.coding == Coding::Baseline { 1.0 } else { PROGRESSIVE_BY_BASELINE };
        let picture = self.picture.scaled(width, height);
        let pixels = width * height;
        let bands = (pixels > 3 * LOOKED_AT).then(|| picture.sample(pixels.div_ceil(LOOKED_AT)));
        Draft { original: self, picture, bands, factor, known: Vec::new(), chroma: self.chroma.0, ratio }
    }
}

impl Draft<'_> {
    /// Encodes quickly with a quality, unless that is known.
    fn look(&mut self, quality: f32) {
        if self.known.iter().all(|(known, _)| *known != quality) {
            let looked_at = self.bands.as_ref().unwrap_or(&self.picture);
            let bytes = looked_at.jpeg_with(quality, Coding::Baseline, self.chroma).len() as u64;
            let parts = f64::from(self.picture.height) / f64::from(looked_at.height);
            self.known.push((quality, whole(float(bytes) * parts)));
        }
    }

    /// The same with colours as fine as the source's, where that is seen at as many bytes.
    fn finer_if_seen(self, budget: u64) -> Self {
        let (picture, bands) = (self.picture.clone(), self.bands.clone());
        let mut fine = Self { picture, bands, known: Vec::new(), chroma: self.original.chroma.1, ..self };
        fine.look(FIRST_LOOK);
        fine.look(fine.likely(budget));
        if fine.colours(budget) >= self.colours(budget) + JPEG_CHROMA_GAIN { fine } else { self }
    }

    /// How alike the colours are in a quick encoding of the likely quality, in decibels.
    fn colours(&self, budget: u64) -> f64 {
        let looked_at = self.bands.as_ref().unwrap_or(&self.picture);
        let jpeg = looked_at.jpeg_with(self.likely(budget), Coding::Baseline, self.chroma);
        decode(&jpeg).map_or(0.0, |back| colours_alike(difference(looked_at, &back.picture)))
    }

    /// Bytes that a baseline encoding should have.
    fn wanted(&self, budget: u64) -> f64 {
        float(budget) * AIM / self.ratio
    }

    /// The quality of use to which a budget is reckoned to come.
    fn likely(&self, budget: u64) -> f32 {
        quality(self.wanted(budget), &self.known, self.original.finest)
    }

    /// The quality to which a budget is reckoned to come, beyond the bounds of use too.
    fn quality(&self, budget: u64) -> f64 {
        let (near, bytes) = nearest(self.wanted(budget), &self.known);
        let found = f64::from(self.likely(budget));
        let beyond = (self.wanted(budget) / float(bytes.max(1))).ln() * 20.0;
        match near {
            near if near <= JPEG_LEAST_QUALITY && beyond < 0.0 => f64::from(near) + beyond,
            _ => found,
        }
    }

    /// The next smaller size.
    fn smaller(&self) -> Option<f64> {
        let factor = (self.factor * 0.8).max(self.original.least);
        (factor < self.factor * 0.99).then_some(factor)
    }

    /// The best JPEG of this size within the budget, if one of the least quality is.
    fn filled(&mut self, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        self.measure();
        let (mut best, mut tried) = (None::<Encoded>, Vec::new());
        while tried.len() < TRIES {
            search.step()?;
            let mut next = self.next(search.target.budget);
            if tried.contains(&next.0) {
                // What is a little too large is not told from what fits by what is known: a step lower is.
                let Some(lower) = self.lower(&tried).filter(|_| best.is_none()) else { break };
                next = lower;
            }
            let bytes = self.picture.jpeg_with(next.0, self.original.coding, self.chroma);
            tried.push(next.0);
            self.ratio = float(bytes.len() as u64) / float(next.1.max(1));
            if search.count(bytes.len()) && best.as_ref().is_none_or(|best| best.bytes.len() < bytes.len()) {
                let full = search.is_filled(bytes.len(), JPEG_FILLED) || next.0 >= self.original.finest;
                best = Some(self.encoded(next.0, bytes));
                if full {
                    break;
                }
            }
        }
        if best.is_none() && !tried.contains(&JPEG_LEAST_QUALITY) {
            // Nothing is called impossible before the coarsest was tried.
            search.step()?;
            let bytes = self.picture.jpeg_with(JPEG_LEAST_QUALITY, self.original.coding, self.chroma);
            best = search.count(bytes.len()).then(|| self.encoded(JPEG_LEAST_QUALITY, bytes));
        }
        Ok(best)
    }

    /// A quality below all that were tried, with the bytes of its baseline encoding.
    fn lower(&mut self, tried: &[f32]) -> Option<(f32, u64)> {
        let least = tried.iter().copied().fold(self.original.finest, f32::min);
        let lower = (least - 1.0).max(JPEG_LEAST_QUALITY);
        self.look(lower);
        self.known.iter().copied().find(|(quality, _)| *quality == lower && lower < least)
    }

    /// The quality to try next, with the bytes of its baseline encoding.
    fn next(&mut self, budget: u64) -> (f32, u64) {
        let wanted = self.wanted(budget);
        for _ in 0..LOOKS {
            let near = self.known.iter().any(|(_, bytes)| (float(*bytes) / wanted - 1.0).abs() < NEAR);
            let next = quality(wanted, &self.known, self.original.finest);
            if near || self.known.iter().any(|(quality, _)| *quality == next) {
                break;
            }
            self.look(next);
        }
        nearest(wanted, &self.known)
    }

    /// Compares the codings by bands out of the whole picture.
    fn measure(&mut self) {
        if self.known.is_empty() {
            self.look(FIRST_LOOK);
        }
        let pixels = self.picture.width * self.picture.height;
        if self.original.coding == Coding::Baseline || pixels < 3 * SAMPLE {
            return;
        }
        let quality = self.known[self.known.len() - 1].0;
        let sample = self.picture.sample(pixels.div_ceil(SAMPLE));
        let sample = self.bands.as_ref().unwrap_or(&sample);
        let length = |coding| float(sample.jpeg_with(quality, coding, self.chroma).len() as u64);
        self.ratio = length(self.original.coding) / length(Coding::Baseline);
    }

    fn encoded(&self, quality: f32, bytes: Vec<u8>) -> Encoded {
        let Picture { width, height, .. } = self.picture;
        let format = ImageFormat::Jpeg(quality);
        Encoded { settings: ImageSettings { format, width, height, frames: None }, bytes }
    }
}

/// The quality whose encoding is nearest to `wanted` bytes.
fn nearest(wanted: f64, known: &[(f32, u64)]) -> (f32, u64) {
    let distance = |bytes: u64| (float(bytes.max(1)).ln() - wanted.max(1.0).ln()).abs();
    let by_distance = |one: &&(f32, u64), other: &&(f32, u64)| distance(one.1).total_cmp(&distance(other.1));
    *known.iter().min_by(by_distance).expect("a size is looked at before it is encoded")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interrupt::Interrupt;
    use crate::media::image::tests::photo;

    #[test]
    fn nothing_above_the_least_size_is_refused() {
        let photo = photo(300, 240);
        let fitted = |budget| {
            let (interrupt, mut nobody) = (Interrupt::default(), |_| {});
            let mut search = Search::new(&Target::of(budget), &interrupt, &mut nobody);
            let chroma = (Chroma::Half, Chroma::Half);
            let found = best(&photo, Coding::Progressive, chroma, &mut search).unwrap();
            (found.is_some(), search.least)
        };
        let (found, least) = fitted(100);
        assert!(!found);
        let refused: Vec<u64> =
            (0..40).map(|n| least + least * n / 200).filter(|budget| !fitted(*budget).0).collect();
        assert_eq!(refused, [0; 0], "the least is {least}");
    }
}
