//! What is known of a media file. What is not known is absent, never guessed.

use super::kind::MediaKind;

/// A file's facts.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaInfo {
    /// What it is, by its bytes.
    pub kind: MediaKind,
    /// How long it is, in bytes.
    pub bytes: u64,
    /// A picture's facts.
    pub image: Option<ImageInfo>,
    /// How long it plays, in seconds.
    pub seconds: Option<f64>,
    /// Its video, if it has one; the outer option is whether that is known.
    pub video: Option<Option<VideoStream>>,
    /// Its sound, likewise.
    pub audio: Option<Option<AudioStream>>,
    /// Whether it decodes.
    pub soundness: Soundness,
}

/// A picture's facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageInfo {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Whether something shines through it, where that is known.
    pub transparent: Option<bool>,
    /// Whether it is a JPEG of several scans, where that is known.
    pub progressive: Option<bool>,
    /// Its frames, if it is a GIF.
    pub animation: Option<Animation>,
}

impl ImageInfo {
    /// A picture of which only the dimensions are known.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, transparent: None, progressive: None, animation: None }
    }

    /// Whether it moves.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.animation.is_some_and(|animation| animation.frames > 1)
    }
}

/// How a picture moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Animation {
    /// How many frames it has.
    pub frames: u32,
    /// How long one run through them lasts, in hundredths of a second, as the file says.
    pub hundredths: u32,
}

impl Animation {
    /// Frames a second, if it moves. A file that gives its frames no time is shown at ten, as browsers do.
    #[must_use]
    pub fn rate(self) -> Option<f64> {
        let moves = self.frames > 1;
        let hundredths = if self.hundredths == 0 { self.frames.saturating_mul(10) } else { self.hundredths };
        moves.then(|| f64::from(self.frames) * 100.0 / f64::from(hundredths))
    }
}

/// A video's facts.
#[derive(Clone, Debug, PartialEq)]
pub struct VideoStream {
    /// The codec, as ffprobe spells it (`h264`), where it is known.
    pub codec: Option<String>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Frames a second.
    pub frame_rate: Option<f64>,
}

/// A sound's facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudioStream {
    /// The codec, as ffprobe spells it (`aac`), where it is known.
    pub codec: Option<String>,
    /// Channels.
    pub channels: Option<u32>,
    /// Samples a second.
    pub sample_rate: Option<u32>,
}

/// Whether a file decodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Soundness {
    /// Nobody has tried.
    Unknown,
    /// It decodes to the end.
    Sound,
    /// It does not; the words say why.
    Damaged(String),
}

impl MediaInfo {
    /// A file of which only kind and length are known.
    #[must_use]
    pub fn new(kind: MediaKind, bytes: u64) -> Self {
        Self {
            kind,
            bytes,
            image: None,
            seconds: None,
            video: None,
            audio: None,
            soundness: Soundness::Unknown,
        }
    }
}
