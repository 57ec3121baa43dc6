//! Gives the sound of a video what its pictures leave of the budget.

use std::path::Path;

use super::passes::PASSED;
use super::state::VideoFit;
use crate::media::arguments::Input;
use crate::media::arguments::video as arguments;
use crate::media::encode::Job;
use crate::media::fit::{Event, FitError, Kit};
use crate::media::plan::audio::AudioSettings;
use crate::media::plan::video::{self as planning, VideoSettings};
use crate::media::plan::{Handset, Tried};

/// The most encodings of the sound. Our choice: a second one knows how far the first one strays.
const TRIES: usize = 2;

/// The factor by which its bitrate must grow for sound to be encoded again. Our choice: less is not heard.
const WORTH_HEARING: f64 = 1.1;

impl VideoFit<'_> {
    /// The index of a result with the pictures of the one of `index`, and with better sound if the budget has room for
    /// that: the sound was encoded first, and pictures that need few bits leave many.
    pub(super) fn filled(
        &mut self,
        index: usize,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<usize, FitError> {
        let Tried { settings, bytes } = self.tried[index].clone();
        let (Some(audio), Some((_, heard))) = (&settings.audio, &self.sound) else { return Ok(index) };
        if bytes >= self.target.floor() || self.target.handset == Handset::ThreeGp {
            return Ok(index);
        }
        let pictures = Input::whole(self.file(index, kit), "mov");
        let (output, others) = (self.file(self.tried.len(), kit), bytes.saturating_sub(*heard));
        let before = (self.sound.clone(), self.one_side.clone());
        let least = f64::from(audio.bitrate) * WORTH_HEARING;
        let Some((audio, bytes)) = self.join((&pictures, 0), others, least, &output, kit, on_event)? else {
            (self.sound, self.one_side) = before;
            return Ok(index);
        };
        self.tried.push(Tried { settings: VideoSettings { audio: Some(audio), ..settings }, bytes });
        Ok(self.tried.len() - 1)
    }

    /// Encodes sound for the room that a stream of pictures leaves beside `others` bytes, and copies both into
    /// `output`; returns its settings and the size of the file, or `None` if not even `least` bits a second fit.
    pub(super) fn join(
        &mut self,
        (pictures, stream): (&Input, u32),
        others: u64,
        least: f64,
        output: &Path,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<Option<(AudioSettings, u64)>, FitError> {
        let mut over: Option<Tried<AudioSettings>> = None;
        for _ in 0..TRIES {
            let next = planning::sound_beside(&self.known(), self.target, others, over.as_ref());
            let Some(settings) = next.filter(|next| f64::from(next.bitrate) >= least) else {
                return Ok(None);
            };
            self.encode_sound(Some(&settings), PASSED, kit, on_event)?;
            let Some((sound, _)) = &self.sound else { return Ok(None) };
            let arguments = arguments::joined(pictures, stream, sound, output);
            let job = Job { arguments, seconds: self.seconds, output: Some(output.to_owned()) };
            kit.tools.encode(&job, &mut |_| {})?;
            let bytes = kit.tools.measure(output)?;
            if bytes <= self.target.budget {
                return Ok(Some((settings, bytes)));
            }
            over = Some(Tried { settings, bytes });
        }
        Ok(None)
    }
}
