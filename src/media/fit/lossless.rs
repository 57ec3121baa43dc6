//! Encodes lossless PNG.

use super::FitError;
use super::in_memory::{Encoded, Search};
use crate::limits::fitting::JPEG_FINEST_QUALITY;
use crate::media::image::Picture;
use crate::media::plan::float;
use crate::media::plan::image::{ImageFormat, ImageSettings, bounds};

/// The pixels of the sample by which a size is estimated. Our choice: enough to represent the whole.
const SAMPLE: u32 = 200_000;

/// The factor by which such an estimate may exceed the budget for the whole to be tried. Our choice: quick encodings
/// are a tenth larger.
const UNSURE: f64 = 1.2;

/// As [`UNSURE`], for drawings. Our choice: quick encodings of them are up to twice as large.
const UNSURE_OF_DRAWINGS: f64 = 3.0;

/// The lossless PNG of a picture at its own size, if it is within the budget.
pub(super) fn fitting(picture: &Picture, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
    search.step()?;
    let Picture { width, height, .. } = *picture;
    let settings = ImageSettings { format: ImageFormat::Png(None), width, height, frames: None };
    let found = Encoded { settings, bytes: picture.png() };
    Ok(Some(found).filter(|found| search.count(found.bytes.len())))
}

/// The estimated bytes of a picture's PNG, by bands of it.
fn reckoned(picture: &Picture) -> f64 {
    let bands = picture.sample((picture.width * picture.height).div_ceil(SAMPLE));
    let parts = f64::from(picture.height) / f64::from(bands.height);
    float(bands.png_soon().len() as u64) * parts
}

/// Whether the lossless PNG of a drawing may be within the budget.
pub(super) fn may_fit(picture: &Picture, search: &Search<'_>) -> bool {
    reckoned(picture) <= float(search.target.budget) * UNSURE_OF_DRAWINGS
}

/// The lossless PNG of a photograph, if it fits. It is tried only if the photograph has its budget to itself and
/// keeps its size; it seldom fits, which the estimate tells quickly.
pub(super) fn likely(picture: &Picture, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
    let whole = (picture.width, picture.height);
    let alone = search.target.finest >= JPEG_FINEST_QUALITY && bounds(whole, &search.target).0 == whole;
    if !alone || reckoned(picture) > float(search.target.budget) * UNSURE {
        return Ok(None);
    }
    fitting(picture, search)
}
