//! The best PNG within a budget: without loss, or with as many colours as it bears, or smaller. Between the first two
//! lies much: there a JPEG often looks better, which is looked at beside it.

use super::FitError;
use super::shown::{Encoded, Search};
use crate::limits::fitting::{DRAWING_COLOURS, DRAWING_LEAST_FACTOR, FILLED};
use crate::media::image::{Picture, reduced};
use crate::media::plan::float;
use crate::media::plan::image::{ImageFormat, ImageSettings, bounds, scaled};

/// Encodings by which the number of colours is found, and those by which the size is. Ours: six halvings tell every
/// fourth of 240 numbers of colours apart.
const TRIES: usize = 6;

/// Where in the band the next size aims. Ours: the bytes of lines follow the number of pixels only roughly.
const AIM: f64 = 0.97;

/// The best PNG within the budget, if there is any that can still be read.
pub(super) fn best(picture: &Picture, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
    let (largest, _) = bounds((picture.width, picture.height), &search.target);
    let whole = picture.scaled(largest.0, largest.1);
    search.step()?;
    let lossless = encoded(&whole, None);
    if search.count(lossless.bytes.len()) {
        return Ok(Some(lossless));
    }
    if let Some(found) = by_colours(&whole, search)? {
        return Ok(Some(found));
    }
    let Some(size) = by_size(picture, largest, search)? else { return Ok(None) };
    let smaller = picture.scaled(size.settings.width, size.settings.height);
    Ok(by_colours(&smaller, search)?.filter(|found| found.bytes.len() > size.bytes.len()).or(Some(size)))
}

/// As many colours as the budget allows, but for so few that nothing is left of the drawing.
fn by_colours(picture: &Picture, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
    let (mut few, mut many, mut best) = (DRAWING_COLOURS.0, DRAWING_COLOURS.1, None::<Encoded>);
    let mut next = many;
    for _ in 0..=TRIES {
        search.step()?;
        let found = encoded(picture, Some(next));
        if search.count(found.bytes.len()) {
            few = next;
            let full = search.is_filled(found.bytes.len(), FILLED) || next == DRAWING_COLOURS.1;
            best = Some(found);
            if full {
                break;
            }
        } else if next == DRAWING_COLOURS.0 {
            break;
        } else {
            many = next;
        }
        // The fewest first: where those do not fit, nothing between does.
        next = if best.is_none() && next == DRAWING_COLOURS.1 { few } else { usize::midpoint(few, many) };
        if best.is_some() && next == few {
            break;
        }
    }
    Ok(best)
}

/// Fewer pixels of the fewest colours.
fn by_size(
    picture: &Picture,
    largest: (u32, u32),
    search: &mut Search<'_>,
) -> Result<Option<Encoded>, FitError> {
    let (mut low, mut high) = (DRAWING_LEAST_FACTOR, 1.0);
    let (mut factor, mut best) = (DRAWING_LEAST_FACTOR, None::<Encoded>);
    for _ in 0..TRIES {
        search.step()?;
        let (width, height) = scaled(largest, factor);
        let found = encoded(&picture.scaled(width, height), Some(DRAWING_COLOURS.0));
        let got = float(found.bytes.len() as u64);
        if search.count(found.bytes.len()) {
            low = factor;
            let full = search.is_filled(found.bytes.len(), FILLED);
            best = Some(found);
            if full {
                break;
            }
        } else if factor <= DRAWING_LEAST_FACTOR {
            break;
        } else {
            high = factor;
        }
        // Bytes follow the number of pixels; what lies outside of what is known is cut in half.
        factor *= (AIM * float(search.target.budget) / got).sqrt();
        if factor <= low || factor >= high {
            factor = f64::midpoint(low, high);
        }
    }
    Ok(best)
}

fn encoded(picture: &Picture, colours: Option<usize>) -> Encoded {
    let bytes = match colours {
        None => picture.png(),
        Some(colours) => reduced(picture, colours).png(),
    };
    let Picture { width, height, .. } = *picture;
    let format = ImageFormat::Png(colours);
    Encoded { settings: ImageSettings { format, width, height, frames: None }, bytes }
}
