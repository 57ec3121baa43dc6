//! Measures how much a video moves.

use std::ffi::OsString;

use super::state::VideoFit;
use crate::media::arguments::video as arguments;
use crate::media::arguments::{Input, Start};
use crate::media::encode::{Encode, Job, ToolError};
use crate::media::plan::video as planning;

impl VideoFit<'_> {
    /// Measures how much the video moves, if the plan depends on it; returns the command line.
    pub(super) fn watch(&mut self, tools: &dyn Encode) -> Result<Option<Vec<OsString>>, ToolError> {
        let known = self.known();
        let Some(rate) = planning::halved_if_steady(&known, self.target) else { return Ok(None) };
        let cuts = known.samples(self.target);
        let seconds = cuts.iter().map(|cut| cut.of(self.seconds)).sum();
        let parts: Vec<_> =
            cuts.into_iter().map(|cut| Input { cut, start: Start::Sought, ..self.input.clone() }).collect();
        let arguments = arguments::steadiness(&parts, self.pictures, rate);
        let job = Job { arguments, seconds, output: None };
        let found = match tools.similarities(&job) {
            Ok(found) => found,
            // Parts without a frame have no result.
            Err(ToolError::Failed { .. }) => Vec::new(),
            Err(error) => return Err(error),
        };
        let count = u32::try_from(found.len()).expect("samples are few");
        self.steadiness = (count > 0).then(|| found.iter().sum::<f64>() / f64::from(count));
        Ok(Some(job.arguments))
    }
}
