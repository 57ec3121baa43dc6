//! What a video is encoded with.

use super::audio::AudioSettings;
use crate::media::streams::Ratio;

/// What a video is encoded with.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct VideoSettings {
    /// The codec.
    pub codec: VideoCodec,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Frames a second.
    pub frame_rate: Ratio,
    /// Bits a second of the pictures.
    pub bitrate: u32,
    /// How coarse every frame is instead, where the encoder refuses to share out so few bits.
    pub quantiser: Option<u32>,
    /// How far x264 may stray from its bits a second.
    pub rate_tolerance: f64,
    /// Its sound, if it has any.
    pub audio: Option<AudioSettings>,
}

/// A codec for pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[expect(missing_docs, reason = "the names are the codecs' own")]
pub enum VideoCodec {
    H264High,
    H264Baseline,
    H263,
}

impl VideoCodec {
    /// Its name in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            VideoCodec::H264High => "h264 high",
            VideoCodec::H264Baseline => "h264 baseline",
            VideoCodec::H263 => "h263",
        }
    }

    /// The coarsest quantiser that its encoder knows. x264 goes beyond the 51 of the standard, with coarser decisions.
    #[must_use]
    pub fn coarsest(self) -> u32 {
        match self {
            VideoCodec::H264High | VideoCodec::H264Baseline => 69,
            VideoCodec::H263 => 31,
        }
    }
}

impl VideoSettings {
    /// Whether a first pass for `other` serves these too.
    #[must_use]
    pub fn shares_first_pass(&self, other: &Self) -> bool {
        Self { bitrate: other.bitrate, quantiser: other.quantiser, ..*self } == *other
    }
}
