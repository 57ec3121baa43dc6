//! The stretch of an animation with which its encodings are tried.

use std::borrow::Cow;

use crate::limits::fitting::GIF_TRIAL_PIXELS;
use crate::media::gif::drawn_pixels;
use crate::media::image::Animation;

/// The fewest frames of a stretch. Our choice: two that remain if only every fourth is kept.
const LEAST_FRAMES: usize = 8;

/// Frames in a row that stand for an animation.
pub(super) struct Stretch<'a> {
    pub(super) frames: Cow<'a, Animation>,
    /// How many times as many pixels as in the stretch are drawn in the whole animation, after the first frame of each.
    pub(super) times: f64,
}

impl<'a> Stretch<'a> {
    /// Whether it is the whole animation.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.frames, Cow::Borrowed(_))
    }

    /// All frames if they draw few enough pixels: little changes in most recordings of a screen, so that each encoding
    /// of them is soon made. Otherwise frames in which about as much changes as in the others.
    pub(super) fn of(whole: &'a Animation) -> Self {
        let drawn = drawn_pixels(whole);
        let (width, height) = whole.size();
        let (first, all) = (width as usize * height as usize, drawn.iter().sum::<usize>());
        let later = all - first;
        let frames = (drawn.len() * GIF_TRIAL_PIXELS / all.max(1)).max(LEAST_FRAMES);
        if frames * 3 / 2 >= drawn.len() {
            return Self { frames: Cow::Borrowed(whole), times: 1.0 };
        }
        let changes = |from: usize| drawn[from + 1..from + frames].iter().sum::<usize>();
        let usual = later * (frames - 1) / (drawn.len() - 1);
        let from = (0..=drawn.len() - frames).min_by_key(|from| changes(*from).abs_diff(usual)).unwrap_or(0);
        let picked = Animation { frames: whole.frames[from..from + frames].to_vec(), ..*whole };
        Self { frames: Cow::Owned(picked), times: later as f64 / changes(from).max(1) as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::image::{AnimationFrame, Channels, Picture};

    /// Frames of 512 by 512 pixels that differ from one another as far down as `rows` say.
    fn animation(rows: impl Iterator<Item = usize>) -> Animation {
        let mut pixels = vec![0; 512 * 512 * 3];
        let frame = |rows: usize| {
            pixels[..rows * 512 * 3].iter_mut().for_each(|channel| *channel += 1);
            let picture =
                Picture { width: 512, height: 512, pixels: pixels.clone(), channels: Channels::Rgb };
            AnimationFrame { picture, milliseconds: 100 }
        };
        Animation { frames: rows.map(frame).collect(), transparent: false, repeats: None }
    }

    #[test]
    fn a_long_recording_in_which_little_changes_is_no_more_than_a_short_one() {
        let still = animation((0..60).map(|_| 8));
        assert!(Stretch::of(&still).is_whole());
    }

    #[test]
    fn frames_stand_for_others_that_change_as_much() {
        // Much changes in the middle, a quarter of it before and after.
        let uneven = animation((0..96).map(|n| if (44..52).contains(&n) { 512 } else { 128 }));
        let stretch = Stretch::of(&uneven);
        let changes = |animation: &Animation| drawn_pixels(animation)[1..].iter().sum::<usize>() as f64;
        assert!(stretch.frames.frames.len() < 48);
        assert!((changes(&stretch.frames) * stretch.times / changes(&uneven) - 1.0).abs() < 1e-9);
        let even = 95.0 / (stretch.frames.frames.len() - 1) as f64;
        assert!((stretch.times / even - 1.0).abs() < 0.1, "{} {even}", stretch.times);
    }
}
