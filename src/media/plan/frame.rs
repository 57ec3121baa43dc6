//! Chooses a video's frame size and frame rate so that every pixel gets enough bits.

use super::image::within;
use super::source::Source;
use super::{Handset, Target};
use crate::limits::fitting::{
    BASELINE_SIDE, BITS_PER_PIXEL, LANDSCAPE, LEAST_FRAME_RATE, LEAST_LONG_SIDE, LONG_SIDE_AT_FULL_RATE,
    PORTRAIT, QCIF, STEADY_SIMILARITY, WORTH_SCALING,
};
use crate::media::streams::Ratio;

/// Returns the width, height and frame rate at which every pixel gets the bits it needs. If the bits are few, every
/// second frame is dropped, unless the video is known to move too much for that.
pub(super) fn frame(
    source: &Source<'_>,
    target: &Target,
    rate: Ratio,
    bits: &dyn Fn(Ratio) -> f64,
) -> (u32, u32, Ratio) {
    if target.handset == Handset::ThreeGp {
        return (QCIF.0, QCIF.1, rate);
    }
    let display = largest(source.pictures.display(), target);
    let size = |rate: Ratio| {
        let pixels = bits(rate) / (source.changing(rate) * source.density.unwrap_or(BITS_PER_PIXEL));
        let factor = (pixels / (f64::from(display.0) * f64::from(display.1))).sqrt();
        let least = f64::from(LEAST_LONG_SIDE) / f64::from(display.0.max(display.1));
        let factor = factor.max(least);
        scaled(display, if factor >= WORTH_SCALING { 1.0 } else { factor })
    };
    let (width, height) = size(rate);
    let halved = rate.divided(2);
    let cramped = width.max(height) < LONG_SIDE_AT_FULL_RATE.min(display.0.max(display.1) & !1);
    let steady = source.steadiness.is_none_or(|alike| alike >= STEADY_SIMILARITY);
    // If the frame cannot become smaller, halving the rate is the only way left.
    let smallest = width.max(height) <= LEAST_LONG_SIDE;
    if cramped && (steady || smallest) && halved.value() >= LEAST_FRAME_RATE {
        let (width, height) = size(halved);
        return (width, height, halved);
    }
    (width, height, rate)
}

/// The display size, scaled down if it is larger than handsets of the class show, or than was asked for.
pub(super) fn largest(display: (u32, u32), target: &Target) -> (u32, u32) {
    let (short, long) = target.canvas.filter(|_| target.canvas_binds).unwrap_or((u32::MAX, u32::MAX));
    // Sides are even.
    let display = within(display, ((short & !1).max(2), (long & !1).max(2)));
    let canvas = match target.handset {
        Handset::Modern if display.0 >= display.1 => LANDSCAPE,
        Handset::Modern => PORTRAIT,
        _ => (BASELINE_SIDE, BASELINE_SIDE),
    };
    let by = |side: u32, most: u32| f64::from(most) / f64::from(side);
    scaled(display, by(display.0, canvas.0).min(by(display.1, canvas.1)).min(1.0))
}

/// A size times a factor, rounded to even numbers, as 4:2:0 requires.
pub(super) fn scaled((width, height): (u32, u32), factor: f64) -> (u32, u32) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
    let even = |side: u32| ((f64::from(side) * factor / 2.0).round() as u32 * 2).max(2);
    (even(width), even(height))
}
