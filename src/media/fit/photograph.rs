//! The best JPEG within a budget: as many pixels as its quality allows, then the quality that fills the budget.

use std::borrow::Cow;

use super::FitError;
use super::draft::Draft;
use super::in_memory::{Encoded, Search};
use crate::limits::fitting::{
    JPEG_FINEST_QUALITY, JPEG_FULL_CHROMA, JPEG_LARGE, JPEG_LARGE_QUALITY, JPEG_LEAST_FILL_PERMILLE,
    JPEG_LEAST_QUALITY, JPEG_WORTH_SCALING,
};
use crate::media::image::{Chroma, Picture};
use crate::media::plan::Target;
use crate::media::plan::curve::{Sample, SizeCurve};
use crate::media::plan::image::{ImageFormat, ImageSettings, better_factor, bounds, first_factor, scaled};
use crate::media::plan::{float, whole};

/// The most sizes that are examined. Our choice: each step goes most of the way to the balance of quality and pixels.
const SIZES: usize = 4;

/// The most encodings at one size. Our choice: one is enough if the forecast is right; more are needed only where the
/// size changes in steps.
const TRIES: usize = 5;

/// The pixels of the bands by which the size of a large picture is found. Our choice: a sixth of 12 megapixels.
const BANDS: u32 = 2_000_000;

/// The rows of a band. Our choice: enough that few of them are near an edge, where bands mix when they are scaled.
const BAND: u32 = 96;

/// The best JPEG within a budget, if there is any. `chroma` holds the least and the greatest fineness of its
/// colours.
pub(super) fn best(
    picture: &Picture,
    chroma: (Chroma, Chroma),
    budget: u64,
    search: &mut Search<'_>,
) -> Result<Option<Encoded>, FitError> {
    let original = Original::of(picture, chroma, &search.target);
    let (mut factor, mut draft) = balanced(&original, budget, search)?;
    loop {
        let found = filled(&mut draft, original.finest, budget, search)?;
        if let Some(found) = found {
            return finer(found, &mut draft, &original, budget, search).map(Some);
        }
        let Some(smaller) = original.smaller(factor) else { return Ok(None) };
        (factor, draft) = (smaller, original.draft(smaller));
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
    let found = encoded(&draft, JPEG_LEAST_QUALITY, draft.jpeg(JPEG_LEAST_QUALITY));
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
    /// Bands of the picture by which its size is found, if it is large: scaling the whole takes long.
    bands: Option<Picture>,
}

impl<'p> Original<'p> {
    fn of(picture: &'p Picture, chroma: (Chroma, Chroma), target: &Target) -> Self {
        let (largest, smallest) = bounds((picture.width, picture.height), target);
        let side = |(width, height): (u32, u32)| f64::from(width.max(height));
        let least = side(smallest) / side(largest);
        let pixels = picture.width * picture.height;
        // A very wide picture may be lower than a band.
        let is_large = pixels > 2 * BANDS && picture.height >= BAND;
        let bands = is_large.then(|| picture.bands(BAND, pixels.div_ceil(BANDS)));
        Self { picture, largest, least, finest: target.finest, chroma, bands }
    }

    /// A draft at this scale factor.
    fn draft(&self, factor: f64) -> Draft<'p> {
        let (width, height) = scaled(self.largest, factor);
        let picture = if (width, height) == (self.picture.width, self.picture.height) {
            Cow::Borrowed(self.picture)
        } else {
            Cow::Owned(self.picture.scaled(width, height))
        };
        Draft::new(picture, self.chroma.0, self.finest)
    }

    /// A draft by which this scale factor is judged, and the part of the budget for what it shows.
    fn trial(&self, factor: f64, budget: u64) -> (Draft<'p>, u64) {
        let Some(bands) = &self.bands else { return (self.draft(factor), budget) };
        let part = f64::from(bands.height) / f64::from(self.picture.height);
        let (width, height) = scaled(self.largest, factor);
        let (_, rows) = scaled((width, height), part);
        let shown = bands.scaled(width, rows);
        let budget = whole(float(budget) * f64::from(rows) / f64::from(height));
        (Draft::new(Cow::Owned(shown), self.chroma.0, self.finest), budget)
    }

    /// The scale factor of the next smaller size, if there is one.
    fn smaller(&self, factor: f64) -> Option<f64> {
        let smaller = (factor * 0.8).max(self.least);
        (scaled(self.largest, smaller) != scaled(self.largest, factor)).then_some(smaller)
    }
}

