//! Command lines for audio.

use std::ffi::OsString;
use std::path::Path;

use super::Input;
use super::command_line::Arguments;
use crate::media::plan::AudioForm;
use crate::media::plan::audio::{AudioCodec, AudioSettings, RateControl};
use crate::media::streams::{AudioTrack, Sides};

/// Mixes more than two channels into two, as loud as [`encode`] mixes them into one.
const STEREO: &str = "aresample=rematrix_maxval=1,aformat=channel_layouts=stereo";

/// The seconds of a gap from which it is filled with silence: sound that is 0.045 seconds early is noticed (ITU-R
/// BT.1359). By default, shorter gaps than a tenth are closed, and all sound after them comes early.
const GAP: f64 = 0.04;

/// The seconds of silence before the first sample that a sound by itself goes without. Some containers number samples
/// from where the encoder began: WMA by ffmpeg from 0.086. Our choice: longer silence may be meant.
const LEAD: f64 = 0.2;

/// When sound begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// As long after the beginning of the file as in the source: beside pictures.
    InStep,
    /// With its first sample.
    AtOnce,
}

/// Encodes one audio stream, without covers, chapters or tags. Silence fills the start if the audio begins later than
/// the video. Channels that are mixed keep their loudness: without `rematrix_maxval`, swresample adds up
/// floating-point samples beyond full scale. Of channels that would cancel each other out, the left one is taken.
#[must_use]
pub fn encode(
    input: &Input,
    source: &AudioTrack,
    settings: &AudioSettings,
    begins: Beginning,
    output: &Path,
) -> Vec<OsString> {
    let (encoder, form) = match settings.codec {
        AudioCodec::Mp3 => ("libmp3lame -write_xing 1 -id3v2_version 0", "mp3"),
        AudioCodec::Aac => ("aac", "mp4"),
        AudioCodec::AmrNb => ("libopencore_amrnb", "3gp"),
    };
    let is_left = settings.channels == 1 && source.sides == Sides::Cancel;
    let averages = settings.codec == AudioCodec::Mp3 && settings.rate_control == RateControl::Average;
    let left = if is_left { format!("{STEREO},pan=mono|c0=c0,") } else { String::new() };
    // Filters begin again where the sample rate or the channels change, as where files were put together: there, all
    // the time before would be filled with silence.
    let (at_once, filled) = match begins {
        Beginning::InStep => (String::new(), ":first_pts=0"),
        Beginning::AtOnce => {
            // Whether sound is there at the start of a part is not known.
            let is_there = source.delay.as_secs_f64() < LEAD && input.cut.start == 0.0;
            let filled = if is_there { "" } else { ":first_pts=0" };
            (format!("asetpts=PTS-STARTPTS*lt(STARTT\\,{LEAD}),"), filled)
        }
    };
    Arguments::ffmpeg()
        .input(input)
        .pair("-map", format!("0:{}", source.index))
        .words("-map_metadata -1 -map_chapters -1 -fflags +bitexact -flags:a +bitexact")
        .pair(
            "-af",
            format!("{at_once}{left}aresample=async=1:min_hard_comp={GAP}{filled}:rematrix_maxval=1"),
        )
        .pair("-ac", settings.channels.to_string())
        .pair("-ar", settings.sample_rate.to_string())
        .no_more_than(input)
        .words(&format!("-c:a {encoder}"))
        .pair_if("-abr", averages.then_some("1"))
        .pair("-b:a", settings.bitrate.to_string())
        .pair("-f", form)
        .output(output)
        .done()
}

/// Copies one audio stream into a file of its own, without covers, chapters or tags.
#[must_use]
pub fn copied(input: &Input, source: &AudioTrack, form: AudioForm, output: &Path) -> Vec<OsString> {
    let form = match form {
        AudioForm::Mp3 => "-write_xing 1 -id3v2_version 0 -f mp3",
        AudioForm::Aac => "-f mp4",
    };
    Arguments::ffmpeg()
        .input(input)
        .pair("-map", format!("0:{}", source.index))
        .words("-map_metadata -1 -map_chapters -1 -fflags +bitexact -c:a copy")
        .words(form)
        .output(output)
        .done()
}

/// Measures the levels of the left channel, of the right one and of both mixed, in one window of `seconds` after the
/// other, in parts of one source.
#[must_use]
pub fn sides(parts: &[Input], source: &AudioTrack, seconds: f64) -> Vec<OsString> {
    let all: String = (0..parts.len()).map(|number| format!("[{number}:{}]", source.index)).collect();
    let graph = format!(
        "{all}concat=n={}:v=0:a=1,{STEREO},pan=3c|c0=c0|c1=c1|c2=0.5*c0+0.5*c1,asetnsamples={:.0},\
         astats=metadata=1:reset=1:measure_perchannel=RMS_level:measure_overall=none,ametadata=print",
        parts.len(),
        seconds * f64::from(source.sample_rate),
    );
    let arguments = Arguments::ffmpeg().words("-loglevel info");
    parts.iter().fold(arguments, Arguments::input).pair("-lavfi", graph).words("-f null -").done()
}

/// Copies AMR frames out of a container into an AMR file, in which no frame has a time: none from before the beginning
/// of the source, which an edit list cut off.
#[must_use]
pub fn frames(input: &Input, source: &AudioTrack, output: &Path) -> Vec<OsString> {
    Arguments::ffmpeg()
        .input(input)
        .pair("-map", format!("0:{}", source.index))
        .words("-map_metadata -1 -map_chapters -1 -copypriorss 0 -c:a copy -f amr")
        .output(output)
        .done()
}
