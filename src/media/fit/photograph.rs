//! The best JPEG within a budget: as many pixels as its quality allows, then the quality that fills the budget.

use super::FitError;
use super::in_memory::{Encoded, Search};
use crate::limits::fitting::{
    JPEG_CHROMA_GAIN, JPEG_FULL_CHROMA, JPEG_LARGE, JPEG_LARGE_QUALITY, JPEG_LEAST_FILL_PERMILLE,
    JPEG_LEAST_QUALITY, JPEG_WORTH_SCALING,
};
use crate::media::image::{Chroma, Coding, Picture, colours_alike, decode, difference};
use crate::media::plan::image::{
    ImageFormat, ImageSettings, better_factor, bounds, first_factor, quality, scaled,
};
use crate::media::plan::{Target, float, whole};

/// The assumed size of a JPEG relative to one that is made quickly, until it is measured. Measured: 14 % smaller on
/// a photograph of 12 megapixels at quality 78.
const TRELLIS_BY_QUICK: f64 = 0.87;

/// The most sizes that are examined. Our choice: each step goes most of the way to the balance of quality and pixels.
const SIZES: usize = 4;

/// The most encodings at one size. Our choice: one or two are enough if the quick encodings before them are right; more
/// are needed only where the size changes in steps.
const TRIES: usize = 5;

/// The most quick encodings before each of them, by which the quality is found. Our choice: each leaves a
/// small part of the distance.
const LOOKS: usize = 6;

/// The least distance of two qualities that are tried. Our choice: closer ones seldom differ in size.
const STEP: f32 = 0.2;

/// The share of the budget that the next encoding aims at. Our choice: the middle of the band from
/// [`JPEG_LEAST_FILL_PERMILLE`] to the whole budget.
const AIM: f64 = 0.987;

/// The relative error up to which the size of a quick encoding is near enough. Our choice: half of what [`AIM`]
/// leaves to the budget.
const NEAR: f64 = 0.006;

/// The quality at which a size is examined first. Our choice: the middle of the qualities of balanced sizes, 50 to
/// 83.
const FIRST_LOOK: f32 = 65.0;

/// The pixels of the sample by which the two codings of a large picture are compared. Our choice: enough for their
/// ratio.
const SAMPLE: u32 = 400_000;

/// The pixels of the sample by which the quality of a very large picture is found. Our choice: enough bands to
/// represent the whole, in an eighth of the time; the first whole encoding corrects their error.
const LOOKED_AT: u32 = 1_500_000;

/// The best JPEG within the budget, if there is any. `chroma` holds the least and the greatest fineness of its
/// colours.
pub(super) fn best(
    picture: &Picture,
    chroma: (Chroma, Chroma),
    search: &mut Search<'_>,
) -> Result<Option<Encoded>, FitError> {
    let original = Original::of(picture, chroma, &search.target);
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

/// The JPEG of the fewest pixels and the lowest quality.
pub(super) fn smallest(
    picture: &Picture,
    chroma: Chroma,
    search: &mut Search<'_>,
) -> Result<Encoded, FitError> {
    search.step()?;
    let original = Original::of(picture, (chroma, chroma), &search.target);
    let draft = original.draft(original.least);
    let found = draft
        .encoded(JPEG_LEAST_QUALITY, draft.picture.jpeg_with(JPEG_LEAST_QUALITY, Coding::Trellis, chroma));
    search.count(found.bytes.len());
    Ok(found)
}

/// A picture, and the bounds of its JPEG.
struct Original<'p> {
    picture: &'p Picture,
    /// The largest size.
    largest: (u32, u32),
    /// The least scale factor, relative to the largest size.
    least: f64,
    /// The highest quality that is of use.
    finest: f32,
    /// The least and the greatest fineness of the colours.
    chroma: (Chroma, Chroma),
}

/// One size of a picture, and what is known of its quick encodings.
struct Draft<'p> {
    original: &'p Original<'p>,
    picture: Picture,
    /// A sample of the picture by which its quality is found, if it is very large.
    bands: Option<Picture>,
    /// The scale factor, relative to the largest size.
    factor: f64,
    known: Vec<(f32, u64)>,
    chroma: Chroma,
    /// The size of an encoding relative to its quick encoding.
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
        // So many pixels take long and show little: the quality is raised before the number of pixels.
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
    fn of(picture: &'p Picture, chroma: (Chroma, Chroma), target: &Target) -> Self {
        let (largest, smallest) = bounds((picture.width, picture.height), target);
        let side = |(width, height): (u32, u32)| f64::from(width.max(height));
        let least = side(smallest) / side(largest);
        Self { picture, largest, least, finest: target.finest, chroma }
    }

    /// A draft at this scale factor.
    fn draft(&'p self, factor: f64) -> Draft<'p> {
        let (width, height) = scaled(self.largest, factor);
        let picture = self.picture.scaled(width, height);
        let pixels = width * height;
        let bands = (pixels > 3 * LOOKED_AT).then(|| picture.sample(pixels.div_ceil(LOOKED_AT)));
        Draft {
            original: self,
            picture,
            bands,
            factor,
            known: Vec::new(),
            chroma: self.chroma.0,
            ratio: TRELLIS_BY_QUICK,
        }
    }
}