/// The size at which quality and pixels are in balance, with its scale factor.
fn balanced<'p>(
    original: &Original<'p>,
    budget: u64,
    search: &mut Search<'_>,
) -> Result<(f64, Draft<'p>), FitError> {
    let Original { largest, least, .. } = *original;
    let large = (JPEG_LARGE / (f64::from(largest.0) * f64::from(largest.1))).sqrt();
    let mut factor = first_factor(largest, budget).clamp(least, 1.0).min(large.max(least));
    let (mut trial, mut share) = original.trial(factor, budget);
    for _ in 1..SIZES {
        search.step()?;
        let quality = trial.balance(share);
        let mut better = better_factor(factor, quality).clamp(least, 1.0);
        // So many pixels take long and show little: the quality is raised before the number of pixels.
        if quality < JPEG_LARGE_QUALITY && large < JPEG_WORTH_SCALING {
            better = better.min(large.max(least));
        }
        if (better / factor - 1.0).abs() < 0.06 {
            break;
        }
        factor = better;
        (trial, share) = original.trial(factor, budget);
    }
    let quality = trial.balance(share);
    let mut draft = if original.bands.is_some() { original.draft(factor).expecting(quality) } else { trial };
    if quality >= JPEG_FULL_CHROMA && draft.chroma() < original.chroma.1 {
        draft.recolour_if_seen(original.chroma.1, budget);
    }
    Ok((factor, draft))
}

/// The best JPEG of this size within the budget, if one of the lowest quality fits.
fn filled(
    draft: &mut Draft<'_>,
    finest: f32,
    budget: u64,
    search: &mut Search<'_>,
) -> Result<Option<Encoded>, FitError> {
    let (mut best, mut tried) = (None::<Encoded>, SizeCurve::default());
    for _ in 0..TRIES {
        search.step()?;
        let Some(quality) = next(draft, &tried, finest, budget) else { break };
        let bytes = draft.jpeg(quality);
        search.count(bytes.len());
        let sample = Sample { quality, bytes: bytes.len() as u64 };
        draft.learn(sample);
        tried.add(sample);
        if sample.bytes <= budget && best.as_ref().is_none_or(|best| best.bytes.len() < bytes.len()) {
            best = Some(encoded(draft, quality, bytes));
            if is_filled(sample.bytes, budget) || quality >= finest {
                break;
            }
        }
    }
    if best.is_none() && tried.at(JPEG_LEAST_QUALITY).is_none() {
        // A budget is not called impossible before the lowest quality was tried.
        search.step()?;
        let bytes = draft.jpeg(JPEG_LEAST_QUALITY);
        search.count(bytes.len());
        best = (bytes.len() as u64 <= budget).then(|| encoded(draft, JPEG_LEAST_QUALITY, bytes));
    }
    Ok(best)
}

/// The result, or one with colours as fine as the source's, if the finest quality leaves a part of the budget that
/// nothing else shares.
fn finer(
    found: Encoded,
    draft: &mut Draft<'_>,
    original: &Original<'_>,
    budget: u64,
    search: &mut Search<'_>,
) -> Result<Encoded, FitError> {
    let is_finest = found.settings.format == ImageFormat::Jpeg(JPEG_FINEST_QUALITY);
    if !is_finest || is_filled(found.bytes.len() as u64, budget) || draft.chroma() >= original.chroma.1 {
        return Ok(found);
    }
    draft.recolour(original.chroma.1);
    let finer = filled(draft, original.finest, budget, search)?;
    Ok(finer.filter(|finer| finer.bytes.len() > found.bytes.len()).unwrap_or(found))
}

/// The quality to try next, if another is worth it.
fn next(draft: &mut Draft<'_>, tried: &SizeCurve, finest: f32, budget: u64) -> Option<f32> {
    let next = draft.best(budget);
    let Some(fits) = tried.within(float(budget)) else {
        // The forecast may not tell a result that is slightly too large from one that fits, not even after it learned
        // from the first. A quality one step lower can.
        let lowest = tried.lowest().map(|lowest| lowest.quality);
        let is_told = |lowest: f32| tried.count() == 1 && next < lowest;
        let lower = lowest.map_or(next, |lowest| if is_told(lowest) { next } else { next.min(lowest - 1.0) });
        let lower = lower.max(JPEG_LEAST_QUALITY);
        return tried.at(lower).is_none().then_some(lower);
    };
    if next > fits.quality && tried.at(next).is_none() {
        return Some(next);
    }
    // The size of an encoding may change in steps.
    let high = tried.too_large(fits.quality, float(budget)).unwrap_or(finest);
    draft.better(fits.quality, high, budget)
}

