//! Unpacks AMR from 3GP: a packet holds several frames there, of which ffmpeg decodes only the first. In an AMR file,
//! it decodes all of them.

use std::ffi::OsString;
use std::path::PathBuf;

use super::{FitError, Kit};
use crate::media::arguments::{Input, Start, audio as arguments};
use crate::media::encode::Job;
use crate::media::streams::AudioTrack;

/// The name of the file that AMR frames are copied into.
const NAME: &str = "speech.amr";

/// The input and the stream to encode audio from: the source's own, or its AMR frames copied into a file.
///
/// # Errors
/// If ffmpeg is missing, fails, stalls or takes too long, or if the run is interrupted.
pub(super) fn unpacked(
    input: Input,
    sound: &AudioTrack,
    seconds: f64,
    kit: &Kit<'_>,
) -> Result<(Input, AudioTrack), FitError> {
    let (input, sound, command) = copied(input, sound, kit.workspace.file(NAME));
    if let Some(arguments) = command {
        let job = Job { arguments, seconds, output: Some(input.path.clone()) };
        kit.tools.encode(&job, &mut |_| {})?;
    }
    Ok((input, sound))
}

/// Forecasts what [`unpacked`] would return, and its command line.
pub(super) fn foreseen(input: Input, sound: &AudioTrack) -> (Input, AudioTrack, Option<Vec<OsString>>) {
    copied(input, sound, PathBuf::from(NAME))
}

/// The input and the stream to encode audio from, and the command line that writes it to `output`, if that is needed.
fn copied(input: Input, sound: &AudioTrack, output: PathBuf) -> (Input, AudioTrack, Option<Vec<OsString>>) {
    if input.demuxer != "mov" || !sound.codec.starts_with("amr_") {
        return (input, sound.clone(), None);
    }
    // Frames in an AMR file have no times: all are copied, and the part is cut out of what they decode to.
    let all = Input { start: Start::Decoded, ..input };
    let command = arguments::frames(&all, sound, &output);
    let frames = Input { path: output, demuxer: "amr", delay: sound.delay, ..all };
    (frames, AudioTrack { index: 0, ..sound.clone() }, Some(command))
}