impl Draft<'_> {
    /// Encodes quickly with a quality, unless its size is known already.
    fn look(&mut self, quality: f32) {
        if self.known.iter().all(|(known, _)| *known != quality) {
            let looked_at = self.bands.as_ref().unwrap_or(&self.picture);
            let bytes = looked_at.jpeg_with(quality, Coding::Quick, self.chroma).len() as u64;
            let parts = f64::from(self.picture.height) / f64::from(looked_at.height);
            self.known.push((quality, whole(float(bytes) * parts)));
        }
    }

    /// The draft with colours as fine as the source's, if the difference is visible at the same bytes.
    fn finer_if_seen(self, budget: u64) -> Self {
        let (picture, bands) = (self.picture.clone(), self.bands.clone());
        let mut fine = Self { picture, bands, known: Vec::new(), chroma: self.original.chroma.1, ..self };
        fine.look(FIRST_LOOK);
        fine.look(fine.likely(budget));
        if fine.colours(budget) >= self.colours(budget) + JPEG_CHROMA_GAIN { fine } else { self }
    }

    /// Similarity of the colours, in decibels, in a quick encoding of the likely quality.
    fn colours(&self, budget: u64) -> f64 {
        let looked_at = self.bands.as_ref().unwrap_or(&self.picture);
        let jpeg = looked_at.jpeg_with(self.likely(budget), Coding::Quick, self.chroma);
        decode(&jpeg).map_or(0.0, |back| colours_alike(difference(looked_at, &back.picture)))
    }

    /// The bytes that a quick encoding should have.
    fn wanted(&self, budget: u64) -> f64 {
        float(budget) * AIM / self.ratio
    }

    /// The estimated quality for a budget, within the useful bounds.
    fn likely(&self, budget: u64) -> f32 {
        quality(self.wanted(budget), &self.known, self.original.finest)
    }

    /// The estimated quality for a budget, which may be below the useful bounds.
    fn quality(&self, budget: u64) -> f64 {
        let (near, bytes) = nearest(self.wanted(budget), &self.known);
        let found = f64::from(self.likely(budget));
        let beyond = (self.wanted(budget) / float(bytes.max(1))).ln() * 20.0;
        match near {
            near if near <= JPEG_LEAST_QUALITY && beyond < 0.0 => f64::from(near) + beyond,
            _ => found,
        }
    }

    /// The scale factor of the next smaller size, if there is one.
    fn smaller(&self) -> Option<f64> {
        let factor = (self.factor * 0.8).max(self.original.least);
        (scaled(self.original.largest, factor) != (self.picture.width, self.picture.height)).then_some(factor)
    }

    /// The best JPEG of this size within the budget, if one of the lowest quality fits.
    fn filled(&mut self, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        self.measure();
        let (mut best, mut tried) = (None::<Encoded>, Vec::new());
        while tried.len() < TRIES {
            search.step()?;
            let mut next = self.next(search.target.budget);
            if tried.iter().any(|(quality, _)| *quality == next.0) {
                // The estimate cannot tell a result that is slightly too large from one that fits. A quality one step
                // lower can, or one between those that are known.
                let other = match best {
                    None => self.lower(&tried),
                    Some(_) => self.between(&tried, search.target.budget),
                };
                let Some(other) = other else { break };
                next = other;
            }
            let bytes = self.picture.jpeg_with(next.0, Coding::Trellis, self.chroma);
            tried.push((next.0, bytes.len() as u64));
            self.ratio = float(bytes.len() as u64) / float(next.1.max(1));
            if search.count(bytes.len()) && best.as_ref().is_none_or(|best| best.bytes.len() < bytes.len()) {
                let full =
                    search.is_filled(bytes.len(), JPEG_LEAST_FILL_PERMILLE) || next.0 >= self.original.finest;
                best = Some(self.encoded(next.0, bytes));
                if full {
                    break;
                }
            }
        }
        if best.is_none() && tried.iter().all(|(quality, _)| *quality != JPEG_LEAST_QUALITY) {
            // A budget is not called impossible before the lowest quality was tried.
            search.step()?;
            let bytes = self.picture.jpeg_with(JPEG_LEAST_QUALITY, Coding::Trellis, self.chroma);
            best = search.count(bytes.len()).then(|| self.encoded(JPEG_LEAST_QUALITY, bytes));
        }
        Ok(best)
    }

    /// A quality below all that were tried, with the bytes of its quick encoding.
    fn lower(&mut self, tried: &[(f32, u64)]) -> Option<(f32, u64)> {
        let least = tried.iter().map(|(quality, _)| *quality).fold(self.original.finest, f32::min);
        let lower = (least - 1.0).max(JPEG_LEAST_QUALITY);
        self.look(lower);
        self.known.iter().copied().find(|(quality, _)| *quality == lower && lower < least)
    }

    /// A quality between the best that fits and the worst that does not, with the bytes of its quick encoding; the
    /// size of an encoding may change in steps. `None` if they are next to each other.
    fn between(&mut self, tried: &[(f32, u64)], budget: u64) -> Option<(f32, u64)> {
        let fits = |(_, bytes): &&(f32, u64)| *bytes <= budget;
        let quality = |(quality, _): &(f32, u64)| *quality;
        let low = tried.iter().filter(fits).map(quality).fold(0.0, f32::max);
        let above = tried.iter().filter(|tried| !fits(tried)).map(quality);
        // For a quality that has only a quick encoding, the bytes are estimated from that.
        let reckoned = |bytes: u64| float(bytes) * self.ratio > float(budget);
        let seen = self.known.iter().filter(|(at, bytes)| *at > low && reckoned(*bytes)).map(quality);
        let high = above.chain(seen).fold(self.original.finest, f32::min);
        let middle = f32::midpoint(low, high);
        if high - low < STEP {
            return None;
        }
        self.look(middle);
        self.known.iter().copied().find(|(quality, _)| *quality == middle)
    }

    /// The quality to try next, with the bytes of its quick encoding.
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

    /// Compares the sizes of the two codings by bands of the picture.
    fn measure(&mut self) {
        if self.known.is_empty() {
            self.look(FIRST_LOOK);
        }
        let pixels = self.picture.width * self.picture.height;
        if pixels < 3 * SAMPLE {
            return;
        }
        let quality = self.known[self.known.len() - 1].0;
        let sample = self.picture.sample(pixels.div_ceil(SAMPLE));
        let sample = self.bands.as_ref().unwrap_or(&sample);
        let length = |coding| float(sample.jpeg_with(quality, coding, self.chroma).len() as u64);
        self.ratio = length(Coding::Trellis) / length(Coding::Quick);
    }

    fn encoded(&self, quality: f32, bytes: Vec<u8>) -> Encoded {
        let Picture { width, height, .. } = self.picture;
        let format = ImageFormat::Jpeg(quality);
        Encoded { settings: ImageSettings { format, width, height, frames: None }, bytes }
    }
}

