//! The known facts about a media file. Unknown facts are absent, never guessed.

use super::kind::{Family, MediaKind};

/// The facts about a file.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaInfo {
    /// The kind of file, by its content.
    pub kind: MediaKind,
    /// The file's length in bytes.
    pub bytes: u64,
    /// A picture's facts.
    pub image: Option<ImageInfo>,
    /// The duration in seconds, if it is known.
    pub seconds: Option<f64>,
    /// The video stream.
    pub video: Presence<VideoStream>,
    /// The audio stream.
    pub audio: Presence<AudioStream>,
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
    /// Whether any pixel is transparent, if known.
    pub transparent: Option<bool>,
    /// Whether it is a progressive JPEG, if known.
    pub progressive: Option<bool>,
    /// Its frames, if it is a GIF.
    pub animation: Option<Animation>,
}

impl ImageInfo {
    /// The facts of a picture of which only the dimensions are known.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, transparent: None, progressive: None, animation: None }
    }

    /// Whether the picture is animated.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.animation.is_some_and(|animation| animation.frames > 1)
    }
}

/// The timing of an animated picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Animation {
    /// The number of frames.
    pub frames: u32,
    /// The duration of one run in hundredths of a second, as the file declares it.
    pub hundredths: u32,
}

impl Animation {
    /// Frames a second, if there are at least two frames. A file without delays is shown at ten frames a second, as
    /// browsers do.
    #[must_use]
    pub fn rate(self) -> Option<f64> {
        let moves = self.frames > 1;
        let hundredths = if self.hundredths == 0 { self.frames.saturating_mul(10) } else { self.hundredths };
        moves.then(|| f64::from(self.frames) * 100.0 / f64::from(hundredths))
    }
}

/// Whether a file has a stream of a kind, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence<T> {
    /// It is not known whether there is one.
    Unknown,
    /// There is none.
    Absent,
    /// There is one, with these facts.
    Present(T),
}

impl<T> Presence<T> {
    /// The facts about the stream, if it is known that there is one.
    #[must_use]
    pub fn present(&self) -> Option<&T> {
        match self {
            Self::Present(stream) => Some(stream),
            Self::Unknown | Self::Absent => None,
        }
    }
}

impl<T> From<Option<T>> for Presence<T> {
    /// From a complete look at a file: what was not found is absent.
    fn from(found: Option<T>) -> Self {
        found.map_or(Self::Absent, Self::Present)
    }
}

/// The facts about a video stream.
#[derive(Clone, Debug, PartialEq)]
pub struct VideoStream {
    /// The codec, as ffprobe spells it (`h264`), if it is known.
    pub codec: Option<String>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Frames a second.
    pub frame_rate: Option<f64>,
}

/// The facts about an audio stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudioStream {
    /// The codec, as ffprobe spells it (`aac`), if it is known.
    pub codec: Option<String>,
    /// The number of channels.
    pub channels: Option<u32>,
    /// Samples a second.
    pub sample_rate: Option<u32>,
}

/// Whether a file decodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Soundness {
    /// It has not been decoded.
    Unknown,
    /// It decodes to the end.
    Sound,
    /// It does not decode; the words say why.
    Damaged(String),
    /// What is there may decode, but its end is missing; the words say by what that is known.
    CutOff(String),
}

impl Soundness {
    /// What is wrong with the file, if anything is known to be.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        match self {
            Self::Unknown | Self::Sound => None,
            Self::Damaged(why) | Self::CutOff(why) => Some(why),
        }
    }
}

impl MediaInfo {
    /// The facts of a file of which only kind and length are known.
    #[must_use]
    pub fn new(kind: MediaKind, bytes: u64) -> Self {
        Self {
            kind,
            bytes,
            image: None,
            seconds: None,
            video: Presence::Unknown,
            audio: Presence::Unknown,
            soundness: Soundness::Unknown,
        }
    }

    /// The duration in seconds, if it is known, of audio whose frames were counted because no header tells how long the
    /// whole of it is. ffprobe estimates the duration of such a file from the bitrate of its first frames.
    #[must_use]
    pub fn counted_seconds(&self) -> Option<f64> {
        let counts = [MediaKind::Amr, MediaKind::AmrWb, MediaKind::Mp3, MediaKind::Aac];
        self.seconds.filter(|_| counts.contains(&self.kind))
    }

    /// Whether a file in a video container has an audio stream and no video stream.
    #[must_use]
    pub fn plays_sound_alone(&self) -> bool {
        let container =
            matches!(self.kind, MediaKind::Mp4 | MediaKind::ThreeGp | MediaKind::ThreeG2 | MediaKind::Mov);
        container && self.video == Presence::Absent && self.audio.present().is_some()
    }

    /// The element that may carry the file, by what is in it.
    #[must_use]
    pub fn family(&self) -> Family {
        if self.plays_sound_alone() { Family::Audio } else { self.kind.family() }
    }
}
