//! Command lines for sound.

use std::ffi::OsString;
use std::path::Path;

use super::{Arguments, Input};
use crate::media::plan::audio::{AudioCodec, AudioSettings};
use crate::media::streams::Sound;

/// Encodes one stream of sound, without covers, chapters or tags. Silence stands where the source's sound
/// begins later than its pictures; channels that are put together stay as loud as they were, for without the bound
/// swresample adds samples of floating point up beyond what can be told.
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

/// Copies the frames of AMR out of a container into a file of their own.
#[must_use]
pub fn frames(input: &Input, source: &Sound, output: &Path) -> Vec<OsString> {
    Arguments::ffmpeg()
        .input(input)
        .pair("-map", format!("0:{}", source.index))
        .words("-map_metadata -1 -map_chapters -1 -c:a copy -f amr")
        .output(output)
        .done()
}
