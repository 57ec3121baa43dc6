//! The settings that a video is first encoded with.

use super::frame::frame;
use super::settings::{VideoCodec, VideoSettings};
use super::source::Source;
use super::{Target, float};
use crate::limits::fitting::{RATE_TOLERANCE, STILL_RATE_TOLERANCE, VIDEO_BITRATE};
use crate::media::streams::Ratio;

/// Settings for the first try.
#[must_use]
pub fn first(source: &Source<'_>, target: &Target) -> VideoSettings {
    let seconds = source.seconds(target);
    let audio = source.soundtrack(target, float(target.budget) * 8.0 / seconds);
    let rate = source.frame_rate(target);
    let bits = |rate: Ratio| {
        let room = target.budget.saturating_sub(source.fixed(target, audio, rate, seconds));
        source.bits(target, room)
    };
    let (width, height, frame_rate) = frame(source, target, rate, &bits);
    VideoSettings {
        codec: VideoCodec::of(target.handset),
        width,
        height,
        frame_rate,
        bitrate: bitrate(bits(frame_rate)),
        quantiser: None,
        rate_factor: None,
        rate_tolerance: if source.density.is_some() { STILL_RATE_TOLERANCE } else { RATE_TOLERANCE },
        audio,
    }
}

/// Bits a second as a setting, within what is ever asked for.
pub(super) fn bitrate(bits: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between the bounds")]
    let bits = bits.clamp(1_000.0, VIDEO_BITRATE) as u32;
    bits
}
