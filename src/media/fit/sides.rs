//! Finds stereo whose channels cancel each other out when they are mixed: of that, only one can be heard in mono.

use std::ffi::OsString;

use crate::limits::fitting::MIXED_LOSS;
use crate::media::arguments::{Input, audio as arguments};
use crate::media::encode::{Encode, Job, ToolError};
use crate::media::plan::audio::AudioSettings;
use crate::media::streams::{Sides, Sound};

/// Measures what becomes of the channels, if they are to be mixed and that is not known yet; returns the command line.
///
/// # Errors
/// If ffmpeg is missing, stalls or takes too long, or if the run is interrupted.
pub(super) fn measured(
    input: &Input,
    sound: &mut Sound,
    settings: &AudioSettings,
    seconds: f64,
    tools: &dyn Encode,
) -> Result<Option<Vec<OsString>>, ToolError> {
    if (sound.channels, settings.channels, sound.sides) != (2, 1, Sides::Unknown) {
        return Ok(None);
    }
    let job = Job { arguments: arguments::sides(input, sound), seconds, output: None };
    let levels = match tools.levels(&job) {
        Ok(levels) => levels,
        // What cannot be decoded is reported when it is encoded.
        Err(ToolError::Failed { .. }) => Vec::new(),
        Err(error) => return Err(error),
    };
    // Half the difference is as loud as one channel, if the other is the same upside down.
    let cancel = matches!(levels[..], [mixed, apart] if apart - mixed >= MIXED_LOSS);
    sound.sides = if cancel { Sides::Cancel } else { Sides::Mix };
    Ok(Some(job.arguments))
}

/// The note for users, if a result of these settings has only one of the channels.
pub(super) fn note(sound: &Sound, settings: &AudioSettings) -> Option<String> {
    let left = settings.channels == 1 && sound.sides == Sides::Cancel;
    left.then(|| "its channels cancel each other out in mono, so that only the left one is heard".to_owned())
}
