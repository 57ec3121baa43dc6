//! What to encode with, as arithmetic: from facts, a target and what was tried so far to the next settings.
//! The same input gives the same plan.

pub mod audio;
mod frame;
pub mod image;
mod keep;
mod least;
mod quantiser;
mod settings;
mod source;
mod trial;
pub mod video;

use super::arguments::Cut;
use crate::limits::fitting::{FILLED, FRAME_RATE, JPEG_FINEST_QUALITY};

/// What is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Most bytes of the result.
    pub budget: u64,
    /// Which handsets are to play it.
    pub handset: Handset,
    /// Which part of the video or sound.
    pub cut: Cut,
    /// Whether a video keeps its sound.
    pub soundtrack: Soundtrack,
    /// What a sound becomes.
    pub audio_form: AudioForm,
    /// x264's trade of time for quality.
    pub preset: Preset,
    /// Most frames a second.
    pub frame_rate: f64,
    /// What an animation becomes.
    pub gif_form: GifForm,
    /// The largest picture, short side and long side; nothing where its quality alone decides.
    pub canvas: Option<(u32, u32)>,
    /// Whether nothing larger than that is kept as it is.
    pub canvas_binds: bool,
    /// The best quality of a JPEG.
    pub finest: f32,
    /// What is seen through what is transparent, where a format has no transparency.
    pub ground: [u8; 3],
}

/// A class of handsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Handset {
    /// Everything since about 2012: H.264 High and AAC in MP4.
    #[default]
    Modern,
    /// Older ones: H.264 Baseline and AAC in MP4, at most 640 pixels wide.
    Baseline,
    /// The first with video: H.263 at 176x144 and AMR-NB in 3GP.
    ThreeGp,
}

/// Whether a video keeps its sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Soundtrack {
    /// It does.
    #[default]
    Keep,
    /// It does not.
    Drop,
}

/// What a sound becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AudioForm {
    /// MP3, which the service documents.
    #[default]
    Mp3,
    /// AAC in MP4, for handsets that play it rather.
    Aac,
}

/// What an animation becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GifForm {
    /// An animated GIF.
    #[default]
    Gif,
    /// A video, which shows more in as many bytes but does not repeat.
    Mp4,
    /// Its first frame.
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
    /// Its name.
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

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan<S> {
    /// Nothing: the input is within the budget and plays everywhere.
    Keep,
    /// Encode with these settings.
    Encode(S),
    /// Take that one of the results tried.
    Take(usize),
    /// Give up.
    Impossible(Reason),
}

/// Why a budget cannot be met.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The least size that can be reached.
    pub least: u64,
    /// Seconds of it that would fit, where cutting helps.
    pub fitting_seconds: Option<f64>,
}

/// One result.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried<S> {
    /// What it was encoded with.
    pub settings: S,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Target {
    /// So many bytes, and everything else as it is without being asked for.
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
            gif_form: GifForm::default(),
            canvas: None,
            canvas_binds: false,
            finest: JPEG_FINEST_QUALITY,
            ground: [255; 3],
        }
    }

    /// Bytes that a result should have at least.
    #[must_use]
    pub fn floor(&self) -> u64 {
        floor(self.budget)
    }
}

/// Bytes that fill a budget well enough.
#[must_use]
pub fn floor(budget: u64) -> u64 {
    u64::try_from(u128::from(budget) * u128::from(FILLED) / 1000).unwrap_or(u64::MAX)
}

/// The largest result that is within the budget.
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
