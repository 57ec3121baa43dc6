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
        if !decoded.stderr.is_empty() {
            self.decodes_alone(kit)?;
        }
        Ok(verify::damage(&decoded.stderr, self.source))
    }

    /// Checks each stream by itself: one of them can reach the end while nothing is left of the other.
    fn decodes_alone(&self, kit: &Kit<'_>) -> Result<(), FitError> {
        for stream in self.source.streams.indices() {
            let decoded = kit.tools.decode(&self.input, &[stream], self.seconds, &mut |_| {})?;
            self.has_all(stream, decoded.seconds, kit)?;
        }
        Ok(())
    }

    /// Checks that a stream of the source, of which so many seconds came out, was not longer.
    pub(super) fn has_all(&self, stream: u32, got: f64, kit: &Kit<'_>) -> Result<(), FitError> {
        verify::all_of_stream(got, self.seconds, stream, self.target.cut, self.source, kit.tools)
    }
}
