//! Tries larger frames. How many pixels a bitrate can carry depends on the content: a video with little change from
//! frame to frame carries several times more than others, and only a trial encode tells.

use super::first::first;
use super::frame::{self, scaled};
use super::settings::{VideoCodec, VideoSettings};
use super::source::Source;
use super::{Preset, Target, float};
use crate::limits::fitting::{TRIAL_DOUBLING, TRIAL_GAIN, TRIAL_NEXT_GAIN, TRIAL_STEP, TRIAL_WHOLE, TRIALS};

/// A tried frame size and its result.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The settings that were tried.
    pub settings: VideoSettings,
    /// The size of the result in bytes.
    pub bytes: u64,
    /// Similarity to the source at the largest size worth trying (SSIM of luma).
    pub similarity: f64,
}

impl Seen {
    /// Whether it looks better than `other` by at least `decibels`.
    fn is_better(&self, other: &Self, decibels: f64) -> bool {
        self.looks() >= other.looks() + decibels
    }

    /// How good it looks for its bytes, in decibels.
    fn looks(&self) -> f64 {
        let unlike = (1.0 - self.similarity).max(1e-6);
        -10.0 * unlike.log10() - TRIAL_DOUBLING * float(self.bytes.max(1)).log2()
    }
}

/// The settings to try next: first the frame size that the bits ask for and a larger one, then, if the larger one
/// looked better, still larger ones. Empty if all is known, if there is no choice, or if a fast preset was asked for.
#[must_use]
pub fn trials(source: &Source<'_>, target: &Target, seen: &[Seen]) -> Vec<VideoSettings> {
    let unhurried = matches!(target.preset, Preset::Medium | Preset::Slow | Preset::Veryslow);
    // Assumes much motion, so that no frames are dropped before the frame size is known.
    let base = first(&Source { steadiness: Some(0.0), density: None, ..*source }, target);
    let at_full_rate = base.frame_rate == source.frame_rate(target);
    if !unhurried || !at_full_rate || base.codec == VideoCodec::H263 {
        return Vec::new();
    }
    let sizes = sizes(source, target, &base);
    let wanted = match seen {
        [] if sizes.len() > 1 => 0..2,
        [base, larger] if larger.is_better(base, TRIAL_GAIN) => 2..sizes.len(),
        _ => 0..0,
    };
    sizes[wanted]
        .iter()
        .map(|(width, height)| VideoSettings { width: *width, height: *height, ..base })
        .collect()
}

/// The largest frame size worth trying. All trials are compared at this size.
#[must_use]
pub fn largest(source: &Source<'_>, target: &Target) -> (u32, u32) {
    frame::largest(source.pictures.display(), target)
}

/// The candidate frame sizes, from the one that the bits ask for up to the largest one.
fn sizes(source: &Source<'_>, target: &Target, base: &VideoSettings) -> Vec<(u32, u32)> {
    let display = largest(source, target);
    let part = f64::from(base.width) / f64::from(display.0);
    let larger = (1..TRIALS).map(|step| part * TRIAL_STEP.powi(step));
    let larger = larger.map(|part| if part >= TRIAL_WHOLE { display } else { scaled(display, part) });
    let mut sizes: Vec<_> = std::iter::once((base.width, base.height)).chain(larger).collect();
    // Sizes that reach the largest one are all equal.
    sizes.dedup();
    sizes
}

