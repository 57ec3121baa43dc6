//! Decides whether a video is delivered unchanged.

use super::image::may_stay;
use super::source::Source;
use super::{Handset, Soundtrack, Target, whole};
use crate::limits::fitting::{
    AUDIO_PACKETS_PER_SECOND, BASELINE_SIDE, CONTAINER_PER_PACKET, QCIF, QCIF_BITRATE, QCIF_FRAME_RATE,
    VIDEO_CONTAINER,
};
use crate::media::kind::MediaKind;
use crate::media::streams::{AudioTrack, VideoTrack};

/// The largest video that is kept, in pixels, and its highest frame rate: the limits of H.264 level 4.2 (ITU-T H.264,
/// table A-1), and a little more for uneven rates.
const FULL_HD: (u32, u32) = (1920, 1088);
const QUICKEST: f64 = 61.0;

/// How much faster than its limit a video may be, for uneven rates. Our choice.
const UNEVEN: f64 = 1.01;

/// How much more than its limit a bitrate may be. Our choice: encoders overshoot by a few per cent.
const OVER_BITRATE: f64 = 1.1;

/// Whether handsets of the target's class play the video unchanged, and all of it is wanted.
pub(super) fn plays(source: &Source<'_>, target: &Target) -> bool {
    let dropped = target.soundtrack == Soundtrack::Drop && source.streams.audio.is_some();
    source.kind == container(target.handset) && streams_play(source, target) && !dropped
}

/// Whether a video may fit the budget once its streams are copied into another file, without anything else.
#[must_use]
pub fn may_be_copied(source: &Source<'_>, target: &Target) -> bool {
    let may_fit = source.bytes / 2 <= target.budget;
    may_fit && container(target.handset) == MediaKind::Mp4 && streams_play(source, target)
}

/// Whether the pictures of a video may fit the budget once they are copied into another file, with other sound.
#[must_use]
pub fn pictures_may_be_copied(source: &Source<'_>, target: &Target) -> bool {
    let least = match source.pictures.bitrate {
        0 => source.bytes / 2,
        bitrate => {
            let shown = source.shown(target) - source.pictures.delay.as_secs_f64();
            whole(f64::from(bitrate) / 8.0 * shown)
        }
    };
    least <= target.budget && container(target.handset) == MediaKind::Mp4 && pictures_play(source, target)
}

/// The most bytes of such a copy: those of the source, and tables that its container may do without.
#[must_use]
pub fn copied(source: &Source<'_>, target: &Target) -> u64 {
    let sounds = if source.streams.audio.is_some() { AUDIO_PACKETS_PER_SECOND } else { 0.0 };
    let packets = (source.pictures.average_rate + sounds) * source.seconds(target);
    source.bytes.saturating_add(2 * VIDEO_CONTAINER + whole(packets.ceil()) * CONTAINER_PER_PACKET)
}

/// The container that handsets of a class need.
#[must_use]
pub fn container(handset: Handset) -> MediaKind {
    if handset == Handset::ThreeGp { MediaKind::ThreeGp } else { MediaKind::Mp4 }
}

/// Whether handsets of the target's class play the wanted streams, whatever the container, and nothing is cut off.
fn streams_play(source: &Source<'_>, target: &Target) -> bool {
    let sound = source.streams.audio.as_ref().filter(|_| target.soundtrack == Soundtrack::Keep);
    let codecs: &[&str] = match target.handset {
        Handset::Modern => &["aac", "mp3"],
        Handset::Baseline => &["aac"],
        Handset::ThreeGp => &["amr_nb", "aac"],
    };
    pictures_play(source, target)
        && sound.is_none_or(|sound| codecs.contains(&sound.codec.as_str()) && is_common(sound))
}

/// Whether they play the pictures.
fn pictures_play(source: &Source<'_>, target: &Target) -> bool {
    let pictures = source.pictures;
    // Screens of standard range show HDR pale and grey, however it is coded.
    let plain = matches!(pictures.pixel_format.as_str(), "yuv420p" | "yuvj420p") && !pictures.is_hdr();
    let (width, height) = pictures.display();
    let usual = pictures.average_rate <= QUICKEST && !pictures.interlaced;
    let fits = match target.handset {
        Handset::Modern => {
            let small = width.min(height) <= FULL_HD.1 && width.max(height) <= FULL_HD.0;
            pictures.codec == "h264" && plain && small && usual && is_within_high(&pictures.profile)
        }
        Handset::Baseline => {
            let profile = pictures.profile.ends_with("Baseline");
            let small = width.max(height) <= BASELINE_SIDE;
            // Some of these handsets show every pixel as a square.
            let square = is_square(pictures);
            pictures.codec == "h264" && profile && plain && small && usual && square
        }
        Handset::ThreeGp => {
            let codec = match pictures.codec.as_str() {
                "h263" => true,
                // The more advanced profiles have tools that these handsets lack.
                "mpeg4" => pictures.profile == "Simple Profile",
                _ => false,
            };
            let small = pictures.coded.0 <= QCIF.0 && pictures.coded.1 <= QCIF.1;
            let slow = pictures.average_rate <= QCIF_FRAME_RATE * UNEVEN;
            let light = f64::from(pictures.bitrate) <= QCIF_BITRATE * OVER_BITRATE;
            codec && small && slow && light
        }
    };
    // If a frame rate was asked for, a faster video must be encoded.
    let quick = target.rate_binds && pictures.average_rate > target.frame_rate * UNEVEN;
    let all = target.cut.within(source.streams.seconds).is_whole();
    fits && all && !quick && may_stay((width, height), target)
}

/// How far from a square a pixel may be. Our choice: scaling to whole numbers of pixels leaves some a little off.
const OFF_SQUARE: f64 = 0.02;

/// Whether pixels are squares, as they are if the file does not say.
fn is_square(pictures: &VideoTrack) -> bool {
    let shape = pictures.pixel_shape.value();
    shape <= 0.0 || (shape - 1.0).abs() <= OFF_SQUARE
}

/// Whether every player takes audio of a codec that it plays: at most two channels, 48,000 samples a second, and if it
/// is AAC, one of the profiles that phones have. True of the profile if it is not known.
pub(super) fn is_common(sound: &AudioTrack) -> bool {
    let profile = matches!(sound.profile.as_str(), "" | "LC" | "HE-AAC" | "HE-AACv2") || sound.codec != "aac";
    profile && sound.channels <= 2 && sound.sample_rate <= 48_000
}

/// Whether a decoder of the H.264 High profile plays an H.264 profile, as ffprobe spells it; true if it is not known.
fn is_within_high(profile: &str) -> bool {
    matches!(profile, "" | "Constrained Baseline" | "Baseline" | "Main" | "High" | "Progressive High")
}
