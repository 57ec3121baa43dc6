//! The best JPEG within a budget: as many pixels as its quality bears, then the quality that fills the budget.

use super::FitError;
use super::shown::{Encoded, Search};
use crate::limits::fitting::{
    JPEG_FILLED, JPEG_FULL_CHROMA, JPEG_LARGE, JPEG_LARGE_QUALITY, JPEG_LEAST_QUALITY, JPEG_QUALITY,
    JPEG_WORTH_SCALING,
};
use crate::media::image::{Chroma, Coding, Picture};
use crate::media::plan::image::{
    ImageFormat, ImageSettings, better_factor, bounds, first_factor, quality, scaled,
};
use crate::media::plan::{Handset, float};

/// How much smaller progressive is than baseline, before that is measured.
const PROGRESSIVE_BY_BASELINE: f64 = 0.87;

/// Sizes that are looked at.
const SIZES: usize = 4;

/// Encodings of one size that are tried.
const TRIES: usize = 4;

/// Baseline encodings that precede them, by which the quality is found.
const LOOKS: usize = 6;

/// Where in the band the next encoding aims.
const AIM: f64 = 0.987;

/// How near to what is wanted a baseline encoding has to be: half the band.
const NEAR: f64 = 0.006;

/// The quality at which a size is looked at first.
const FIRST_LOOK: f32 = 65.0;

/// Pixels of the part by which the two codings of a large picture are compared.
const SAMPLE: u32 = 400_000;

/// How JPEG is encoded for a class of handsets; the oldest are not known to show progressive ones (API facts §6.3).
pub(super) fn coding(handset: Handset) -> Coding {
    match handset {
        Handset::Modern => Coding::Progressive,
        Handset::Baseline | Handset::ThreeGp => Coding::Baseline,
    }
}

/// The best JPEG within the budget, if there is any.
pub(super) fn best(
    picture: &Picture,
    coding: Coding,
    search: &mut Search<'_>,
) -> Result<Option<Encoded>, FitError> {
    let mut draft = sized(picture, coding, search)?;
    loop {
        let found = draft.filled(search)?;
        let Some(smaller) = draft.smaller() else { return Ok(found) };
        if found.is_some() {
            return Ok(found);
        }
        draft = Draft::of(picture, draft.source, smaller, draft.least, coding);
    }
}

/// One size of a picture, and what is known of its baseline encodings.
struct Draft {
    picture: Picture,
    /// The part of the source's sides.
    factor: f64,
    /// The largest size that the source may have.
    source: (u32, u32),
    /// The least part of its sides.
    least: f64,
    known: Vec<(f32, u64)>,
    coding: Coding,
    chroma: Chroma,
    /// By how much smaller what is encoded becomes than its baseline encoding.
    ratio: f64,
}

/// The size at which quality and pixels are in balance.
fn sized(picture: &Picture, coding: Coding, search: &mut Search<'_>) -> Result<Draft, FitError> {
    let (largest, smallest) = bounds((picture.width, picture.height), search.target);
    let side = |(width, height): (u32, u32)| f64::from(width.max(height));
    let least = side(smallest) / side(largest);
    let large = (JPEG_LARGE / (f64::from(largest.0) * f64::from(largest.1))).sqrt();
    let factor = first_factor(largest, search.target.budget).clamp(least, 1.0);
    let mut draft = Draft::of(picture, largest, factor.min(large.max(least)), least, coding);
    for _ in 1..SIZES {
        search.step()?;
        draft.look(FIRST_LOOK);
        draft.look(quality(draft.wanted(search.target.budget), &draft.known));
        let quality = draft.quality(search.target.budget);
        let mut factor = better_factor(draft.factor, quality).clamp(least, 1.0);
        // So many pixels take long and show little: all that there is of quality comes before them.
        if quality < JPEG_LARGE_QUALITY && large < JPEG_WORTH_SCALING {
            factor = factor.min(large.max(least));
        }
        if (factor / draft.factor - 1.0).abs() < 0.06 {
            if quality >= JPEG_FULL_CHROMA {
                draft.refine();
            }
            break;
        }
        draft = Draft::of(picture, largest, factor, least, coding);
    }
    Ok(draft)
}

impl Draft {
    fn of(picture: &Picture, source: (u32, u32), factor: f64, least: f64, coding: Coding) -> Self {
        let (width, height) = scaled(source, factor);
        let ratio = if coding == Coding::Baseline { 1.0 } else { PROGRESSIVE_BY_BASELINE };
        let picture = picture.scaled(width, height);
        Self { picture, factor, source, least, known: Vec::new(), coding, chroma: Chroma::Half, ratio }
    }

    /// Encodes quickly with a quality, unless that is known.
    fn look(&mut self, quality: f32) {
        if self.known.iter().all(|(known, _)| *known != quality) {
            self.known
                .push((quality, self.picture.jpeg_with(quality, Coding::Baseline, self.chroma).len() as u64));
        }
    }

    /// Spends what brightness has no use for on colours.
    fn refine(&mut self) {
        self.chroma = Chroma::Full;
        self.known.clear();
        self.look(JPEG_QUALITY);
    }

    /// Bytes that a baseline encoding should have.
    fn wanted(&self, budget: u64) -> f64 {
        float(budget) * AIM / self.ratio
    }

    /// The quality to which a budget is reckoned to come, beyond the bounds of use too.
    fn quality(&self, budget: u64) -> f64 {
        let (near, bytes) = nearest(self.wanted(budget), &self.known);
        let found = f64::from(quality(self.wanted(budget), &self.known));
        let beyond = (self.wanted(budget) / float(bytes.max(1))).ln() * 20.0;
        match near {
            near if near <= JPEG_LEAST_QUALITY && beyond < 0.0 => f64::from(near) + beyond,
            _ => found,
        }
    }

    /// The next smaller size.
    fn smaller(&self) -> Option<f64> {
        let factor = (self.factor * 0.8).max(self.least);
        (factor < self.factor * 0.99).then_some(factor)
    }

    /// The best JPEG of this size within the budget, if one of the least quality is.
    fn filled(&mut self, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        self.measure();
        let (mut best, mut tried) = (None::<Encoded>, Vec::new());
        while tried.len() < TRIES {
            search.step()?;
            let next = self.next(search.target.budget);
            if tried.contains(&next.0) {
                break;
            }
            let bytes = self.picture.jpeg_with(next.0, self.coding, self.chroma);
            tried.push(next.0);
            self.ratio = float(bytes.len() as u64) / float(next.1.max(1));
            if search.count(bytes.len()) && best.as_ref().is_none_or(|best| best.bytes.len() < bytes.len()) {
                let full = search.is_filled(bytes.len(), JPEG_FILLED) || next.0 >= JPEG_QUALITY;
                best = Some(self.encoded(next.0, bytes));
                if full {
                    break;
                }
            }
        }
        Ok(best)
    }

    /// The quality to try next, with the bytes of its baseline encoding.
    fn next(&mut self, budget: u64) -> (f32, u64) {
        let wanted = self.wanted(budget);
        for _ in 0..LOOKS {
            let near = self.known.iter().any(|(_, bytes)| (float(*bytes) / wanted - 1.0).abs() < NEAR);
            let next = quality(wanted, &self.known);
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
        if self.coding == Coding::Baseline || pixels < 3 * SAMPLE {
            return;
        }
        let (sample, quality) =
            (self.picture.sample(pixels.div_ceil(SAMPLE)), self.known[self.known.len() - 1].0);
        let length = |coding| float(sample.jpeg_with(quality, coding, self.chroma).len() as u64);
        self.ratio = length(self.coding) / length(Coding::Baseline);
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
