//! Soundtracks that get more bits than a video's total suggests, because its pictures leave room.

use super::settings::{AudioCodec, AudioSettings, RateControl, sample_rate};
use crate::limits::fitting::{VIDEO_AUDIO, VIDEO_AUDIO_BITRATE};
use crate::media::streams::AudioTrack;

/// Settings for a soundtrack that may have `bitrate` bits a second for itself: no more of them than are heard, nor than
/// a lossy source has, if it has enough for two channels.
#[must_use]
pub fn ample(source: &AudioTrack, bitrate: f64) -> AudioSettings {
    let steps = VIDEO_AUDIO.iter().rev();
    let step = steps.clone().find(|step| f64::from(step.bitrate) <= bitrate).unwrap_or(&VIDEO_AUDIO[0]);
    let channels = step.channels.min(source.channels);
    // One channel sounds as good with two thirds of the bits, and has enough with three quarters of the highest step.
    let of_channels = |two: u32, one: u32| if channels == 1 { one } else { two };
    let most = of_channels(VIDEO_AUDIO_BITRATE, VIDEO_AUDIO_BITRATE * 2 / 3);
    let enough = of_channels(VIDEO_AUDIO[5].bitrate, VIDEO_AUDIO[5].bitrate * 3 / 4);
    let is_lossy = !source.is_lossless() && source.bitrate > 0;
    let most = if is_lossy { most.min(source.bitrate.max(enough)) } else { most };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between the bounds")]
    let bitrate = bitrate.clamp(f64::from(VIDEO_AUDIO[0].bitrate), f64::from(most)) as u32;
    let step_of_encoder = AudioCodec::Aac.rate_step();
    AudioSettings {
        codec: AudioCodec::Aac,
        bitrate: bitrate / step_of_encoder * step_of_encoder,
        channels,
        sample_rate: sample_rate(step.sample_rate, source.sample_rate),
        rate_control: RateControl::Average,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_gets_what_it_can_use() {
        for (codec, channels, of_source, room, bitrate, of_result) in [
            ("pcm_s16le", 2, 1_536_000, 1e9, 128_000, 2),
            ("pcm_s16le", 1, 768_000, 1e9, 85_300, 1),
            ("pcm_s16le", 2, 1_536_000, 90_000.0, 90_000, 2),
            ("pcm_s16le", 2, 1_536_000, 50_000.0, 50_000, 1),
            ("aac", 2, 96_000, 1e9, 96_000, 2),
            ("opus", 2, 24_000, 1e9, 64_000, 2),
            ("vorbis", 2, 0, 1e9, 128_000, 2),
            ("aac", 2, 96_000, 0.0, 12_000, 1),
        ] {
            let source = AudioTrack {
                codec: codec.to_owned(),
                channels,
                bitrate: of_source,
                sample_rate: 48_000,
                ..AudioTrack::default()
            };
            let found = ample(&source, room);
            assert_eq!((found.bitrate, found.channels), (bitrate, of_result), "{codec} {of_source} {room}");
        }
    }
}
