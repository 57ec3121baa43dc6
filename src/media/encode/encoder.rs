//! The trait that fitting works with.

use std::path::Path;

use super::{Abilities, Decoded, Job, Schedule, ToolError};
use crate::media::arguments::Input;
use crate::media::streams::Streams;

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

    /// When the packets of a stream are to be played, by its index, without decoding them.
    ///
    /// # Errors
    /// As [`Encode::examine`].
    fn schedule(&self, input: &Input, stream: u32) -> Result<Schedule, ToolError>;

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

    /// Whether most frames of a first pass are as coarse as the encoder makes them, by its log.
    ///
    /// # Errors
    /// When there is no such log.
    fn is_coarsest(&self, log: &Path) -> Result<bool, ToolError>;

    /// The size of a file in bytes. Part of this trait because the results of a script are not on disk.
    ///
    /// # Errors
    /// When there is no such file.
    fn measure(&self, path: &Path) -> Result<u64, ToolError>;
}
