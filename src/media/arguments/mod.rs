//! The command lines of ffmpeg and ffprobe, computed from settings; nothing is run here.

pub mod audio;
pub mod trial;
pub mod video;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::kind::MediaKind;

/// The protocols that a tool may use. Playlists and scripts disguised as media could open other files and addresses.
const PROTOCOLS: &str = "file,pipe";

/// A file to read, with its demuxer, decoder and wanted part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    /// The absolute path.
    pub path: PathBuf,
    /// The demuxer for the file's bytes; no other is tried.
    pub demuxer: &'static str,
    /// The video decoder, if another than ffmpeg's own is wanted.
    pub decoder: Option<&'static str>,
    /// The wanted part.
    pub cut: Cut,
    /// How the beginning of the wanted part is found.
    pub start: Start,
    /// How much later than the file its streams begin: those that were copied out of a file in which they do, into one
    /// that does not say so.
    pub delay: Duration,
}

/// How a tool finds the beginning of a wanted part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// It seeks in the file.
    #[default]
    Sought,
    /// It decodes and drops everything before it.
    Decoded,
}

/// A part of a video or of audio, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cut {
    /// The start of the part.
    pub start: f64,
    /// The length of the part; `None` means up to the end.
    pub seconds: Option<f64>,
}

impl Cut {
    /// Whether the cut covers the whole file.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.start <= 0.0 && self.seconds.is_none()
    }

    /// The cut for a file that plays `seconds`: the whole file if it is no longer than what is wanted from its start.
    #[must_use]
    pub fn within(self, seconds: Option<f64>) -> Self {
        let all = self.start <= 0.0 && self.seconds.zip(seconds).is_some_and(|(wanted, all)| wanted >= all);
        if all { Self::default() } else { self }
    }

    /// The length in seconds of the cut in a file that plays `seconds`.
    #[must_use]
    pub fn of(self, seconds: f64) -> f64 {
        let rest = (seconds - self.start).max(0.0);
        self.seconds.map_or(rest, |wanted| wanted.min(rest))
    }

    /// As many parts as `count`, evenly spread over the cut, which plays `seconds`; each as long as possible, but no
    /// longer than `longest` seconds.
    #[must_use]
    pub fn samples(self, seconds: f64, (count, longest): (u32, f64)) -> Vec<Self> {
        let apart = seconds / f64::from(count);
        let seconds = apart.min(longest);
        let start = |index: u32| self.start + f64::from(index) * apart + (apart - seconds) / 2.0;
        (0..count).map(|index| Self { start: start(index), seconds: Some(seconds) }).collect()
    }
}

impl Input {
    /// An input that covers a whole file.
    #[must_use]
    pub fn whole(path: PathBuf, demuxer: &'static str) -> Self {
        Self { path, demuxer, ..Self::default() }
    }
}

/// The demuxer for a file of `kind` that begins with `head`; `None` if ffmpeg is not to read it.
#[must_use]
pub fn demuxer(kind: MediaKind, head: &[u8]) -> Option<&'static str> {
    use MediaKind as K;
    Some(match kind {
        K::Mp4 | K::Mov | K::ThreeGp | K::ThreeG2 | K::M4a | K::Heic | K::Avif => "mov",
        K::Avi => "avi",
        K::Wmv | K::Wma => "asf",
        K::Matroska => "matroska",
        K::Flv => "flv",
        K::MpegTs => "mpegts",
        K::Mpeg if head.starts_with(b"\0\0\x01\xB3") => "mpegvideo",
        K::Mpeg => "mpeg",
        // It reads layer II too.
        K::Mp3 | K::Mp2 => "mp3",
        K::Wav => "wav",
        // It reads the magic of both sorts; `amrwb` is for frames without one.
        K::Amr | K::AmrWb => "amr",
        K::Aac => "aac",
        K::Ogg | K::OggVideo => "ogg",
        K::Flac => "flac",
        K::Aiff => "aiff",
        K::Caf => "caf",
        K::Au => "au",
        K::Ac3 => "ac3",
        K::Dv => "dv",
        K::Gif => "gif",
        K::Tiff => "tiff_pipe",
        _ => return None,
    })
}

/// A builder of command lines.
#[derive(Clone, Debug, Default)]
pub struct Arguments(Vec<OsString>);

impl Arguments {
    /// The options that every run of ffmpeg begins with: no questions, progress on standard output.
    #[must_use]
    pub fn ffmpeg() -> Self {
        Self::default()
            .words("-nostdin -hide_banner -nostats -loglevel error -y")
            .pair("-progress", "pipe:1")
            .pair("-stats_period", "0.2")
    }

    /// Appends words that are separated by spaces.
    #[must_use]
    pub fn words(mut self, words: &str) -> Self {
        self.0.extend(words.split_ascii_whitespace().map(OsString::from));
        self
    }

    /// Appends an option and its value.
    #[must_use]
    pub fn pair(mut self, option: &str, value: impl Into<OsString>) -> Self {
        self.0.extend([option.into(), value.into()]);
        self
    }

    /// Appends an option and its value, if there is a value.
    #[must_use]
    pub fn pair_if(self, option: &str, value: Option<impl Into<OsString>>) -> Self {
        match value {
            Some(value) => self.pair(option, value),
            None => self,
        }
    }

    /// Appends an input file.
    #[must_use]
    pub fn input(self, input: &Input) -> Self {
        let Cut { start, seconds: length } = input.cut;
        let (start, length) = match input.start {
            Start::Sought => (start, length),
            Start::Decoded => (0.0, length.map(|length| start + length)),
        };
        self.pair("-protocol_whitelist", PROTOCOLS)
            .pair("-f", input.demuxer)
            .pair_if("-c:v", input.decoder)
            .pair_if("-itsoffset", (!input.delay.is_zero()).then(|| seconds(input.delay.as_secs_f64())))
            .pair_if("-ss", (start > 0.0).then(|| seconds(start)))
            .pair_if("-t", length.map(seconds))
            .pair("-i", file(&input.path))
    }

