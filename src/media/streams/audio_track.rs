//! An audio stream: what ffprobe says of it, and whether its channels can be mixed.

use std::time::Duration;

use super::ffprobe_output::Stream;

/// An audio stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AudioTrack {
    /// The stream's index in the file.
    pub index: u32,
    /// How much later than the file it begins.
    pub delay: Duration,
    /// The codec, as ffprobe spells it.
    pub codec: String,
    /// The codec's profile, as ffprobe spells it.
    pub profile: String,
    /// The number of channels.
    pub channels: u32,
    /// The sample rate, in samples a second.
    pub sample_rate: u32,
    /// The bitrate in bits a second; 0 if the container does not say.
    pub bitrate: u32,
    /// Whether its channels can be mixed.
    pub sides: Sides,
}

/// What becomes of the channels of a stream if they are mixed; ffprobe does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// Not measured, or only one channel.
    #[default]
    Unknown,
    /// They can be heard.
    Mix,
    /// They cancel each other out at some time: there, one is the inverse of the other.
    Cancel,
}

impl AudioTrack {
    /// Reads an audio stream of a file that begins at `start` on its clock; `None` if its channels or its sample rate
    /// are not known.
    pub(super) fn read(stream: &Stream<'_>, start: f64) -> Option<Self> {
        let (channels, sample_rate) = (stream.number("channels"), stream.number("sample_rate"));
        (channels > 0 && sample_rate > 0).then(|| Self {
            index: stream.number("index"),
            delay: stream.delay(start),
            codec: stream.text("codec_name"),
            profile: stream.text("profile"),
            channels,
            sample_rate,
            bitrate: stream.number("bit_rate"),
            sides: Sides::Unknown,
        })
    }

    /// Whether the codec is lossless.
    #[must_use]
    pub fn is_lossless(&self) -> bool {
        let codec = self.codec.as_str();
        codec.starts_with("pcm_")
            || matches!(codec, "flac" | "alac" | "wavpack" | "ape" | "tta" | "wmalossless")
    }
}
