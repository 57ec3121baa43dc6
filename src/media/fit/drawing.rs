//! The best PNG within a budget: lossless, with fewer colours, or smaller. If lossless does not fit, a JPEG often
//! looks better than fewer colours, so it is tried too.

use std::collections::BTreeMap;

use super::in_memory::{Encoded, Search};
use super::{FitError, lossless};
use crate::limits::fitting::{
    DRAWING_CLEAN_COLOURS, DRAWING_COLOURS, DRAWING_LEAST_DECIBELS, DRAWING_LEAST_FACTOR, DRAWING_LEAST_SIDE,
    LEAST_FILL_PERMILLE,
};
use crate::media::image::{Palette, Picture, colours_alike, difference, reduced};
use crate::media::plan::float;
use crate::media::plan::image::{ImageFormat, ImageSettings, bounds, scaled};

/// The most small PNGs of more colours or pixels that are made after the first. Our choice: after as many halvings, no
/// difference is visible between two.
const TRIES: usize = 3;

/// The factor by which an estimate may exceed the budget for more colours to be tried. Our choice: from one number of
/// colours to another, estimates are a tenth off.
const UNSURE: f64 = 1.15;

/// The most sizes that are examined. Our choice: after as many halvings, no difference is visible between two.
const SIZES: usize = 6;

/// The pixels of the sample by which the colours of a large drawing are chosen. Our choice: enough bands to represent
/// the whole; the first whole encoding corrects their error.
const LOOKED_AT: u32 = 600_000;

/// The assumed size of a small PNG relative to a quickly made one, until it is measured. Our choice, between .8 and
/// 1.
const SMALL_BY_SOON: f64 = 0.9;

/// The share of the budget that a drawing of few colours is enlarged to. Our choice: the middle of what fills it.
const GROWN_AIM: f64 = 0.975;

/// The PNGs within the budget that may look best, if any can still be read.
pub(super) fn best(picture: &Picture, search: &mut Search<'_>) -> Result<Vec<Encoded>, FitError> {
    let (largest, _) = bounds((picture.width, picture.height), &search.target);
    let few = Few::of(picture);
    let mut sheet = Sheet::of(picture.scaled(largest.0, largest.1), few);
    if lossless::may_fit(&sheet.picture, search)
        && let Some(whole) = lossless::fitting(&sheet.picture, search)?
    {
        return Ok(vec![whole]);
    }
    // A drawing that is estimated not to fit is encoded only with fewer pixels.
    let may_fit = sheet.colours(search.target.budget, DRAWING_COLOURS.1 + 1).is_some();
    let whole = if may_fit { sheet.filled(search)? } else { None };
    let colours = whole.as_ref().and_then(colours);
    if colours.is_some_and(|colours| colours >= few.clean) {
        return Ok(Vec::from_iter(whole));
    }
    let smaller = by_size(picture, largest, &sheet, search)?.filled(search)?;
    let smaller = smaller.map(|smaller| grown(picture, largest, smaller, search)).transpose()?;
    // A drawing that has lost its colours looks better blurred.
    let alike = |colours| colours_alike(difference(&sheet.picture, &reduced(&sheet.picture, colours)));
    let whole = whole
        .filter(|_| smaller.is_none() || colours.is_some_and(|few| alike(few) >= DRAWING_LEAST_DECIBELS));
    Ok(whole.into_iter().chain(smaller).collect())
}

/// The PNG of the fewest pixels and colours.
pub(super) fn smallest(picture: &Picture, search: &mut Search<'_>) -> Result<Encoded, FitError> {
    search.step()?;
    let (largest, _) = bounds((picture.width, picture.height), &search.target);
    let (width, height) = scaled(largest, least_factor(largest));
    let found = encoded(&picture.scaled(width, height), Few::of(picture).least);
    search.count(found.bytes.len());
    Ok(found)
}

/// The scale factor below which a drawing is not made smaller.
fn least_factor((width, height): (u32, u32)) -> f64 {
    DRAWING_LEAST_FACTOR.min(DRAWING_LEAST_SIDE / f64::from(width.max(height)))
}

fn colours(encoded: &Encoded) -> Option<usize> {
    match encoded.settings.format {
        ImageFormat::Png(colours) => colours,
        _ => None,
    }
}

