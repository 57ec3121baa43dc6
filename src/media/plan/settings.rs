//! Settings for encoding a video.

use super::Handset;
use super::audio::AudioSettings;
use crate::media::streams::Ratio;

/// Settings for encoding a video.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct VideoSettings {
    /// The codec.
    pub codec: VideoCodec,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Frames a second.
    pub frame_rate: Ratio,
    /// The bitrate of the video stream, in bits a second.
    pub bitrate: u32,
    /// A constant quantiser in place of the bitrate, if the encoder refuses so few bits.
    pub quantiser: Option<u32>,
    /// A constant rate factor (`-crf`) in place of the bitrate, if the encoder misses its bitrates by far.
    pub rate_factor: Option<f64>,
    /// How far x264 may stray from the bitrate (`ratetol`).
    pub rate_tolerance: f64,
    /// Settings for the audio, if there is any.
    pub audio: Option<AudioSettings>,
}

/// A video codec, by its own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum VideoCodec {
    H264High,
    H264Baseline,
    H263,
}

impl VideoCodec {
    /// The codec that a class of handsets plays.
    #[must_use]
    pub fn of(handset: Handset) -> Self {
        match handset {
            Handset::Modern => Self::H264High,
            Handset::Baseline => Self::H264Baseline,
            Handset::ThreeGp => Self::H263,
        }
    }

    /// The codec's name in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            VideoCodec::H264High => "h264 high",
            VideoCodec::H264Baseline => "h264 baseline",
            VideoCodec::H263 => "h263",
        }
    }

    /// The coarsest quantiser of the codec's encoder. x264 goes beyond the standard's 51, with coarser decisions.
    #[must_use]
    pub fn coarsest(self) -> u32 {
        match self {
            VideoCodec::H264High | VideoCodec::H264Baseline => 69,
            VideoCodec::H263 => 31,
        }
    }
}

impl VideoSettings {
    /// Whether a first pass made for `other` serves these settings too.
    #[must_use]
    pub fn shares_first_pass(&self, other: &Self) -> bool {
        let Self { bitrate, quantiser, rate_factor, .. } = *other;
        Self { bitrate, quantiser, rate_factor, ..*self } == *other
    }

    /// Whether these settings ask for a bitrate, which takes two passes.
    #[must_use]
    pub fn has_first_pass(&self) -> bool {
        self.quantiser.is_none() && self.rate_factor.is_none()
    }
}
