//! Lossless PNG.

use super::FitError;
use super::in_memory::{Encoded, Search};
use crate::limits::fitting::JPEG_FINEST_QUALITY;
use crate::media::image::Picture;
use crate::media::plan::float;
use crate::media::plan::image::{ImageFormat, ImageSettings, bounds};

/// Pixels by which it is reckoned how long it becomes. Ours: enough for their part of the whole.
const SAMPLE: u32 = 200_000;

/// How much too long such a reckoning may be for the whole to be tried. Ours: what is made soon is a tenth longer.
const UNSURE: f64 = 1.2;

/// The same of a drawing. Ours: what is made soon of one is up to twice as long.
const UNSURE_OF_DRAWINGS: f64 = 3.0;

/// That of a picture as large as it is, where it is within the budget.
pub(super) fn fitting(picture: &Picture, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
    search.step()?;
    let Picture { width, height, .. } = *picture;
    let settings = ImageSettings { format: ImageFormat::Png(None), width, height, frames: None };
    let found = Encoded { settings, bytes: picture.png() };
    Ok(Some(found).filter(|found| search.count(found.bytes.len())))
}

/// Bytes that it is reckoned to have, by bands out of it.
fn reckoned(picture: &Picture) -> f64 {
    let bands = picture.sample((picture.width * picture.height).div_ceil(SAMPLE));
    let parts = f64::from(picture.height) / f64::from(bands.height);
    float(bands.png_soon().len() as u64) * parts
}

/// Whether that of a drawing may be within the budget.
pub(super) fn may_fit(picture: &Picture, search: &Search<'_>) -> bool {
    reckoned(picture) <= float(search.target.budget) * UNSURE_OF_DRAWINGS
}

/// That of a photograph, where it has so many bytes to itself: it is seldom so, which is soon told.
pub(super) fn likely(picture: &Picture, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
    let whole = (picture.width, picture.height);
    let alone = search.target.finest >= JPEG_FINEST_QUALITY && bounds(whole, &search.target).0 == whole;
    if !alone || reckoned(picture) > float(search.target.budget) * UNSURE {
        return Ok(None);
    }
    fitting(picture, search)
}
