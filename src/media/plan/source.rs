//! The facts about a video that planning needs, and what follows from them: its length, the settings of its audio,
//! and the bytes left for its frames.

use super::audio::{self, AudioCodec, AudioSettings, RateControl};
use super::settings::{VideoCodec, VideoSettings};
use super::{Handset, Preset, Soundtrack, Target, float, whole};
use crate::limits::fitting::{
    AUDIO_CONTAINER_SHARED, CONTAINER_PER_FRAME, CONTAINER_PER_REORDERED_FRAME, CONTAINER_PER_SECOND,
    FIRST_AIM, LEAST_FRAME_RATE_SHARE, MOTION_SAMPLES, QCIF_BITRATE, QCIF_FRAME_RATE, TRIAL_SECONDS,
    VIDEO_CONTAINER,
};
use crate::media::arguments::Cut;
use crate::media::kind::MediaKind;
use crate::media::streams::{Ratio, Streams, VideoTrack};

/// The shortest length of a video, in seconds, for which bits are estimated: about the time that one frame is shown.
/// Our choice.
const SHORTEST: f64 = 0.04;

/// The only AMR-NB bitrate that is used, in bits a second: its highest (3GPP TS 26.071).
const AMR_NB: u32 = 12_200;

/// The highest total bitrate by which the audio of the oldest handsets is chosen, in bits a second. Our choice: if
/// AMR-NB cannot be encoded, they get AAC at its second-lowest bitrate.
const QCIF_TOTAL: f64 = 99_000.0;

/// The known facts about a video.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The video stream.
    pub pictures: &'a VideoTrack,
    /// The streams of the file.
    pub streams: &'a Streams,
    /// The type of the file, by its bytes.
    pub kind: MediaKind,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// The size of the encoded audio in bytes, once it is encoded.
    pub audio_bytes: Option<u64>,
    /// Whether there is an encoder for AMR-NB.
    pub amr: bool,
    /// Similarity of frames to those that replace them at half the rate (SSIM of luma), once it is known.
    pub steadiness: Option<f64>,
    /// Bits per pixel and frame at which this video looked best, if that was tried.
    pub density: Option<f64>,
    /// Whether most frames of the last first pass were as coarse as the encoder makes them.
    pub coarsest: bool,
}

#[cfg(test)]
impl<'a> Source<'a> {
    /// A large MP4 file of which nothing has been encoded or tried.
    pub(super) fn fresh(pictures: &'a VideoTrack, streams: &'a Streams) -> Self {
        let (kind, bytes) = (MediaKind::Mp4, 1 << 30);
        Self {
            pictures,
            streams,
            kind,
            bytes,
            audio_bytes: None,
            amr: true,
            steadiness: None,
            density: None,
            coarsest: false,
        }
    }
}

