//! Planning pictures: which sizes are tried, and which quality next.

use super::{Handset, float};
use crate::limits::fitting::{CANVASES, JPEG_LEAST_QUALITY, JPEG_QUALITY};

/// What a picture is encoded with.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ImageSettings {
    /// The format.
    pub format: ImageFormat,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Frames, of an animation.
    pub frames: Option<u32>,
}

/// A picture's format, with what it is adjusted by.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum ImageFormat {
    /// With a quality from 1 to 100.
    Jpeg(f32),
    /// With so many colours, if they were made fewer.
    Png(Option<usize>),
    /// With so many colours.
    Gif(usize),
}

/// The sizes that a picture of this size is tried at, each once, the largest first.
#[must_use]
pub fn ladder(size: (u32, u32), handset: Handset) -> Vec<(u32, u32)> {
    let first = if handset == Handset::Modern { 0 } else { 1 };
    let mut sizes: Vec<(u32, u32)> = Vec::new();
    for canvas in &CANVASES[first..] {
        let size = within(size, *canvas);
        if sizes.last() != Some(&size) {
            sizes.push(size);
        }
    }
    sizes
}

/// A size made to fit a canvas of that short and long side, whichever way it lies; never larger.
#[must_use]
pub fn within((width, height): (u32, u32), (short, long): (u32, u32)) -> (u32, u32) {
    let by = |side: u32, most: u32| f64::from(most) / f64::from(side.max(1));
    let factor = by(width.min(height), short).min(by(width.max(height), long)).min(1.0);
    scaled((width, height), factor)
}

/// A size times a factor, at least a pixel.
#[must_use]
pub fn scaled((width, height): (u32, u32), factor: f64) -> (u32, u32) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
    let side = |side: u32| ((f64::from(side) * factor).round() as u32).max(1);
    (side(width), side(height))
}

/// The quality at which a quick encoding would have `wanted` bytes, from what is known of some qualities; nothing
/// new where they have it all.
#[must_use]
pub fn quality(wanted: f64, known: &[(f32, u64)]) -> f32 {
    let below = known.iter().filter(|(_, bytes)| float(*bytes) <= wanted).max_by_key(|(_, bytes)| *bytes);
    let above = known.iter().filter(|(_, bytes)| float(*bytes) > wanted).min_by_key(|(_, bytes)| *bytes);
    match (below, above) {
        (Some((low, small)), Some((high, large))) => {
            // Bytes grow about exponentially with quality.
            let (small, large) = (float((*small).max(1)).ln(), float(*large).ln());
            let part = ((wanted.max(1.0).ln() - small) / (large - small)).clamp(0.02, 0.98);
            #[expect(clippy::cast_possible_truncation, reason = "a part of one")]
            let part = part as f32;
            low + (high - low) * part
        }
        (None, _) => JPEG_LEAST_QUALITY,
        (_, None) => JPEG_QUALITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recommended_canvases_are_tried_in_order() {
        assert_eq!(ladder((4032, 3024), Handset::Modern)[..2], [(1440, 1080), (853, 640)]);
        assert_eq!(ladder((1080, 1920), Handset::Modern)[..2], [(1080, 1920), (640, 1138)]);
        assert_eq!(ladder((300, 200), Handset::Modern), [(300, 200), (240, 160)]);
        assert_eq!(ladder((1, 1), Handset::Modern), [(1, 1)]);
        assert_eq!(ladder((20_000, 10), Handset::Modern)[0], (1920, 1));
    }

    #[test]
    fn the_quality_is_found_between_what_is_known() {
        let bytes = |quality: f32| (1000.0 * (f64::from(quality) / 20.0).exp()) as u64;
        let mut known = vec![(50.0, bytes(50.0)), (95.0, bytes(95.0))];
        for _ in 0..3 {
            let next = quality(60_000.0, &known);
            known.push((next, bytes(next)));
        }
        let found = quality(60_000.0, &known);
        assert!((float(bytes(found)) / 60_000.0 - 1.0).abs() < 0.01, "{found}");
        assert_eq!((quality(1.0, &known), quality(1e9, &known)), (50.0, 95.0));
    }
}