/// Bits per pixel and frame at which the video looked best; `None` if the estimated frame size looked best.
#[must_use]
pub fn density(source: &Source<'_>, seen: &[Seen]) -> Option<f64> {
    let [base, second, larger @ ..] = seen else { return None };
    if !second.is_better(base, TRIAL_GAIN) {
        return None;
    }
    let better = |best, seen: &'_ Seen| seen.is_better(best, TRIAL_NEXT_GAIN);
    let best = larger.iter().fold(second, |best, seen| if better(best, seen) { seen } else { best });
    let settings = &best.settings;
    let pixels = f64::from(settings.width) * f64::from(settings.height);
    Some(f64::from(settings.bitrate) / source.changing(settings.frame_rate) / pixels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::plan::Plan;
    use crate::media::plan::video::plan;
    use crate::media::streams::{Ratio, Streams, VideoTrack};

    fn streams(coded: (u32, u32), seconds: f64) -> Streams {
        let pictures = VideoTrack {
            coded,
            pixel_shape: Ratio { over: 1, under: 1 },
            frame_rate: Ratio { over: 30, under: 1 },
            average_rate: 30.0,
            ..VideoTrack::default()
        };
        Streams { seconds: Some(seconds), video: Some(pictures), audio: None }
    }

    fn source(streams: &Streams) -> Source<'_> {
        let pictures = streams.video.as_ref().unwrap();
        Source::fresh(pictures, streams)
    }

    /// Plays the trials with these similarities, in order. Returns the widths that were tried, and the results.
    fn tried(source: &Source<'_>, target: &Target, looks: &[f64]) -> (Vec<u32>, Vec<Seen>) {
        let mut seen: Vec<Seen> = Vec::new();
        loop {
            let next = trials(source, target, &seen);
            if next.is_empty() {
                return (seen.iter().map(|seen| seen.settings.width).collect(), seen);
            }
            for settings in next {
                let similarity = looks[seen.len()];
                seen.push(Seen { settings, bytes: 100_000, similarity });
            }
        }
    }

    #[test]
    fn larger_frames_are_tried_while_they_look_better() {
        let (streams, target) = (streams((1280, 720), 10.0), Target::of(300_000));
        let source = source(&streams);
        let planned = |density| match plan(&Source { density, ..source }, &target, &[]) {
            Plan::Encode(settings) => (settings.width, settings.frame_rate.value()),
            other => panic!("{other:?}"),
        };
        let (base, _) = planned(None);
        for (looks, expected) in [
            (&[0.9, 0.85][..], base),
            (&[0.9, 0.91], base),
            (&[0.9, 0.92, 0.8], base * 7 / 5),
            (&[0.9, 0.92, 0.925], 1280),
        ] {
            let (widths, seen) = tried(&source, &target, looks);
            assert_eq!(widths.len(), looks.len(), "{widths:?}");
            assert!(widths.is_sorted() && widths.iter().all(|width| *width <= 1280), "{widths:?}");
            let (width, rate) = planned(density(&source, &seen));
            assert!(width.abs_diff(expected) <= 4 && rate == 30.0, "{looks:?}: {width} for {expected}");
        }
    }

    #[test]
    fn a_part_is_tried_and_all_of_what_is_short() {
        for (seconds, expected) in
            [(30.0, (13.0, 4.0)), (6.0, (1.5, 3.0)), (3.0, (0.5, 2.0)), (1.0, (0.0, 1.0))]
        {
            let streams = streams((1280, 720), seconds);
            let cut = source(&streams).tried(&Target::of(300_000));
            assert_eq!((cut.start, cut.seconds.unwrap()), expected, "{seconds}");
        }
    }

    #[test]
    fn bytes_count_for_how_good_it_looks() {
        let (streams, target) = (streams((1280, 720), 10.0), Target::of(300_000));
        let source = source(&streams);
        let (_, mut seen) = tried(&source, &target, &[0.9, 0.92, 0.8]);
        assert!(density(&source, &seen).is_some());
        seen[1].bytes *= 2;
        assert_eq!(density(&source, &seen), None);
    }

    #[test]
    fn frames_are_left_out_only_where_larger_ones_do_not_look_better() {
        let (streams, target) = (streams((480, 270), 10.0), Target::of(120_000));
        let source = source(&streams);
        let rate = |density| match plan(&Source { density, steadiness: Some(0.99), ..source }, &target, &[]) {
            Plan::Encode(settings) => (settings.width, settings.frame_rate.value()),
            other => panic!("{other:?}"),
        };
        assert_eq!(rate(None), (480, 15.0));
        let (_, seen) = tried(&source, &target, &[0.97, 0.98]);
        assert_eq!(rate(density(&source, &seen)), (480, 30.0));
    }

    #[test]
    fn nothing_is_tried_where_there_is_no_choice_or_no_time() {
        let small = streams((480, 270), 4.0);
        assert!(trials(&source(&small), &Target::of(300_000), &[]).is_empty(), "all of it is kept as it is");
        let large = streams((1280, 720), 10.0);
        let fast = Target { preset: Preset::Fast, ..Target::of(300_000) };
        assert!(trials(&source(&large), &fast, &[]).is_empty());
        assert!(!trials(&source(&large), &Target { preset: Preset::Medium, ..fast }, &[]).is_empty());
    }
}
