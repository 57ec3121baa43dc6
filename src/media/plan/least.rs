//! Estimates the least size of a video, so that an impossible budget is refused before anything is encoded.

use super::frame::{largest, scaled};
use super::source::Source;
use super::{Handset, Soundtrack, Target, float, whole};
use crate::limits::fitting::{FIRST_AIM, LEAST_BITS_PER_PIXEL, LEAST_FRAME_RATE, LEAST_LONG_SIDE, QCIF};

/// The share of the fitting seconds that is named if a size was measured. Our choice: the part that is cut off may
/// have fewer bytes than the rest.
const TRIMMED_AIM: f64 = 0.95;

/// The estimated least size, in bytes, of a video of `seconds` seconds.
pub(super) fn least(source: &Source<'_>, target: &Target, seconds: f64) -> u64 {
    let rate = source.frame_rate(target);
    let mut slowest = rate;
    while slowest.divided(2).value() >= LEAST_FRAME_RATE {
        slowest = slowest.divided(2);
    }
    let (width, height) = match target.handset {
        Handset::ThreeGp => QCIF,
        _ => {
            let (width, height) = largest(source.pictures.display(), target);
            let factor = f64::from(LEAST_LONG_SIDE) / f64::from(width.max(height));
            scaled((width, height), factor.min(1.0))
        }
    };
    // A first frame needs 0.1 bits per pixel: even the coarsest has a few hundred bytes.
    let pixels = f64::from(width) * f64::from(height);
    let shown = seconds.min(source.shown(target));
    let bits = pixels * slowest.value() * LEAST_BITS_PER_PIXEL * shown + pixels * 0.1;
    let audio = source.soundtrack(target, 0.0);
    source.fixed(target, audio, slowest, seconds) + whole(bits / 8.0 / FIRST_AIM)
}

/// The seconds of the video that would fit, rounded down to tenths, if at least half a second would.
pub(super) fn fitting_seconds(source: &Source<'_>, target: &Target) -> Option<f64> {
    let source = Source { audio_bytes: None, ..*source };
    let (mut fits, mut over) = (0.0, source.seconds(target));
    for _ in 0..40 {
        let middle = f64::midpoint(fits, over);
        if least(&source, target, middle) <= target.budget { fits = middle } else { over = middle }
    }
    (fits >= 0.5).then(|| (fits * 10.0).floor() / 10.0)
}

/// Whether the video would fit if its sound were left out.
pub(super) fn fits_silent(source: &Source<'_>, target: &Target) -> bool {
    let silent = Target { soundtrack: Soundtrack::Drop, ..target.clone() };
    let is_heard = source.soundtrack(target, 0.0).is_some();
    is_heard && least(source, &silent, source.seconds(target)) <= target.budget
}

/// As [`fitting_seconds`], for a video whose whole length was measured to take `measured` bytes.
pub(super) fn fitting_by(source: &Source<'_>, target: &Target, measured: u64) -> Option<f64> {
    let reckoned = fitting_seconds(source, target)?;
    let part = float(target.budget) / float(measured.max(1)) * TRIMMED_AIM;
    let fits = reckoned.min((source.seconds(target) * part * 10.0).floor() / 10.0);
    (fits >= 0.5).then_some(fits)
}
