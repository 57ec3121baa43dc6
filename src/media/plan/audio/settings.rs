//! Settings for encoding audio, and which of them a bitrate allows.

use crate::limits::fitting::{MP3_AUDIO, MP3_BITRATE, MP3_LEAST_BITRATE, VIDEO_AUDIO};
use crate::media::plan::AudioForm;
use crate::media::streams::AudioTrack;

/// Sample rates in Hz that both MP3 and AAC support (ISO 13818-3 and 14496-3; the lowest ones of MP3, MPEG-2.5, are
/// an extension by custom).
pub(super) const RATES: [u32; 9] = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

/// Settings for encoding audio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AudioSettings {
    /// The codec.
    pub codec: AudioCodec,
    /// The bitrate in bits a second.
    pub bitrate: u32,
    /// The number of channels: one or two.
    pub channels: u32,
    /// The sample rate, in samples a second.
    pub sample_rate: u32,
    /// How closely the encoder keeps to the bitrate.
    pub rate_control: RateControl,
}

/// How closely an encoder keeps to a bitrate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum RateControl {
    /// On average. Measured: at its lowest bitrates, LAME takes up to 30 % more for speech.
    #[default]
    Average,
    /// In every frame, which sounds worse. Only for what is too large otherwise.
    Constant,
}

/// An audio codec, by its own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum AudioCodec {
    Mp3,
    Aac,
    AmrNb,
}

impl AudioCodec {
    /// The step between two bitrates of the encoder, in bits a second. LAME counts in thousands; ffmpeg's AAC encoder
    /// takes any bitrate, but less than a hundred changes nothing.
    #[must_use]
    pub fn rate_step(self) -> u32 {
        match self {
            AudioCodec::Mp3 => 1_000,
            AudioCodec::Aac | AudioCodec::AmrNb => 100,
        }
    }

    /// The codec's name in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            AudioCodec::Mp3 => "mp3",
            AudioCodec::Aac => "aac",
            AudioCodec::AmrNb => "amr_nb",
        }
    }
}

/// Settings for `bitrate` bits a second, within the bounds of the form and of the source.
pub(super) fn settings(source: &AudioTrack, bitrate: f64, form: AudioForm) -> AudioSettings {
    let bitrate = bitrate.min(f64::from(MP3_BITRATE)).max(f64::from(least_bitrate(form)));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is between the bounds above"
    )]
    let bitrate = bitrate as u32;
    let step = MP3_AUDIO.iter().find(|step| bitrate < step.below).unwrap_or(&MP3_AUDIO[5]);
    let channels = step.channels.min(source.channels);
    let codec = match form {
        AudioForm::Mp3 => AudioCodec::Mp3,
        AudioForm::Aac => AudioCodec::Aac,
    };
    // One channel sounds as good with two thirds of the bits.
    let most = if channels == 1 { MP3_BITRATE * 2 / 3 } else { MP3_BITRATE };
    let sample_rate = sample_rate(step.sample_rate, source.sample_rate);
    // MPEG-2 and MPEG-2.5, which have the lower sample rates, end at 160 and 64 kbit/s; MPEG-2 stays one step below.
    let most = match (codec, sample_rate) {
        (AudioCodec::Mp3, ..12_001) => most.min(64_000),
        (AudioCodec::Mp3, ..24_001) => most.min(144_000),
        _ => most,
    };
    let step = codec.rate_step();
    let bitrate = bitrate.min(most) / step * step;
    AudioSettings { codec, bitrate, channels, sample_rate, rate_control: RateControl::Average }
}

/// The settings with which sound surely takes no more than the least that is reckoned, if the form has such.
pub(super) fn surest(source: &AudioTrack, form: AudioForm) -> Option<AudioSettings> {
    let lowest = settings(source, 0.0, form);
    (form == AudioForm::Mp3).then_some(AudioSettings { rate_control: RateControl::Constant, ..lowest })
}

/// The highest supported rate that is neither above `wanted` nor above `source`; the lowest if there is none.
pub(super) fn sample_rate(wanted: u32, source: u32) -> u32 {
    RATES.into_iter().rev().find(|rate| *rate <= wanted.min(source)).unwrap_or(RATES[0])
}

/// The least bitrate of a form, in bits a second.
pub(super) fn least_bitrate(form: AudioForm) -> u32 {
    match form {
        AudioForm::Mp3 => MP3_LEAST_BITRATE,
        AudioForm::Aac => VIDEO_AUDIO[0].bitrate,
    }
}
