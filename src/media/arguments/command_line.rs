//! A command line, option by option.

use std::ffi::OsString;
use std::path::Path;

use super::{Input, Start};

/// The protocols that a tool may use. Playlists and scripts disguised as media could open other files and addresses.
pub(super) const PROTOCOLS: &str = "file,pipe";

/// A builder of command lines.
#[derive(Clone, Debug, Default)]
#[must_use]
pub(super) struct Arguments(Vec<OsString>);

impl Arguments {
    /// The options that every run of ffmpeg begins with: no questions, progress on standard output.
    pub(super) fn ffmpeg() -> Self {
        Self::default()
            .words("-nostdin -hide_banner -nostats -loglevel error -y")
            .pair("-progress", "pipe:1")
            .pair("-stats_period", "0.2")
    }

    /// Appends words that are separated by spaces.
    pub(super) fn words(mut self, words: &str) -> Self {
        self.0.extend(words.split_ascii_whitespace().map(OsString::from));
        self
    }

    /// Appends an option and its value.
    pub(super) fn pair(mut self, option: &str, value: impl Into<OsString>) -> Self {
        self.0.extend([option.into(), value.into()]);
        self
    }

    /// Appends an option and its value, if there is a value.
    pub(super) fn pair_if(self, option: &str, value: Option<impl Into<OsString>>) -> Self {
        match value {
            Some(value) => self.pair(option, value),
            None => self,
        }
    }

    /// Appends an input file.
    pub(super) fn input(self, input: &Input) -> Self {
        let earlier = input.earlier();
        let start = input.cut.start - earlier;
        let length = input.cut.seconds.map(|length| length + earlier);
        self.pair("-protocol_whitelist", PROTOCOLS)
            .pair("-f", input.demuxer)
            .pair_if("-c:v", input.decoder)
            .pair_if("-itsoffset", (!input.delay.is_zero()).then(|| seconds(input.delay.as_secs_f64())))
            .pair_if("-ss", (start > 0.0).then(|| seconds(start)))
            .pair_if("-t", length.map(seconds))
            .pair("-i", file(&input.path))
    }

    /// Appends the streams of the first input that go into the output.
    pub(super) fn streams(self, streams: &[u32]) -> Self {
        streams.iter().fold(self, |arguments, stream| arguments.pair("-map", format!("0:{stream}")))
    }

    /// Begins and ends the output where the wanted part of `input` does: what was decoded before it is dropped, and the
    /// length of an input counts for each of its streams from that stream's own beginning, which may be later.
    pub(super) fn no_more_than(self, input: &Input) -> Self {
        let dropped = input.start == Start::Decoded && input.cut.start > 0.0;
        self.pair_if("-ss", dropped.then(|| seconds(input.cut.start)))
            .pair_if("-t", input.cut.seconds.map(seconds))
    }

    /// Appends the output file.
    pub(super) fn output(mut self, path: &Path) -> Self {
        self.0.push(file(path));
        self
    }

    /// Returns the finished command line.
    pub(super) fn done(self) -> Vec<OsString> {
        self.0
    }
}

/// A path prefixed with `file:`, so that it cannot be taken for an option or for another protocol.
pub(super) fn file(path: &Path) -> OsString {
    let mut name = OsString::from("file:");
    name.push(path);
    name
}

/// Formats seconds as ffmpeg reads them.
fn seconds(seconds: f64) -> String {
    format!("{seconds:.3}")
}
