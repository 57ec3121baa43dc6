//! Finds sound whose channels cancel each other out when they are mixed: of that, only one can be heard in mono.

use std::ffi::OsString;

use crate::limits::fitting::{MIXED_LOSS, MIXED_QUIET, MIXED_SAMPLES};
use crate::media::arguments::{Input, audio as arguments};
use crate::media::encode::{Encode, Job, ToolError};
use crate::media::plan::audio::AudioSettings;
use crate::media::streams::{AudioTrack, Sides};

/// Measures what becomes of the channels, if they are to be mixed and that is not known yet; returns the command line.
///
/// # Errors
/// If ffmpeg is missing, stalls or takes too long, or if the run is interrupted.
pub(super) fn measured(
    input: &Input,
    sound: &mut AudioTrack,
    settings: &AudioSettings,
    seconds: f64,
    tools: &dyn Encode,
) -> Result<Option<Vec<OsString>>, ToolError> {
    if sound.channels < 2 || settings.channels > 1 || sound.sides != Sides::Unknown {
        return Ok(None);
    }
    let (count, window) = MIXED_SAMPLES;
    let spread = || input.cut.samples(seconds, MIXED_SAMPLES).into_iter();
    let (parts, seconds) = match f64::from(count) * window {
        most if seconds > most => (spread().map(|cut| Input { cut, ..input.clone() }).collect(), most),
        _ => (vec![input.clone()], seconds),
    };
    let job = Job { arguments: arguments::sides(&parts, sound, window), seconds, output: None };
    let levels = match tools.levels(&job) {
        Ok(levels) => levels,
        // What cannot be decoded is reported when it is encoded.
        Err(ToolError::Failed { .. }) => Vec::new(),
        Err(error) => return Err(error),
    };
    sound.sides = if cancel(&levels) { Sides::Cancel } else { Sides::Mix };
    Ok(Some(job.arguments))
}

/// Whether more is lost of channels that are mixed than if only the left one is heard, by the levels of left, right
/// and mixed channels in each window, in decibels.
fn cancel(levels: &[f64]) -> bool {
    let windows = || levels.chunks_exact(3).map(|window| (window[0].max(window[1]), window[0], window[2]));
    let loudest = windows().map(|(louder, ..)| louder).fold(f64::NEG_INFINITY, f64::max);
    let heard = || windows().filter(|(louder, ..)| *louder > loudest - MIXED_QUIET);
    let left = heard().map(|(louder, left, _)| louder - left).fold(0.0, f64::max);
    let mixed = heard().map(|(louder, _, mixed)| louder - mixed).fold(0.0, f64::max);
    mixed >= MIXED_LOSS && mixed > left
}

/// The note for users, if a result of these settings has only one of the channels.
pub(super) fn note(sound: &AudioTrack, settings: &AudioSettings) -> Option<String> {
    let left = settings.channels == 1 && sound.sides == Sides::Cancel;
    left.then(|| "its channels cancel each other out in mono, so only the left one is heard".to_owned())
}