/// The quality whose encoding is nearest to `wanted` bytes, with its bytes; the best of those of one size.
fn nearest(wanted: f64, known: &[(f32, u64)]) -> (f32, u64) {
    let distance = |bytes: u64| (float(bytes.max(1)).ln() - wanted.max(1.0).ln()).abs();
    let by_distance = |one: &&(f32, u64), other: &&(f32, u64)| {
        distance(one.1).total_cmp(&distance(other.1)).then(other.0.total_cmp(&one.0))
    };
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
            let found = best(&photo, chroma, &mut search).unwrap();
            (found.is_some(), search.least)
        };
        let (found, least) = fitted(100);
        assert!(!found);
        let refused: Vec<u64> =
            (0..40).map(|n| least + least * n / 200).filter(|budget| !fitted(*budget).0).collect();
        assert_eq!(refused, [0; 0], "the least is {least}");
    }

    #[test]
    fn the_least_size_is_tried_from_one_pixel_above_it() {
        let (photo, chroma) = (photo(1000, 750), (Chroma::Half, Chroma::Half));
        let original = Original::of(&photo, chroma, &Target::of(4000));
        let smaller = |factor| original.draft(factor).smaller();
        assert_eq!(smaller(original.least * 1.006), Some(original.least));
        assert_eq!(smaller(original.least), None);
    }

    #[test]
    fn a_picture_of_one_size_at_any_quality_has_the_best() {
        let dot = photo(64, 48).scaled(1, 1);
        let (interrupt, mut nobody) = (Interrupt::default(), |_| {});
        let mut search = Search::new(&Target::of(1_000_000), &interrupt, &mut nobody);
        let chroma = (Chroma::Half, Chroma::Half);
        let found = best(&dot, chroma, &mut search).unwrap().unwrap();
        assert_eq!(found.settings.format, ImageFormat::Jpeg(search.target.finest));
    }
}
