//! Computes what to encode with: from facts, a target and the results so far to the next settings. The same input
//! gives the same plan.

pub mod audio;
pub mod curve;
mod first;
mod frame;
pub mod image;
mod keep;
mod least;
mod quantiser;
mod rate_factor;
mod settings;
mod source;
mod trial;
pub mod video;

use super::arguments::Cut;
use crate::limits::fitting::{FRAME_RATE, JPEG_FINEST_QUALITY, LEAST_FILL_PERMILLE};

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
    /// The highest JPEG quality.
    pub finest: f32,
    /// The background colour (RGB) behind transparent pixels, if the format has no transparency.
    pub ground: [u8; 3],
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

/// A preset of x264.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are x264's own")]
pub enum Preset {
    Ultrafast,
    Veryfast,
    Fast,
    Medium,
    /// Measured: one or two VMAF points above medium for 1.3 times the second pass.
    #[default]
    Slow,
    Veryslow,
}

impl Preset {
    /// The preset's name, as x264 spells it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Preset::Ultrafast => "ultrafast",
            Preset::Veryfast => "veryfast",
            Preset::Fast => "fast",
            Preset::Medium => "medium",
            Preset::Slow => "slow",
            Preset::Veryslow => "veryslow",
        }
    }
}

/// The next step of a fit.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan<S> {
    /// Keep the input: it is within the budget and plays everywhere.
    Keep,
    /// Encode with these settings.
    Encode(S),
    /// Deliver the tried result of this index.
    Take(usize),
    /// Give up: the budget cannot be met.
    Impossible(Reason),
}

/// Why a budget cannot be met.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The least size that can be reached, in bytes.
    pub least: u64,
    /// Whether `least` is an estimate: not everything was encoded that might be smaller.
    pub is_estimate: bool,
    /// The seconds that would fit, if cutting helps.
    pub fitting_seconds: Option<f64>,
}

impl Reason {
    /// At least `least` bytes are needed.
    #[must_use]
    pub fn exact(least: u64) -> Self {
        Self { least, is_estimate: false, fitting_seconds: None }
    }

    /// About `least` bytes are needed.
    #[must_use]
    pub fn estimated(least: u64) -> Self {
        Self { is_estimate: true, ..Self::exact(least) }
    }
}

/// One encoding that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried<S> {
    /// The settings of the encoding.
    pub settings: S,
    /// Its size in bytes.
    pub bytes: u64,
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

/// The least bytes that fill a budget well enough.
#[must_use]
pub fn floor(budget: u64) -> u64 {
    u64::try_from(u128::from(budget) * u128::from(LEAST_FILL_PERMILLE) / 1000).unwrap_or(u64::MAX)
}

/// The index of the largest result within the budget.
fn best<S>(tried: &[Tried<S>], budget: u64) -> Option<usize> {
    let within = tried.iter().enumerate().filter(|(_, tried)| tried.bytes <= budget);
    within.max_by_key(|(_, tried)| tried.bytes).map(|(index, _)| index)
}

/// `bytes` as a float: budgets are far below what a double holds exactly.
#[expect(clippy::cast_precision_loss, reason = "2^53 bytes are no budget")]
pub(in crate::media) fn float(bytes: u64) -> f64 {
    bytes as f64
}

/// A float as bytes or pixels; saturates.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
pub(in crate::media) fn whole(number: f64) -> u64 {
    number as u64
}
