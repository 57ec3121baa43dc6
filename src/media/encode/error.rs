//! Why a tool failed.

use std::time::Duration;

/// Why a tool failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ToolError {
    /// The tool is not installed.
    #[error("`{0}` is not found")]
    Missing(&'static str),
    /// The installed ffmpeg lacks an encoder that is needed.
    #[error("this ffmpeg has no encoder {0}")]
    Encoder(&'static str),
    /// The tool answered in words that it does not have.
    #[error("`{0}` does not answer as it should")]
    Garbled(&'static str),
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
    /// The tool showed no sign of work for too long.
    #[error("`{program}` made no progress for {seconds} s")]
    Stalled {
        /// The name of the tool.
        program: &'static str,
        /// The seconds in which there was none.
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
