//! Encodes lossless PNG.

use super::FitError;
use super::in_memory::{Encoded, Search};
use crate::limits::fitting::JPEG_FINEST_QUALITY;
use crate::media::image::Picture;
use crate::media::plan::image::{ImageFormat, ImageSettings, bounds};
use crate::media::plan::{Target, float};

/// The pixels of the sample by which a size is estimated. Our choice: enough to represent the whole.
const SAMPLE: u32 = 200_000;

/// The factor by which such an estimate may exceed the budget for the whole to be tried. Our choice: quick encodings
/// are a tenth larger.
const UNSURE: f64 = 1.2;

/// As [`UNSURE`], for drawings. Our choice: quick encodings of them are up to twice as large.
const UNSURE_OF_DRAWINGS: f64 = 3.0;

/// The lossless PNG of a picture at its own size.
pub(super) fn whole(picture: &Picture, search: &mut Search<'_>) -> Result<Encoded, FitError> {
    search.step()?;
    let Picture { width, height, .. } = *picture;
    let settings = ImageSettings { format: ImageFormat::Png(None), width, height, frames: None };
    let found = Encoded { settings, bytes: picture.png() };
    search.count(found.bytes.len());
    Ok(found)
}

/// The lossless PNG of a picture at its own size, if it is within the budget.
pub(super) fn fitting(picture: &Picture, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
    let found = whole(picture, search)?;
    Ok(Some(found).filter(|found| found.bytes.len() as u64 <= search.target.budget))
}

/// Whether the lossless PNG of a picture may have at most so many bytes, if it keeps its size.
pub(super) fn may_be(picture: &Picture, bytes: usize, target: &Target) -> bool {
    keeps_size(picture, target) && reckoned(picture) <= float(bytes as u64) * UNSURE
}

fn keeps_size(picture: &Picture, target: &Target) -> bool {
    let whole = (picture.width, picture.height);
    bounds(whole, target).0 == whole
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
    let alone = search.target.finest >= JPEG_FINEST_QUALITY && keeps_size(picture, &search.target);
    let may_fit = alone && reckoned(picture) <= float(search.target.budget) * UNSURE;
    if may_fit { fitting(picture, search) } else { Ok(None) }
}
