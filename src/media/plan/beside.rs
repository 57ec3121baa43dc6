//! Plans the sound beside pictures that are made or copied already: it gets what they leave of the budget.

use super::audio::{AudioSettings, ample};
use super::source::Source;
use super::{Target, Tried, float};

/// The share of the room that is asked for. Measured: ffmpeg's AAC encoder overshoots by up to 3 %.
const AIM: f64 = 0.965;

/// The share of the room that is asked for once a result was too large. Our choice: its drift is known by then.
const NEXT_AIM: f64 = 0.98;

/// Settings for the sound of a result that has `others` bytes beside it; `over` is a result that was too large. `None`
/// if the source has no sound.
#[must_use]
pub fn sound_beside(
    source: &Source<'_>,
    target: &Target,
    others: u64,
    over: Option<&Tried<AudioSettings>>,
) -> Option<AudioSettings> {
    let room = float(target.budget.saturating_sub(others));
    let bitrate = match over {
        Some(Tried { settings, bytes }) => {
            f64::from(settings.bitrate) * room / float(bytes.saturating_sub(others).max(1)) * NEXT_AIM
        }
        None => room * 8.0 / source.seconds(target) * AIM,
    };
    source.streams.audio.as_ref().map(|sound| ample(sound, bitrate))
}

/// Whether sound of these settings gains nothing by more bits.
#[must_use]
pub fn sounds_its_best(source: &Source<'_>, settings: &AudioSettings) -> bool {
    let best = source.streams.audio.as_ref().map(|sound| ample(sound, f64::INFINITY));
    best.is_none_or(|best| settings.bitrate >= best.bitrate)
}
