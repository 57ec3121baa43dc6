//! Drives ffmpeg: the trait that fitting works with, and the real tool behind it.

mod ffmpeg;
mod process;
mod progress;
mod statistics;

pub use ffmpeg::Ffmpeg;
pub use process::Patience;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::arguments::Input;
use super::streams::Streams;

/// One run of ffmpeg.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The command-line arguments.
    pub arguments: Vec<OsString>,
    /// The seconds of media that the run produces, for computing its progress.
    pub seconds: f64,
    /// The file that the run writes, if any.
    pub output: Option<PathBuf>,
}

/// The result of decoding a file to its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    /// The seconds that were decoded.
    pub seconds: f64,
    /// The decoder's complaint; `None` if it had none.
    pub complaint: Option<String>,
    /// The last lines of what the tool wrote to standard error.
    pub stderr: Vec<String>,
}

/// Why a tool failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ToolError {
    /// The tool is not installed.
    #[error("`{0}` is not found")]
    Missing(&'static str),
    /// The installed ffmpeg lacks an encoder that is needed.
    #[error("this ffmpeg has no encoder {0}")]
    Encoder(&'static str),
    /// The tool could not be run, or ended with an error.
    #[error("`{program}` failed ({status}): {}", stderr.replace('\n', "; "))]
    Failed {
        /// The name of the tool.
        program: &'static str,
        /// The exit status, in words.
        status: String,
        /// The last lines of the tool's output, or why it did not run.
        stderr: String,
    },
    /// The tool was silent for too long.
    #[error("`{program}` made no progress for {seconds} s")]
    Stalled {
        /// The name of the tool.
        program: &'static str,
        /// The seconds of silence that were allowed.
        seconds: u64,
    },
    /// The tool took longer than allowed.
    #[error("`{program}` was ended after {} s", allowed.as_secs_f64())]
    TimedOut {
        /// The name of the tool.
        program: &'static str,
        /// The time that was allowed.
        allowed: Duration,
    },
    /// A person or the system interrupted the run.
    #[error("interrupted")]
    Interrupted,
}

/// An encoder of media: ffmpeg, or a script that replaces it in tests.
pub trait Encode: Sync {
    /// Runs a job to its end; progress is from 0 to 1. Returns the last lines of what the tool wrote to standard error:
    /// errors that did not stop it.
    ///
    /// # Errors
    /// If ffmpeg is missing, fails, stalls or takes too long, or if the run is interrupted.
    fn encode(&self, job: &Job, on_progress: &mut dyn FnMut(f64)) -> Result<Vec<String>, ToolError>;

    /// Decodes streams of a file to its end, to check that this is possible: those of these indices, or all of them if
    /// there are none.
    ///
    /// # Errors
    /// As [`Encode::encode`]; a damaged file is not an error.
    fn decode(
        &self,
        input: &Input,
        streams: &[u32],
        seconds: f64,
        on_progress: &mut dyn FnMut(f64),
    ) -> Result<Decoded, ToolError>;

    /// Reads the streams of a file.
    ///
    /// # Errors
    /// When ffprobe is missing or cannot read the file.
    fn examine(&self, input: &Input) -> Result<Streams, ToolError>;

    /// Similarity of results to their source, from 0 to 1 (SSIM of all compared planes), in the order of the filters'
    /// numbers.
    ///
    /// # Errors
    /// As [`Encode::encode`].
    fn similarities(&self, job: &Job) -> Result<Vec<f64>, ToolError>;

    /// Similarity of one result to its source, from 0 to 1 (SSIM).
    ///
    /// # Errors
    /// As [`Encode::encode`], and when nothing was compared.
    fn similarity(&self, job: &Job) -> Result<f64, ToolError> {
        let stderr = || "it compared no frame".to_owned();
        let none = || ToolError::Failed { program: "ffmpeg", status: "no SSIM".to_owned(), stderr: stderr() };
        self.similarities(job)?.first().copied().ok_or_else(none)
    }

    /// The mean levels of the channels that are measured (RMS), in decibels below full scale: those of one window after
    /// the other.
    ///
    /// # Errors
    /// As [`Encode::encode`].
    fn levels(&self, job: &Job) -> Result<Vec<f64>, ToolError>;

    /// What the installed ffmpeg can do.
    ///
    /// # Errors
    /// When ffmpeg is missing or does not answer.
    fn abilities(&self) -> Result<Abilities, ToolError>;

    /// The share of blocks in predicted frames that resemble nothing in other frames, from the log of a first pass;
    /// `None` if no frame is predicted.
    ///
    /// # Errors
    /// When there is no such log.
    fn novelty(&self, log: &Path) -> Result<Option<f64>, ToolError>;

    /// The size of a file in bytes. Part of this trait because the results of a script are not on disk.
    ///
    /// # Errors
    /// When there is no such file.
    fn measure(&self, path: &Path) -> Result<u64, ToolError>;
}

/// The version and the abilities of an ffmpeg.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// The first line of `ffmpeg -version`.
    pub version: String,
    /// Whether it has x264.
    pub x264: bool,
    /// Whether it has LAME.
    pub lame: bool,
    /// Whether it has an encoder for AMR-NB.
    pub amr: bool,
    /// Whether it has libvpx.
    pub vpx: bool,
    /// Whether it has zscale, which converts HDR to standard range.
    pub zscale: bool,
}

impl Abilities {
    /// Parses the output of `ffmpeg -version`: the version, and the libraries that ffmpeg was built with.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut built = text.lines().filter_map(|line| line.trim().strip_prefix("configuration:"));
        let words: Vec<&str> = built.next().unwrap_or_default().split_ascii_whitespace().collect();
        let has = |library: &str| words.iter().any(|word| word.strip_prefix("--enable-") == Some(library));
        Self {
            version: text.lines().next().unwrap_or_default().to_owned(),
            x264: has("libx264"),
            lame: has("libmp3lame"),
            amr: has("libopencore-amrnb"),
            vpx: has("libvpx"),
            zscale: has("libzimg"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_read_from_the_version() {
        let text = "ffmpeg version 5.1.6 Copyright (c) 2000-2024 the FFmpeg developers\nbuilt with gcc 12\n\
                    configuration: --prefix=/usr --enable-gpl --enable-libmp3lame --enable-libx264 --enable-libzimg\n\
                    libavutil      57. 28.100 / 57. 28.100\n";
        let abilities = Abilities::read(text);
        assert!(abilities.x264 && abilities.lame && abilities.zscale && !abilities.amr, "{abilities:?}");
        assert!(abilities.version.starts_with("ffmpeg version 5.1.6"));
        assert_eq!(Abilities::read(""), Abilities::default());
    }
}