/// The drawing with as many pixels as fit in the fewest colours that leave it clean.
fn by_size(
    picture: &Picture,
    largest: (u32, u32),
    whole: &Sheet,
    search: &mut Search<'_>,
) -> Result<Sheet, FitError> {
    let least = least_factor(largest);
    let sheet = |factor| {
        let (width, height) = scaled(largest, factor);
        Sheet { ratio: whole.ratio, ..Sheet::of(picture.scaled(width, height), whole.few) }
    };
    let budget = float(search.target.budget);
    let (mut factor, mut best) = (least, sheet(least));
    let mut by = budget / best.reckoned(whole.few.clean);
    let (mut low, mut high) = (least, 1.0);
    if by < 1.0 {
        // Even fewer colours may fit, at half the sides first.
        let mut half = sheet(DRAWING_LEAST_FACTOR);
        return Ok(if half.reckoned(whole.few.least) <= budget { half } else { best });
    }
    for _ in 1..SIZES {
        search.step()?;
        // Bytes follow the number of pixels. A factor outside the known bounds is replaced by their middle.
        factor *= by.sqrt();
        if factor <= low || factor >= high {
            factor = f64::midpoint(low, high);
        }
        let mut next = sheet(factor);
        by = budget / next.reckoned(whole.few.clean);
        if by >= 1.0 {
            (low, best) = (factor, next);
        } else {
            high = factor;
        }
    }
    Ok(best)
}

/// The drawing with more pixels in the same colours, if they leave much of the budget free: few colours come in wide
/// steps, and how many pixels they bear is only estimated before.
fn grown(
    picture: &Picture,
    largest: (u32, u32),
    found: Encoded,
    search: &mut Search<'_>,
) -> Result<Encoded, FitError> {
    let Some(colours) = colours(&found) else { return Ok(found) };
    let bytes = |found: &Encoded| float(found.bytes.len() as u64);
    let part = |found: &Encoded| f64::from(found.settings.width) / f64::from(largest.0);
    // Bytes follow the number of pixels, or the length of lines; which of them, the next size shows.
    let (mut best, mut power, mut high) = (found, 2.0, f64::INFINITY);
    for _ in 0..TRIES {
        let room = GROWN_AIM * float(search.target.budget) / bytes(&best);
        let mut factor = (part(&best) * room.powf(1.0 / power)).min(1.0);
        if factor >= high {
            factor = f64::midpoint(part(&best), high);
        }
        let size = scaled(largest, factor);
        if search.is_filled(best.bytes.len(), LEAST_FILL_PERMILLE) || size.0 <= best.settings.width {
            break;
        }
        search.step()?;
        let next = encoded(&picture.scaled(size.0, size.1), colours);
        power = ((bytes(&next) / bytes(&best)).ln() / (part(&next) / part(&best)).ln()).clamp(1.0, 2.0);
        if search.count(next.bytes.len()) {
            best = next;
        } else {
            high = part(&next);
        }
    }
    Ok(best)
}

/// The PNG of a drawing in so many colours.
fn encoded(picture: &Picture, colours: usize) -> Encoded {
    let Picture { width, height, .. } = *picture;
    let format = ImageFormat::Png(Some(colours));
    Encoded {
        settings: ImageSettings { format, width, height, frames: None },
        bytes: reduced(picture, colours).png(),
    }
}

/// How few colours a drawing may have.
#[derive(Clone, Copy)]
struct Few {
    least: usize,
    /// The fewest with which its lines are smooth.
    clean: usize,
}

impl Few {
    fn of(picture: &Picture) -> Self {
        // A scan of two colours (ink or none) is readable in two.
        if Palette::of([picture], 2).is_exact {
            Self { least: 2, clean: DRAWING_COLOURS.0 }
        } else {
            Self { least: DRAWING_COLOURS.0, clean: DRAWING_CLEAN_COLOURS }
        }
    }
}

/// A drawing of one size, and what is known of its encodings.
struct Sheet {
    picture: Picture,
    few: Few,
    /// A sample of the picture by which its colours are chosen, if it is large.
    bands: Option<Picture>,
    /// The bytes of quick encodings, by the number of colours.
    soon: BTreeMap<usize, usize>,
    /// The size of a small PNG relative to a quick encoding.
    ratio: f64,
}

impl Sheet {
    fn of(picture: Picture, few: Few) -> Self {
        let pixels = picture.width * picture.height;
        let bands = (pixels > 2 * LOOKED_AT).then(|| picture.sample(pixels.div_ceil(LOOKED_AT)));
        Self { picture, few, bands, soon: BTreeMap::new(), ratio: SMALL_BY_SOON }
    }

    /// The estimated bytes of a PNG of `colours` colours.
    fn reckoned(&mut self, colours: usize) -> f64 {
        let looked_at = self.bands.as_ref().unwrap_or(&self.picture);
        let soon = || reduced(looked_at, colours).png_soon().len();
        let parts = f64::from(self.picture.height) / f64::from(looked_at.height);
        float(*self.soon.entry(colours).or_insert_with(soon) as u64) * parts * self.ratio
    }

