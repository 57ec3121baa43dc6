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
    /// Its film, if it has one; the outer option is whether that is known.
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
}

/// A film's facts.
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
