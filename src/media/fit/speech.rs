//! AMR in 3GP: a packet holds several frames there, of which ffmpeg decodes the first alone. In a file of their own it
//! decodes them all.

use super::{FitError, Kit};
use crate::media::arguments::{Input, audio as arguments};
use crate::media::encode::Job;
use crate::media::streams::Sound;

/// The file that AMR's frames are copied into.
const NAME: &str = "speech.amr";

/// Whether a source's sound is AMR that stands in a container.
pub(super) fn is_packed(input: &Input, sound: &Sound) -> bool {
    input.demuxer == "mov" && sound.codec.starts_with("amr_")
}

/// What sound is to be encoded from: a source's own stream, or the frames of its AMR.
///
/// # Errors
/// When ffmpeg is missing, fails, stalls, takes too long, or the run is to end.
pub(super) fn unpacked(
    input: &Input,
    sound: &Sound,
    seconds: f64,
    kit: &Kit<'_>,
) -> Result<(Input, Sound), FitError> {
    if !is_packed(input, sound) {
        return Ok((input.clone(), sound.clone()));
    }
    let output = kit.workspace.file(NAME);
    let job =
        Job { arguments: arguments::frames(input, sound, &output), seconds, output: Some(output.clone()) };
    kit.tools.encode(&job, &mut |_| {})?;
    Ok((Input::whole(output, "amr"), Sound { index: 0, ..sound.clone() }))
}
