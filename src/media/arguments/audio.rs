//! Command lines for audio.

use std::ffi::OsString;
use std::path::Path;

use super::{Arguments, Input};
use crate::media::plan::audio::{AudioCodec, AudioSettings};
use crate::media::streams::Sound;

/// Encodes one audio stream, without covers, chapters or tags. Silence fills the start if the audio begins later than
/// the video. Channels that are mixed keep their loudness: without `rematrix_maxval`, swresample adds up
/// floating-point samples beyond full scale.
#[must_use]
pub fn encode(input: &Input, source: &Sound, settings: &AudioSettings, output: &Path) -> Vec<OsString> {
    let (encoder, form) = match settings.codec {
        AudioCodec::Mp3 => ("libmp3lame -abr 1 -write_xing 1 -id3v2_version 0", "mp3"),
        AudioCodec::Aac => ("aac", "mp4"),
        AudioCodec::AmrNb => ("libopencore_amrnb", "3gp"),
    };
    Arguments::ffmpeg()
        .input(input)
        .pair("-map", format!("0:{}", source.index))
        .words("-map_metadata -1 -map_chapters -1 -fflags +bitexact -flags:a +bitexact")
        .pair("-af", "aresample=async=1:first_pts=0:rematrix_maxval=1")
        .pair("-ac", settings.channels.to_string())
        .pair("-ar", settings.sample_rate.to_string())
        .words(&format!("-c:a {encoder}"))
        .pair("-b:a", settings.bitrate.to_string())
        .pair("-f", form)
        .output(output)
        .done()
}

/// Copies AMR frames out of a container into an AMR file.
#[must_use]
pub fn frames(input: &Input, source: &Sound, output: &Path) -> Vec<OsString> {
    Arguments::ffmpeg()
        .input(input)
        .pair("-map", format!("0:{}", source.index))
        .words("-map_metadata -1 -map_chapters -1 -c:a copy -f amr")
        .output(output)
        .done()
}
