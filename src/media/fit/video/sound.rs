//! Encodes the audio of a video: before its pictures, and once more if these leave room.

use super::passes::FIRST_PASS;
use super::state::VideoFit;
use crate::media::arguments::{Input, audio as sound_arguments};
use crate::media::encode::Job;
use crate::media::fit::{Event, FitError, Kit, Step, sides, speech, verify};
use crate::media::plan::audio::AudioSettings;

impl VideoFit<'_> {
    /// Encodes the audio, if there are settings for it; `shown` is the progress at which that begins.
    pub(super) fn encode_sound(
        &mut self,
        settings: Option<&AudioSettings>,
        shown: f64,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<(), FitError> {
        let (Some(settings), Some(sound)) = (settings, &self.source.streams.audio) else { return Ok(()) };
        let output = kit.workspace.file("sound.mp4");
        let heard = self.source.heard(self.target.cut)?;
        let stream = sound.index;
        let (input, mut sound) = speech::unpacked(heard, sound, self.seconds, kit)?;
        sides::measured(&self.source.input(self.target.cut)?, &mut sound, settings, self.seconds, kit.tools)?;
        self.one_side = sides::note(&sound, settings);
        let job = Job {
            arguments: sound_arguments::encode(
                &input,
                &sound,
                settings,
                sound_arguments::Beginning::InStep,
                &output,
            ),
            seconds: self.seconds,
            output: Some(output.clone()),
        };
        let stderr = kit.tools.encode(&job, &mut |part| {
            self.reached = part * self.seconds;
            on_event(Event { step: Step::Sound, done: shown + part * FIRST_PASS });
        })?;
        self.damage = self.damage.take().or_else(|| verify::damage(&stderr, self.source));
        if self.damage.is_some() {
            self.has_all(stream, self.reached, kit)?;
        }
        let bytes = kit.tools.measure(&output)?;
        self.sound = Some((Input::whole(output, "mov"), bytes));
        Ok(())
    }
}
