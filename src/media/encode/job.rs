//! What a tool is asked to run, and what comes of decoding.

use std::ffi::OsString;
use std::path::PathBuf;

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