impl Source<'_> {
    /// The parts that are sampled for the video's steadiness: evenly spread, or all of a short video.
    #[must_use]
    pub fn samples(&self, target: &Target) -> Vec<Cut> {
        target.cut.samples(self.shown(target), MOTION_SAMPLES)
    }

    /// The part in which several frame sizes are tried: half of the video, from its middle, within bounds.
    #[must_use]
    pub fn tried(&self, target: &Target) -> Cut {
        let (shown, (least, most)) = (self.shown(target), TRIAL_SECONDS);
        let seconds = (shown / 2.0).clamp(least, most).min(shown);
        Cut { start: target.cut.start + (shown - seconds) / 2.0, seconds: Some(seconds) }
    }

    pub(super) fn seconds(&self, target: &Target) -> f64 {
        target.cut.of(self.streams.seconds.unwrap_or(0.0)).max(SHORTEST)
    }

    /// How long the video stream plays, in seconds: the audio may be longer.
    pub(super) fn shown(&self, target: &Target) -> f64 {
        let all = self.pictures.seconds.map_or(f64::INFINITY, |end| (end - target.cut.start).max(SHORTEST));
        all.min(self.seconds(target))
    }

    /// The video bitrate that a first try asks for if `room` bytes are left for the frames.
    pub(super) fn bits(&self, target: &Target, room: u64) -> f64 {
        float(room) * 8.0 * FIRST_AIM / self.shown(target)
    }

    pub(super) fn soundtrack(&self, target: &Target, total: f64) -> Option<AudioSettings> {
        let source = self.streams.audio.as_ref().filter(|_| target.soundtrack == Soundtrack::Keep)?;
        let settings = audio::soundtrack(source, total);
        Some(match target.handset {
            Handset::ThreeGp if self.amr => AudioSettings {
                codec: AudioCodec::AmrNb,
                bitrate: AMR_NB,
                channels: 1,
                sample_rate: 8_000,
                rate_control: RateControl::Average,
            },
            Handset::ThreeGp => audio::soundtrack(source, total.min(QCIF_TOTAL)),
            _ => settings,
        })
    }

    /// How many frames a second differ from the one before, at `rate`: repeated frames take next to no bits.
    pub(super) fn changing(&self, rate: Ratio) -> f64 {
        rate.value().min(self.pictures.average_rate.max(1.0))
    }

    /// The frame rate of the result, before anything forces a lower one.
    pub(super) fn frame_rate(&self, target: &Target) -> Ratio {
        let rate = target.cut.frame_rate(self.pictures);
        let most = match target.handset {
            Handset::ThreeGp => QCIF_FRAME_RATE,
            _ => target.frame_rate,
        };
        // Dividing by a whole number keeps every second or third frame, which is smoothest. If that is much slower
        // than allowed, the highest allowed rate is used.
        let by = (rate.value() / (most * 1.01)).ceil();
        if by <= 1.0 {
            return rate;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a thousand")]
        let divided = rate.divided(by as u32);
        if divided.value() >= most * LEAST_FRAME_RATE_SHARE { divided } else { Ratio::of(most) }
    }

    /// The measured video bitrate, in bits a second, of a result of `bytes` bytes.
    #[must_use]
    pub fn bitrate(&self, target: &Target, settings: &VideoSettings, bytes: u64) -> u32 {
        let fixed = self.fixed(target, settings.audio, settings.frame_rate, self.seconds(target));
        let bits = float(bytes.saturating_sub(fixed)) * 8.0 / self.shown(target);
        u32::try_from(whole(bits)).unwrap_or(u32::MAX)
    }

    /// The most bytes of a result: the budget, or fewer if its handsets play no more bits.
    #[must_use]
    pub fn reach(&self, target: &Target) -> u64 {
        if VideoCodec::of(target.handset) != VideoCodec::H263 {
            return target.budget;
        }
        let audio = self.soundtrack(target, QCIF_TOTAL);
        let fixed = self.fixed(target, audio, self.frame_rate(target), self.seconds(target));
        target.budget.min(fixed + whole(QCIF_BITRATE / 8.0 * self.shown(target)))
    }

    /// The bytes of a result of `seconds` seconds that are not video frames: container and audio.
    pub(super) fn fixed(
        &self,
        target: &Target,
        audio: Option<AudioSettings>,
        rate: Ratio,
        seconds: f64,
    ) -> u64 {
        let reckoned = |audio: AudioSettings| whole(f64::from(audio.bitrate) / 8.0 * seconds * 1.03) + 900;
        // Encoded audio has a container of its own, part of which the video's container replaces.
        let sound = audio.map_or(0, |audio| {
            let bytes = self.audio_bytes.unwrap_or_else(|| reckoned(audio));
            bytes.saturating_sub(AUDIO_CONTAINER_SHARED) + whole(seconds.ceil()) * CONTAINER_PER_SECOND
        });
        // The fastest preset does not reorder frames.
        let reordered =
            VideoCodec::of(target.handset) == VideoCodec::H264High && target.preset != Preset::Ultrafast;
        let a_frame = if reordered { CONTAINER_PER_REORDERED_FRAME } else { CONTAINER_PER_FRAME };
        let frames = whole((seconds.min(self.shown(target)) * rate.value()).ceil());
        VIDEO_CONTAINER + sound + frames.saturating_mul(a_frame)
    }
}