    /// The most colours, below `most`, that are estimated to fit the budget.
    fn colours(&mut self, budget: u64, most: usize) -> Option<usize> {
        let (mut few, mut many) = (self.few.least, most);
        if self.reckoned(few) > float(budget) {
            return None;
        }
        while many - few > 1 {
            let middle = usize::midpoint(few, many);
            if self.reckoned(middle) <= float(budget) { few = middle } else { many = middle }
        }
        Some(few)
    }

    /// The PNG of as many colours as fit the budget, if any fit. Powers of two come first, then halves of what is
    /// between two of them: whatever the budget, the same numbers are tried, so that a larger one gets no fewer.
    fn filled(&mut self, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        let (least, most) = (self.few.least, DRAWING_COLOURS.1);
        let likely = self.colours(search.target.budget, most + 1).unwrap_or(least);
        let (mut few, mut many) = (least << (likely / least).ilog2(), most + 1);
        let mut best = self.of_colours(few, search)?;
        while best.is_none() && few > least {
            (few, many) = (few / 2, few);
            best = self.of_colours(few, search)?;
        }
        for _ in 0..TRIES {
            let full = |best: &Encoded| search.is_filled(best.bytes.len(), LEAST_FILL_PERMILLE);
            let next = if 2 * few < many { (2 * few).min(most) } else { usize::midpoint(few, many) };
            if best.as_ref().is_none_or(full) || next == few {
                break;
            }
            if self.reckoned(next) > float(search.target.budget) * UNSURE {
                many = next;
                continue;
            }
            match self.of_colours(next, search)? {
                Some(more) => (few, best) = (next, Some(more)),
                None => many = next,
            }
        }
        Ok(best)
    }

    /// The PNG of so many colours, if it fits the budget.
    fn of_colours(&mut self, colours: usize, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        search.step()?;
        let found = encoded(&self.picture, colours);
        let got = found.bytes.len();
        self.ratio *= float(got as u64) / self.reckoned(colours);
        Ok(Some(found).filter(|_| search.count(got)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interrupt::Interrupt;
    use crate::media::image::Channels;
    use crate::media::plan::Target;

    /// Curves as fine as those of letters at 300 dots an inch, in ink whose edges take `steps` shades.
    fn page((width, height): (u32, u32), steps: f64) -> Picture {
        let shade = |x: f64, y: f64| {
            let waves = (x / 13.0 + 3.0 * (y / 17.0).sin() + x * y / 9000.0).sin();
            let ink = waves + (y / 15.0 + x * x / 90_000.0).sin() - 1.0;
            255.0 * (0.5 - (ink * steps).clamp(-0.5, 0.5))
        };
        let pixels =
            (0..height).flat_map(|y| (0..width).flat_map(move |x| [shade(x.into(), y.into()) as u8; 3]));
        Picture { width, height, pixels: pixels.collect(), channels: Channels::Rgb }
    }

    /// The PNG of a page within a part of its bytes, and the bytes that it may have.
    fn found(page: &Picture, part: usize) -> (Encoded, usize) {
        let budget = page.png().len() / part;
        let (interrupt, mut nobody) = (Interrupt::default(), |_| {});
        let mut search = Search::new(&Target::of(budget as u64), &interrupt, &mut nobody);
        (best(page, &mut search).unwrap().pop().expect("few colours fit"), budget)
    }

    #[test]
    fn scanned_lines_stay_lines() {
        let (found, budget) = found(&page((3600, 240), 1e9), 3);
        let bytes = found.bytes.len();
        assert!((budget * 95 / 100..=budget).contains(&bytes), "{bytes} of {budget}");
        assert!(found.settings.width >= 900, "{:?}", found.settings);
    }

    #[test]
    fn a_page_keeps_half_its_sides_with_few_shades() {
        let (found, budget) = found(&page((1920, 240), 1.0), 8);
        assert!(found.bytes.len() <= budget && found.settings.width == 960, "{:?}", found.settings);
        assert!(colours(&found).is_some_and(|few| few < DRAWING_CLEAN_COLOURS), "{:?}", found.settings);
    }

    #[test]
    fn more_bytes_never_give_fewer_colours() {
        let page = page((480, 160), 1.0);
        let whole = page.png().len();
        let mut colours_before = 0;
        for part in 8..20 {
            let (interrupt, mut nobody) = (Interrupt::default(), |_| {});
            let mut search = Search::new(&Target::of((whole * part / 20) as u64), &interrupt, &mut nobody);
            let found = Sheet::of(page.clone(), Few::of(&page)).filled(&mut search).unwrap();
            let colours = found.as_ref().and_then(colours).unwrap_or(0);
            assert!(colours >= colours_before, "{colours} after {colours_before} at {part} parts");
            colours_before = colours;
        }
        assert!(colours_before > 8, "{colours_before}");
    }
}
