//! The result of fitting a video: it is checked, and compared with its source if that is asked for.

use super::passes::PASSED;
use super::state::VideoFit;
use crate::media::arguments::Input;
use crate::media::arguments::video as arguments;
use crate::media::encode::Job;
use crate::media::fit::{Event, FitError, Fitted, Kit, Outcome, Product, Settings, Step, verify};
use crate::media::plan::Tried;
use crate::media::plan::video::VideoSettings;

impl VideoFit<'_> {
    pub(super) fn take(
        &self,
        index: usize,
        min_similarity: Option<f64>,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<Fitted, FitError> {
        let (file, tried) = (self.file(index, kit), &self.tried[index]);
        verify::plays(&file, "mov", self.seconds, self.source, kit, on_event)?;
        let product = Product { file, kind: self.kind(), bytes: tried.bytes };
        let Some(least) = min_similarity else {
            return Ok(self.done(Outcome::Fitted(product), Some(tried)));
        };
        on_event(Event { step: Step::Comparing, done: PASSED });
        let log = kit.workspace.file("passes");
        let result = Input::whole(product.file.clone(), "mov");
        let arguments = arguments::compare(&self.passes(&tried.settings, &log), &result);
        let job = Job { arguments, seconds: self.seconds, output: None };
        let similarity = kit.tools.similarity(&job)?;
        let outcome = if similarity < least {
            Outcome::TooPoor { least, bytes: product.bytes }
        } else {
            Outcome::Fitted(product)
        };
        Ok(Fitted { similarity: Some(similarity), ..self.done(outcome, Some(tried)) })
    }

    /// The result of the fit. Its settings have the measured bitrate, not the one that was asked for.
    pub(super) fn done(&self, outcome: Outcome, taken: Option<&Tried<VideoSettings>>) -> Fitted {
        let measured = |Tried { settings, bytes }: &Tried<VideoSettings>| VideoSettings {
            bitrate: self.known().bitrate(self.target, settings, *bytes),
            ..*settings
        };
        let settings = taken.map(measured).map(Settings::Video);
        let mut notes = self.notes();
        if let (Outcome::Fitted(_), Some(taken)) = (&outcome, taken) {
            notes.extend(self.why_small(taken));
        }
        Fitted { notes, ..Fitted::of(outcome, self.encodes, settings) }
    }
}
