//! Encodes a video: two passes, or only the second.

use super::state::VideoFit;
use crate::media::arguments::trial;
use crate::media::encode::{Abilities, Job, ToolError};
use crate::media::fit::{Event, FitError, Kit, Step, verify};
use crate::media::plan::Tried;
use crate::media::plan::video::{VideoCodec, VideoSettings};

/// The progress at which each pass begins, and at which the second ends. Our choice, for display only.
pub(super) const FIRST_PASS: f64 = 0.05;
const SECOND_PASS: f64 = 0.35;
pub(super) const PASSED: f64 = 0.9;

/// The frames that ffmpeg does not count at the end of a first pass, because they wait to be reordered. Measured:
/// two. Our choice: twice as many, for versions that count otherwise.
const WAITING: f64 = 4.0;

/// Refuses to encode with an ffmpeg that has no x264.
pub(super) fn able(abilities: Result<&Abilities, &ToolError>) -> Result<(), FitError> {
    match abilities {
        Err(error) => Err(error.clone().into()),
        Ok(abilities) if !abilities.x264 => Err(ToolError::Encoder("for H.264 (libx264)").into()),
        Ok(_) => Ok(()),
    }
}

impl VideoFit<'_> {
    /// Encodes the video; as coarsely as the encoder can, if it refuses so few bits.
    pub(super) fn encode(
        &mut self,
        settings: VideoSettings,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<(), FitError> {
        let refused = |stderr: &str| stderr.contains("bitrate") && stderr.contains("too low");
        match self.passed(settings, kit, on_event) {
            Err(FitError::Tool(ToolError::Failed { stderr, .. }))
                if refused(&stderr) && settings.has_first_pass() =>
            {
                let quantiser = Some(settings.codec.coarsest());
                self.passed(VideoSettings { quantiser, ..settings }, kit, on_event)
            }
            done => done,
        }
    }

    /// Runs both passes, or only the second if the first can be reused or is not needed.
    fn passed(
        &mut self,
        settings: VideoSettings,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<(), FitError> {
        let log = kit.workspace.file("passes");
        let output = self.file(self.tried.len(), kit);
        let passes = self.passes(&settings, &log);
        let (first, log_of_first) = (passes.first(), trial::log(&passes));
        let second = passes.second(self.sound.as_ref().map(|(input, _)| input), &output);
        let served = self.tried.last().is_some_and(|last| last.settings.shares_first_pass(&settings));
        if !served && settings.has_first_pass() {
            let job = Job { arguments: first, seconds: self.seconds, output: None };
            let mut shown = 0.0f64;
            kit.tools.encode(&job, &mut |part| {
                shown = shown.max(part * self.seconds);
                let done = FIRST_PASS + part * (SECOND_PASS - FIRST_PASS);
                on_event(Event { step: Step::FirstPass, done });
            })?;
            self.encodes += 1;
            self.reached = self.reached.max(shown);
            // A truncated input is refused before the longer pass.
            let waiting = WAITING / settings.frame_rate.value();
            let enough = |reached| verify::long_enough(reached, self.seconds, self.source);
            enough(self.reached + waiting).or_else(|_| enough(self.reached))?;
            let all = |shown| self.has_all(self.pictures.index, shown, kit);
            all(shown + waiting).or_else(|_| all(shown))?;
            self.coarsest = settings.codec != VideoCodec::H263 && kit.tools.is_coarsest(&log_of_first)?;
        }
        let job = Job { arguments: second, seconds: self.seconds, output: Some(output.clone()) };
        let stderr = kit.tools.encode(&job, &mut |part| {
            let done = SECOND_PASS + part * (PASSED - SECOND_PASS);
            on_event(Event { step: Step::SecondPass, done });
        })?;
        self.encodes += 1;
        self.damage = self.damage.take().or_else(|| verify::damage(&stderr, self.source));
        self.tried.push(Tried { settings, bytes: kit.tools.measure(&output)? });
        Ok(())
    }
}
