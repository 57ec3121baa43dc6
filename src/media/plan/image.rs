//! Plans images: which sizes are tried, and which quality next.

use super::{Handset, Target, float};
use crate::limits::fitting::{
    JPEG_BITS_PER_PIXEL, JPEG_QUALITY_BY_SCALE, JPEG_QUALITY_BY_SHRINKING, JPEG_WORTH_SCALING, KEPT_PIXELS,
    LEAST_CANVAS, LONGEST_SIDE, SMALL_CANVAS,
};

/// Settings for encoding an image.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ImageSettings {
    /// The format.
    pub format: ImageFormat,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The number of frames, for an animation.
    pub frames: Option<u32>,
}

/// An image format with its parameter.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum ImageFormat {
    /// JPEG with a quality from 1 to 100.
    Jpeg(f32),
    /// PNG, with its number of colours if they were reduced.
    Png(Option<usize>),
    /// GIF with a number of colours.
    Gif(usize),
}

/// The largest and the smallest size at which an image is tried.
#[must_use]
pub fn bounds(size: (u32, u32), target: &Target) -> ((u32, u32), (u32, u32)) {
    let canvas = match (small(target), target.canvas) {
        (Some(small), Some((short, long))) => Some((short.min(small.0), long.min(small.1))),
        (small, canvas) => canvas.or(small),
    };
    let largest = fewer(within(size, canvas.unwrap_or((LONGEST_SIDE, LONGEST_SIDE))));
    let largest = shown(largest, target);
    (largest, within(largest, LEAST_CANVAS))
}

/// Whether an image of `size` may be kept unchanged: a canvas that was asked for binds it, and so does the one of older
/// handsets.
#[must_use]
pub fn may_stay(size: (u32, u32), target: &Target) -> bool {
    let asked = target.canvas.filter(|_| target.canvas_binds);
    [asked, small(target)].into_iter().flatten().all(|canvas| within(size, canvas) == size)
}

/// The canvas of older handsets, unless their profile says what they show.
fn small(target: &Target) -> Option<(u32, u32)> {
    let is_old = target.handset != Handset::Modern && target.capabilities.image.is_none();
    is_old.then_some(SMALL_CANVAS)
}

/// The size, scaled down to the largest image that the handsets of the chosen profiles show unchanged.
#[must_use]
pub fn shown((width, height): (u32, u32), target: &Target) -> (u32, u32) {
    let Some(most) = target.capabilities.image else { return (width, height) };
    let by = |side: u32, most: u32| f64::from(most) / f64::from(side.max(1));
    scaled((width, height), by(width, most.0).min(by(height, most.1)).min(1.0))
}

/// The size, scaled down if it has more pixels than are sent.
fn fewer((width, height): (u32, u32)) -> (u32, u32) {
    let factor = (float(KEPT_PIXELS) / (f64::from(width) * f64::from(height))).sqrt();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is less than a side")]
    let side = |side: u32| ((f64::from(side) * factor) as u32).max(1);
    if factor < 1.0 { (side(width), side(height)) } else { (width, height) }
}

/// The scale factor at which a source's JPEG is first examined.
#[must_use]
pub fn first_factor((width, height): (u32, u32), budget: u64) -> f64 {
    let pixels = float(budget) * 8.0 / JPEG_BITS_PER_PIXEL;
    worth_scaling((pixels / (f64::from(width) * f64::from(height))).sqrt())
}

/// The scale factor at which a JPEG reaches the quality that looks best there, if it reaches `quality` at `factor`.
#[must_use]
pub fn better_factor(factor: f64, quality: f64) -> f64 {
    let (at_none, by_scale) = JPEG_QUALITY_BY_SCALE;
    let more = quality - at_none - by_scale * factor;
    let better = factor * (1.0 + more / (JPEG_QUALITY_BY_SHRINKING + by_scale * factor));
    worth_scaling(better)
}

/// The scale factor, or 1 if scaling would cost more than it gives.
fn worth_scaling(factor: f64) -> f64 {
    if factor >= JPEG_WORTH_SCALING { 1.0 } else { factor }
}

/// The size, scaled down to fit a canvas of the given short and long side in either orientation; never larger.
#[must_use]
pub fn within((width, height): (u32, u32), (short, long): (u32, u32)) -> (u32, u32) {
    let by = |side: u32, most: u32| f64::from(most) / f64::from(side.max(1));
    let factor = by(width.min(height), short).min(by(width.max(height), long)).min(1.0);
    scaled((width, height), factor)
}

/// A size times a factor, at least one pixel each way.
#[must_use]
pub fn scaled((width, height): (u32, u32), factor: f64) -> (u32, u32) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
    let side = |side: u32| ((f64::from(side) * factor).round() as u32).max(1);
    (side(width), side(height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::fitting::CANVAS;

    fn target(handset: Handset, canvas: Option<(u32, u32)>) -> Target {
        Target { handset, canvas, ..Target::of(300_000) }
    }

    #[test]
    fn canvases_bind_where_they_are_asked_for() {
        let largest = |size, handset, canvas| bounds(size, &target(handset, canvas)).0;
        assert_eq!(largest((4032, 3024), Handset::Modern, None), (4032, 3024));
        assert_eq!(largest((4032, 3024), Handset::Modern, Some(CANVAS)), (1440, 1080));
        assert_eq!(largest((4032, 3024), Handset::Baseline, Some(CANVAS)), (853, 640));
        assert_eq!(largest((4032, 3024), Handset::ThreeGp, None), (853, 640));
        assert_eq!(bounds((20_000, 10), &target(Handset::Modern, None)), ((16_384, 8), (284, 1)));
        assert_eq!(largest((10_000, 10_000), Handset::Modern, None), (4_898, 4_898));
        assert_eq!(bounds((1, 1), &target(Handset::Modern, Some(CANVAS))), ((1, 1), (1, 1)));
    }

    #[test]
    fn what_stays_is_no_larger_than_what_would_be_made() {
        let stays = |size, handset, canvas| may_stay(size, &target(handset, canvas));
        assert!(stays((4032, 3024), Handset::Modern, Some(CANVAS)), "it does not bind");
        assert!(stays((640, 1138), Handset::Baseline, None) && !stays((641, 641), Handset::Baseline, None));
        assert!(!stays((4032, 3024), Handset::ThreeGp, Some(CANVAS)));
        let binding = Target { canvas_binds: true, ..target(Handset::Modern, Some(CANVAS)) };
        assert!(!may_stay((4032, 3024), &binding));
    }

    #[test]
    fn sides_shrink_until_the_quality_is_right() {
        // A photograph whose quality grows by 80 for each part of its sides, as was measured.
        let quality = |factor: f64| 50.0 - 80.0 * factor.ln();
        let mut factor = 1.0;
        for _ in 0..4 {
            factor = better_factor(factor, quality(factor));
        }
        assert!((quality(factor) - 35.0 - 40.0 * factor).abs() < 1.0, "{factor}");
        assert_eq!(better_factor(1.0, 72.0), 1.0, "what is nearly right stays whole");
        assert_eq!(first_factor((100, 100), 1_000_000), 1.0);
        assert_eq!(first_factor((3264, 2448), 740_000), 1.0, "neither is what is nearly whole made smaller");
    }
}
