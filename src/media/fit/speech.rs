//! Unpacks AMR from 3GP: a packet holds several frames there, of which ffmpeg decodes only the first. In an AMR file,
//! it decodes all of them.

use super::{FitError, Kit};
use crate::media::arguments::{Input, audio as arguments};
use crate::media::encode::Job;
use crate::media::streams::AudioTrack;

/// The name of the file that AMR frames are copied into.
const NAME: &str = "speech.amr";

/// Whether a source's audio is AMR inside a container.
pub(super) fn is_packed(input: &Input, sound: &AudioTrack) -> bool {
    input.demuxer == "mov" && sound.codec.starts_with("amr_")
}

/// The input and the stream to encode audio from: the source's own, or its AMR frames copied into a file.
///
/// # Errors
/// If ffmpeg is missing, fails, stalls or takes too long, or if the run is interrupted.
pub(super) fn unpacked(
    input: &Input,
    sound: &AudioTrack,
    seconds: f64,
    kit: &Kit<'_>,
) -> Result<(Input, AudioTrack), FitError> {
    if !is_packed(input, sound) {
        return Ok((input.clone(), sound.clone()));
    }
    let output = kit.workspace.file(NAME);
    let job =
        Job { arguments: arguments::frames(input, sound, &output), seconds, output: Some(output.clone()) };
    kit.tools.encode(&job, &mut |_| {})?;
    Ok((Input::whole(output, "amr"), AudioTrack { index: 0, ..sound.clone() }))
}
