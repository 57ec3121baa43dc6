//! Videos that are delivered unchanged.

use super::state::VideoFit;
use crate::media::encode::Encode;
use crate::media::fit::{Event, FitError, Kit, Source, Step, verify};
use crate::media::plan::{Plan, Target};

/// Whether the source is delivered unchanged.
pub(in crate::media::fit) fn keeps(
    source: &Source,
    target: &Target,
    tools: &dyn Encode,
) -> Result<bool, FitError> {
    Ok(VideoFit::new(source, target, tools)?.plan() == Plan::Keep)
}

impl VideoFit<'_> {
    /// Checks that an input that is to be kept plays to its end; returns the note about errors on the way.
    pub(super) fn decodes(
        &self,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<Option<String>, FitError> {
        let decoded =
            kit.tools.decode(&self.input, &self.source.streams.indices(), self.seconds, &mut |done| {
                on_event(Event { step: Step::Checking, done });
            })?;
        verify::long_enough(decoded.seconds, self.seconds, self.source)?;
        Ok(verify::damage(&decoded.stderr, self.source))
    }
}
