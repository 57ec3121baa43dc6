//! What a fit works with.

use std::ffi::OsString;
use std::path::Path;

use super::{FitError, Workspace};
use crate::interrupt::Interrupt;
use crate::media::encode::{Encode, Job, ToolError};

/// The tools and the folder that a fit works with.
#[derive(Clone, Copy)]
pub struct Kit<'a> {
    /// The media tools.
    pub tools: &'a dyn Encode,
    /// The folder for results and intermediate files.
    pub workspace: &'a Workspace,
    /// The interrupt, which is checked while no tool runs.
    pub interrupt: &'a Interrupt,
}

impl Kit<'_> {
    /// Copies streams of `seconds` into `file`, as `arguments` say; returns its size in bytes, or `None` if they cannot be
    /// copied.
    ///
    /// # Errors
    /// If ffmpeg is missing, stalls or takes too long, or if the run is interrupted.
    pub(super) fn copied(
        &self,
        arguments: Vec<OsString>,
        seconds: f64,
        file: &Path,
    ) -> Result<Option<u64>, FitError> {
        let job = Job { arguments, seconds, output: Some(file.to_owned()) };
        match self.tools.encode(&job, &mut |_| {}).and_then(|_| self.tools.measure(file)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(ToolError::Failed { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}