/// Whether so many bytes fill the budget.
fn is_filled(bytes: u64, budget: u64) -> bool {
    u128::from(bytes) * 1000 >= u128::from(budget) * u128::from(JPEG_LEAST_FILL_PERMILLE)
}

fn encoded(draft: &Draft<'_>, quality: f32, bytes: Vec<u8>) -> Encoded {
    let (width, height) = (draft.picture.width, draft.picture.height);
    let format = ImageFormat::Jpeg(quality);
    Encoded { settings: ImageSettings { format, width, height, frames: None }, bytes }
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
            let found = best(&photo, chroma, budget, &mut search).unwrap();
            (found.is_some(), search.least)
        };
        let (found, least) = fitted(100);
        assert!(!found);
        let refused: Vec<u64> =
            (0..40).map(|n| least + least * n / 200).filter(|budget| !fitted(*budget).0).collect();
        assert_eq!(refused, [0; 0], "the least is {least}");
    }

    #[test]
    fn a_large_photograph_is_encoded_at_most_twice() {
        let photo = photo(2400, 1800);
        let budget = 400_000;
        let (interrupt, mut nobody) = (Interrupt::default(), |_| {});
        let mut search = Search::new(&Target::of(budget), &interrupt, &mut nobody);
        let chroma = (Chroma::Half, Chroma::Half);
        let found = best(&photo, chroma, budget, &mut search).unwrap().unwrap();
        assert!(search.encodes <= 2 && is_filled(found.bytes.len() as u64, budget), "{}", search.encodes);
    }

    #[test]
    fn a_large_picture_that_is_lower_than_a_band_has_a_size() {
        let strip = photo(60_000, 80);
        let original = Original::of(&strip, (Chroma::Half, Chroma::Half), &Target::of(10_000));
        assert!(original.bands.is_none());
    }

    #[test]
    fn colours_take_what_the_finest_quality_leaves() {
        let photo = photo(320, 240);
        let fitted = |finest: f32| {
            let (interrupt, mut nobody) = (Interrupt::default(), |_| {});
            let target = Target { finest, ..Target::of(1_000_000) };
            let original = Original::of(&photo, (Chroma::Half, Chroma::Full), &target);
            let mut draft = original.draft(1.0);
            let found = encoded(&draft, finest, draft.jpeg(finest));
            let (half, budget) = (found.bytes.len() as u64, found.bytes.len() as u64 * 5 / 4);
            let mut search = Search::new(&target, &interrupt, &mut nobody);
            let finer = finer(found, &mut draft, &original, budget, &mut search).unwrap();
            (half, finer.bytes.len() as u64, budget)
        };
        let (_, finer, budget) = fitted(JPEG_FINEST_QUALITY);
        assert!(finer <= budget && is_filled(finer, budget), "{finer} of {budget}");
        let (half, finer, _) = fitted(95.0);
        assert_eq!(half, finer, "others have a use for the rest");
    }

    #[test]
    fn the_least_size_is_tried_from_one_pixel_above_it() {
        let (photo, chroma) = (photo(1000, 750), (Chroma::Half, Chroma::Half));
        let original = Original::of(&photo, chroma, &Target::of(4000));
        assert_eq!(original.smaller(original.least * 1.006), Some(original.least));
        assert_eq!(original.smaller(original.least), None);
    }

    #[test]
    fn a_picture_of_one_size_at_any_quality_has_the_best() {
        let dot = photo(64, 48).scaled(1, 1);
        let (interrupt, mut nobody) = (Interrupt::default(), |_| {});
        let mut search = Search::new(&Target::of(1_000_000), &interrupt, &mut nobody);
        let chroma = (Chroma::Half, Chroma::Half);
        let found = best(&dot, chroma, search.target.budget, &mut search).unwrap().unwrap();
        assert_eq!(found.settings.format, ImageFormat::Jpeg(search.target.finest));
    }
}