    /// Appends the streams of the first input that go into the output.
    #[must_use]
    pub fn streams(self, streams: &[u32]) -> Self {
        streams.iter().fold(self, |arguments, stream| arguments.pair("-map", format!("0:{stream}")))
    }

    /// Begins and ends the output where the wanted part of `input` does: what was decoded before it is dropped, and the
    /// length of an input counts for each of its streams from that stream's own beginning, which may be later.
    #[must_use]
    pub fn no_more_than(self, input: &Input) -> Self {
        let dropped = input.start == Start::Decoded && input.cut.start > 0.0;
        self.pair_if("-ss", dropped.then(|| seconds(input.cut.start)))
            .pair_if("-t", input.cut.seconds.map(seconds))
    }

    /// Appends the output file.
    #[must_use]
    pub fn output(mut self, path: &Path) -> Self {
        self.0.push(file(path));
        self
    }

    /// Returns the finished command line.
    #[must_use]
    pub fn done(self) -> Vec<OsString> {
        self.0
    }
}

/// A path prefixed with `file:`, so that it cannot be taken for an option or for another protocol.
#[must_use]
pub fn file(path: &Path) -> OsString {
    let mut name = OsString::from("file:");
    name.push(path);
    name
}

/// Formats seconds as ffmpeg reads them.
fn seconds(seconds: f64) -> String {
    format!("{seconds:.3}")
}

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

/// Whether a demuxer knows how long a file plays. The others estimate it from the bitrate at the beginning, or count
/// samples that the decoder drops.
#[must_use]
pub fn knows_length(demuxer: &str) -> bool {
    !matches!(demuxer, "mpegvideo" | "aac" | "ac3" | "mp3" | "amr" | "ogg")
}

/// Whether seeking with a demuxer leads to the next key frame instead of the wanted moment: streams have no table of
/// their frames.
#[must_use]
pub fn seeks_roughly(demuxer: &str) -> bool {
    matches!(demuxer, "mpegts" | "mpeg" | "mpegvideo")
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

/// Asks ffprobe for what fitting needs to know about a file.
#[must_use]
pub fn examine(input: &Input) -> Vec<OsString> {
    const ENTRIES: &str = "format=format_name,duration,start_time:stream=index,start_time,duration,codec_type,codec_name,profile,width,height,\
        sample_aspect_ratio,pix_fmt,color_range,color_space,color_transfer,field_order,avg_frame_rate,\
        r_frame_rate,bit_rate,nb_frames,channels,sample_rate:stream_disposition=attached_pic,default:stream_tags=DURATION,alpha_mode:stream_side_data=rotation";
    ask(Arguments::default().words("-of flat").pair("-show_entries", ENTRIES), input)
}

/// Asks ffprobe whether the first frames of a stream are interlaced.
#[must_use]
pub fn fields(input: &Input, stream: u32) -> Vec<OsString> {
    let question = Arguments::default().words("-of flat -show_entries frame=interlaced_frame");
    ask(question.pair("-select_streams", stream.to_string()).words("-read_intervals %+#8"), input)
}

/// Asks ffprobe for everything that it knows about a file.
#[must_use]
pub fn look(input: &Input) -> Vec<OsString> {
    ask(Arguments::default().words("-of json -show_format -show_streams"), input)
}

/// Completes a command line of ffprobe with its input.
fn ask(question: Arguments, input: &Input) -> Vec<OsString> {
    question
        .words("-hide_banner -loglevel error")
        .pair("-protocol_whitelist", PROTOCOLS)
        .pair("-f", input.demuxer)
        .pair("-i", file(&input.path))
        .done()
}

/// Formats a command line for people to read and shells to run.
#[must_use]
pub fn shown(program: &str, arguments: &[OsString]) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,+%@".contains(c);
    let quoted = |argument: &OsString| {
        let text = argument.to_string_lossy();
        if !text.is_empty() && text.chars().all(plain) {
            text.into_owned()
        } else {
            format!("'{}'", text.replace('\'', "'\\''"))
        }
    };
    std::iter::once(program.to_owned()).chain(arguments.iter().map(quoted)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_stay_names() {
        let cut = Cut { start: 1.5, seconds: Some(2.0) };
        let input = Input { cut, ..Input::whole("/tmp/-i http:x's.mp4".into(), "mov") };
        let line = shown("ffmpeg", &decode(&input, &[0, 2]));
        let end = "-protocol_whitelist file,pipe -f mov -ss 1.500 -t 2.000 -i \
                   'file:/tmp/-i http:x'\\''s.mp4' -map 0:0 -map 0:2 -f null -";
        assert!(line.ends_with(end), "{line}");
    }

    #[test]
    fn a_cut_stays_inside() {
        let cut = |start: f64, seconds: Option<f64>| Cut { start, seconds }.of(10.0);
        assert_eq!((cut(0.0, None), cut(4.0, None), cut(4.0, Some(3.0))), (10.0, 6.0, 3.0));
        assert_eq!((cut(8.0, Some(3.0)), cut(20.0, None)), (2.0, 0.0));
        let within = |start: f64, seconds: f64| Cut { start, seconds: Some(seconds) }.within(Some(10.0));
        assert!(
            within(0.0, 10.0).is_whole() && !within(0.0, 9.9).is_whole() && !within(1.0, 20.0).is_whole()
        );
        assert!(Cut::default().is_whole() && !Cut { start: 0.0, seconds: Some(1.0) }.is_whole());
    }
}
