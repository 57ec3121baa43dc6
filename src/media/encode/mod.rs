//! Driving ffmpeg: the trait that the fit loop works with, and the real tool behind it.

mod ffmpeg;
mod process;
mod progress;
mod statistics;

pub use ffmpeg::Ffmpeg;
pub use process::Patience;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::arguments::Input;
use super::streams::Streams;

/// One run of ffmpeg.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// How many seconds of media it makes, to reckon progress with.
    pub seconds: f64,
    /// The file that it writes, if it writes one.
    pub output: Option<PathBuf>,
}

/// What a complete decoding came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    /// Seconds that came out.
    pub seconds: f64,
    /// What the decoder complained about; nothing where all is well.
    pub complaint: Option<String>,
}

/// Why a tool did not do what it was told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ToolError {
    /// It is not installed.
    #[error("`{0}` is not found")]
    Missing(&'static str),
    /// It cannot do what is needed.
    #[error("this ffmpeg has no encoder {0}")]
    Encoder(&'static str),
    /// It said that it failed.
    #[error("`{program}` failed ({status}): {}", said.replace('\n', "; "))]
    Failed {
        /// Its name.
        program: &'static str,
        /// How it ended.
        status: String,
        /// The last lines that it wrote.
        said: String,
    },
    /// It said nothing for too long.
    #[error("`{program}` made no progress for {seconds} s")]
    Stalled {
        /// Its name.
        program: &'static str,
        /// For how long.
        seconds: u64,
    },
    /// It took longer than it may.
    #[error("`{program}` was ended after {seconds} s")]
    TimedOut {
        /// Its name.
        program: &'static str,
        /// After how long.
        seconds: u64,
    },
    /// A person or the system wished the end.
    #[error("interrupted")]
    Interrupted,
}

/// A way to make media: ffmpeg, or a script that stands for it in tests.
pub trait Encode: Sync {
    /// Runs a job to its end; progress is from 0 to 1.
    ///
    /// # Errors
    /// When ffmpeg is missing, fails, stalls, takes too long, or the run is to end.
    fn encode(&self, job: &Job, on_progress: &mut dyn FnMut(f64)) -> Result<(), ToolError>;

    /// Decodes a file to its end, to see that it does.
    ///
    /// # Errors
    /// As [`Encode::encode`]; a damaged file is no error.
    fn decode(
        &self,
        input: &Input,
        seconds: f64,
        on_progress: &mut dyn FnMut(f64),
    ) -> Result<Decoded, ToolError>;

    /// A file's streams.
    ///
    /// # Errors
    /// When ffprobe is missing or cannot read the file.
    fn examine(&self, input: &Input) -> Result<Streams, ToolError>;

    /// How alike results and their source look, from 0 to 1 (SSIM of all planes), in the order of the filters' numbers.
    ///
    /// # Errors
    /// As [`Encode::encode`].
    fn similarities(&self, job: &Job) -> Result<Vec<f64>, ToolError>;

    /// The same for one result.
    ///
    /// # Errors
    /// As [`Encode::encode`], and when nothing was compared.
    fn similarity(&self, job: &Job) -> Result<f64, ToolError> {
        let said = || "it compared no frame".to_owned();
        let none = || ToolError::Failed { program: "ffmpeg", status: "no SSIM".to_owned(), said: said() };
        self.similarities(job)?.first().copied().ok_or_else(none)
    }

    /// What ffmpeg can do here.
    ///
    /// # Errors
    /// When ffmpeg is missing or does not answer.
    fn abilities(&self) -> Result<Abilities, ToolError>;

    /// Which part of the blocks of frames that are predicted from others resembles nothing in them, as a first pass
    /// wrote into its log; nothing where no frame is.
    ///
    /// # Errors
    /// When there is no such log.
    fn novelty(&self, log: &Path) -> Result<Option<f64>, ToolError>;

    /// How long a file is, in bytes. Here, because what a script has made is on no disk.
    ///
    /// # Errors
    /// When there is no such file.
    fn measure(&self, path: &Path) -> Result<u64, ToolError>;
}

/// What an ffmpeg can do, and which it is.
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
    /// Whether its zscale converts brightness that screens cannot show.
    pub zscale: bool,
}

impl Abilities {
    /// Reads what `ffmpeg -version` says: which it is, and with which libraries it was built.
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
