//! What is known of a video when it is planned, and what follows from that alone: how long it is, what its sound
//! becomes, and how many bytes are left for its pictures.

use super::audio::{self, AudioCodec, AudioSettings};
use super::video::{VideoCodec, VideoSettings, codec};
use super::{Handset, Preset, Soundtrack, Target, float, whole};
use crate::limits::fitting::{
    CONTAINER_A_FRAME, CONTAINER_A_REORDERED_FRAME, CONTAINER_A_SECOND, FILM_CONTAINER, FIRST_AIM,
    LEAST_OF_MOST_RATE, MOTION_SAMPLES, QCIF_FRAME_RATE, SOUND_REPLACED, TRIAL_SECONDS,
};
use crate::media::arguments::Cut;
use crate::media::kind::MediaKind;
use crate::media::streams::{Pictures, Ratio, Streams};

/// The shortest video in seconds that bits are reckoned for: one frame is shown for about that long. Ours.
const SHORTEST: f64 = 0.04;

/// The one rate of AMR-NB that is used: its best (3GPP TS 26.071).
const AMR_NB: u32 = 12_200;

/// Bits a second of a video on the oldest handsets, as far as its sound is concerned. Ours: where theirs
/// cannot be encoded, they get AAC of the least but one.
const QCIF_TOTAL: f64 = 99_000.0;

/// What is known when a video is planned.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its pictures.
    pub pictures: &'a Pictures,
    /// Its streams.
    pub streams: &'a Streams,
    /// What its bytes are.
    pub kind: MediaKind,
    /// How many there are.
    pub bytes: u64,
    /// Bytes of the encoded sound, once that is done.
    pub audio_bytes: Option<u64>,
    /// Whether there is an encoder for AMR-NB.
    pub amr: bool,
    /// How alike frames are to those that stand in for them at half the rate (SSIM of brightness), once that is known.
    pub steadiness: Option<f64>,
    /// Bits for each pixel of each frame at which this video looked best, where that was tried.
    pub density: Option<f64>,
}

impl Source<'_> {
    /// The parts whose steadiness stands for all of it: evenly spread, and all of it where it is short.
    #[must_use]
    pub fn samples(&self, target: &Target) -> Vec<Cut> {
        let (count, longest) = MOTION_SAMPLES;
        let apart = self.shown(target) / f64::from(count);
        let seconds = apart.min(longest);
        let start = |index: u32| target.cut.start + f64::from(index) * apart + (apart - seconds) / 2.0;
        (0..count).map(|index| Cut { start: start(index), seconds: Some(seconds) }).collect()
    }

    /// The part in which frames of several sizes are tried: half of it from its middle, within bounds.
    #[must_use]
    pub fn tried(&self, target: &Target) -> Cut {
        let (shown, (least, most)) = (self.shown(target), TRIAL_SECONDS);
        let seconds = (shown / 2.0).clamp(least, most).min(shown);
        Cut { start: target.cut.start + (shown - seconds) / 2.0, seconds: Some(seconds) }
    }

    pub(super) fn seconds(&self, target: &Target) -> f64 {
        target.cut.of(self.streams.seconds.unwrap_or(0.0)).max(SHORTEST)
    }

    /// How long there are pictures: sound may go on for longer.
    pub(super) fn shown(&self, target: &Target) -> f64 {
        let all = self.pictures.seconds.map_or(f64::INFINITY, |end| (end - target.cut.start).max(SHORTEST));
        all.min(self.seconds(target))
    }

    /// Bits a second that a first try asks for, of so many bytes for pictures.
    pub(super) fn bits(&self, target: &Target, room: u64) -> f64 {
        float(room) * 8.0 * FIRST_AIM / self.shown(target)
    }

    pub(super) fn soundtrack(&self, target: &Target, total: f64) -> Option<AudioSettings> {
        let source = self.streams.audio.as_ref().filter(|_| target.soundtrack == Soundtrack::Keep)?;
        let settings = audio::soundtrack(source, total);
        Some(match target.handset {
            Handset::ThreeGp if self.amr => {
                AudioSettings { codec: AudioCodec::AmrNb, bitrate: AMR_NB, channels: 1, sample_rate: 8_000 }
            }
            Handset::ThreeGp => audio::soundtrack(source, total.min(QCIF_TOTAL)),
            _ => settings,
        })
    }

    /// Frames a second at `rate` that differ from the one before: those that repeat it take next to nothing.
    pub(super) fn changing(&self, rate: Ratio) -> f64 {
        rate.value().min(self.pictures.average_rate.max(1.0))
    }

    /// The rate of the frames, before anything forces a lower one.
    pub(super) fn frame_rate(&self, target: &Target) -> Ratio {
        let rate = self.pictures.frame_rate;
        let most = match target.handset {
            Handset::ThreeGp => QCIF_FRAME_RATE,
            _ => target.frame_rate,
        };
        // Whole divisors keep every second or third frame, which judders least; but that may be much slower than it could.
        let by = (rate.value() / (most * 1.01)).ceil();
        if by <= 1.0 {
            return rate;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a thousand")]
        let divided = rate.divided(by as u32);
        if divided.value() >= most * LEAST_OF_MOST_RATE { divided } else { Ratio::of(most) }
    }

    /// Bits a second that the pictures of a result of so many bytes have.
    #[must_use]
    pub fn bitrate(&self, target: &Target, settings: &VideoSettings, bytes: u64) -> u32 {
        let fixed = self.fixed(target, settings.audio, settings.frame_rate, self.seconds(target));
        let bits = float(bytes.saturating_sub(fixed)) * 8.0 / self.shown(target);
        u32::try_from(whole(bits)).unwrap_or(u32::MAX)
    }

    /// Bytes of a result of so many seconds that are no pictures.
    pub(super) fn fixed(
        &self,
        target: &Target,
        audio: Option<AudioSettings>,
        rate: Ratio,
        seconds: f64,
    ) -> u64 {
        let reckoned = |audio: AudioSettings| whole(f64::from(audio.bitrate) / 8.0 * seconds * 1.03) + 900;
        // Encoded sound comes with a container of its own, part of which the video's own replaces.
        let sound = audio.map_or(0, |audio| {
            let bytes = self.audio_bytes.unwrap_or_else(|| reckoned(audio));
            bytes.saturating_sub(SOUND_REPLACED) + whole(seconds.ceil()) * CONTAINER_A_SECOND
        });
        // The fastest preset reorders nothing.
        let reordered = codec(target.handset) == VideoCodec::H264High && target.preset != Preset::Ultrafast;
        let a_frame = if reordered { CONTAINER_A_REORDERED_FRAME } else { CONTAINER_A_FRAME };
        let frames = whole((seconds.min(self.shown(target)) * rate.value()).ceil());
        FILM_CONTAINER + sound + frames.saturating_mul(a_frame)
    }
}
