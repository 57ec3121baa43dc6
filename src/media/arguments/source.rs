//! Command lines that read a source: they try whether it decodes, or bring it into a form that can be worked with.

use std::ffi::OsString;
use std::path::Path;

use super::Input;
use super::command_line::Arguments;

/// Decodes the named streams of a file into nothing, or all of them if none is named; only errors are reported.
#[must_use]
pub fn decode(input: &Input, streams: &[u32]) -> Vec<OsString> {
    let all = if streams.is_empty() { "-map 0" } else { "" };
    Arguments::ffmpeg().input(input).streams(streams).words(all).words("-f null -").done()
}

/// Converts an image of a format that only ffmpeg reads to PNG, without loss and in the orientation of the file: some
/// versions turn it upright, some note in the result how it is to be turned, and some do neither.
#[must_use]
pub fn picture(input: &Input, output: &Path) -> Vec<OsString> {
    Arguments::ffmpeg()
        .words("-noautorotate")
        .input(input)
        .words("-map 0:v:0 -frames:v 1 -vf sidedata=delete -c:v png -f image2 -update 1")
        .output(output)
        .done()
}

/// Copies streams into a Matroska file, in which every moment can be sought. If `decoded`, the audio is decoded,
/// because it cannot be copied there: it is of a disc format or damaged.
#[must_use]
pub fn laid_out(input: &Input, streams: &[u32], decoded: bool, output: &Path) -> Vec<OsString> {
    let arguments = Arguments::ffmpeg().words("-fflags +genpts").input(input).streams(streams);
    let arguments = arguments.words("-map_metadata -1 -map_chapters -1 -c copy");
    let sound = if decoded { "-c:a pcm_s16le -af aresample=async=1" } else { "" };
    arguments.words(sound).words("-f matroska").output(output).done()
}
