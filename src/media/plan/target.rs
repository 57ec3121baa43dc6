//! The wanted result of a fit.

use super::preset::Preset;
use crate::limits::capabilities::Capabilities;
use crate::limits::fitting::{FRAME_RATE, JPEG_FINEST_QUALITY, LEAST_FILL_PERMILLE};
use crate::media::arguments::Cut;

/// The wanted result.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The most bytes that the result may have.
    pub budget: u64,
    /// The class of handsets that must play the result.
    pub handset: Handset,
    /// The part of the video or audio that is wanted.
    pub cut: Cut,
    /// Whether a video keeps its audio.
    pub soundtrack: Soundtrack,
    /// The format that audio is encoded in.
    pub audio_form: AudioForm,
    /// The x264 preset: its trade of time for quality.
    pub preset: Preset,
    /// The highest frame rate, in frames a second.
    pub frame_rate: f64,
    /// Whether a video with a higher frame rate must not be kept unchanged.
    pub rate_binds: bool,
    /// The form in which an animation is delivered.
    pub gif_form: GifForm,
    /// The largest image, as short and long side in pixels; `None` if only its quality decides.
    pub canvas: Option<(u32, u32)>,
    /// Whether a video or an image larger than `canvas` must not be kept unchanged.
    pub canvas_binds: bool,
    /// What the handsets of the chosen profiles show.
    pub capabilities: Capabilities,
    /// The highest JPEG quality.
    pub finest: f32,
    /// The background colour (RGB) behind transparent pixels, if the format has no transparency.
    pub ground: [u8; 3],
}

impl Target {
    /// A target of `budget` bytes, with defaults for everything else.
    #[must_use]
    pub fn of(budget: u64) -> Self {
        Self {
            budget,
            handset: Handset::default(),
            cut: Cut::default(),
            soundtrack: Soundtrack::default(),
            audio_form: AudioForm::default(),
            preset: Preset::default(),
            frame_rate: FRAME_RATE,
            rate_binds: false,
            gif_form: GifForm::default(),
            canvas: None,
            canvas_binds: false,
            capabilities: Capabilities::default(),
            finest: JPEG_FINEST_QUALITY,
            ground: [255; 3],
        }
    }

    /// The least bytes that a result should have.
    #[must_use]
    pub fn floor(&self) -> u64 {
        floor(self.budget)
    }
}

/// A class of handsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Handset {
    /// Everything since about 2012: H.264 High and AAC in MP4.
    #[default]
    Modern,
    /// Older handsets: H.264 Baseline and AAC in MP4, at most 640 pixels on either side.
    Baseline,
    /// The first handsets with video: H.263 at 176x144 and AMR-NB in 3GP.
    ThreeGp,
}

/// Whether a video keeps its audio.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Soundtrack {
    /// The audio is kept.
    #[default]
    Keep,
    /// The audio is dropped.
    Drop,
}

/// The format that audio is encoded in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AudioForm {
    /// MP3, which the service documents.
    #[default]
    Mp3,
    /// AAC in MP4, for handsets that prefer it.
    Aac,
}

/// The form in which an animation is delivered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GifForm {
    /// An animated GIF.
    #[default]
    Gif,
    /// An MP4 video, which shows more in the same bytes but does not repeat.
    Mp4,
    /// A still image of the first frame.
    Still,
}

/// The least bytes that fill a budget well enough.
#[must_use]
pub fn floor(budget: u64) -> u64 {
    u64::try_from(u128::from(budget) * u128::from(LEAST_FILL_PERMILLE) / 1000).unwrap_or(u64::MAX)
}
