//! Whether a video is delivered as it is.

use super::source::Source;
use super::{Handset, Soundtrack, Target};
use crate::limits::fitting::{BASELINE_SIDE, FRAME_RATE};
use crate::media::kind::MediaKind;

/// Pixels of the largest video that is kept, and its most frames a second: what H.264 level 4.2 has room for (ITU-T H.264,
/// table A-1), and a little more for rates that are not even.
const FULL_HD: (u32, u32) = (1920, 1088);
const QUICKEST: f64 = 61.0;

/// Whether handsets of the wanted class play a video as it is, and all of it is wanted.
pub(super) fn plays(source: &Source<'_>, target: &Target) -> bool {
    let dropped = target.soundtrack == Soundtrack::Drop && source.streams.audio.is_some();
    source.kind == container(target.handset) && streams_play(source, target) && !dropped
}

/// Whether a video may be within its budget once its streams stand in another file, without anything else beside them.
#[must_use]
pub fn may_be_copied(source: &Source<'_>, target: &Target) -> bool {
    let may_fit = source.bytes / 2 <= target.budget;
    may_fit && container(target.handset) == MediaKind::Mp4 && streams_play(source, target)
}

/// What handsets of a class want videos in.
fn container(handset: Handset) -> MediaKind {
    if handset == Handset::ThreeGp { MediaKind::ThreeGp } else { MediaKind::Mp4 }
}

/// Whether handsets of the wanted class play its streams, whatever file they stand in, and all of it is wanted.
fn streams_play(source: &Source<'_>, target: &Target) -> bool {
    let pictures = source.pictures;
    let plain = matches!(pictures.pixel_format.as_str(), "yuv420p" | "yuvj420p");
    let audio = source.streams.audio.as_ref().filter(|_| target.soundtrack == Soundtrack::Keep);
    let sound = |codecs: &[&str]| {
        audio.is_none_or(|sound| {
            codecs.contains(&sound.codec.as_str()) && sound.channels <= 2 && sound.sample_rate <= 48_000
        })
    };
    let (width, height) = pictures.display();
    let fits = match target.handset {
        Handset::Modern => {
            let small = width.min(height) <= FULL_HD.1 && width.max(height) <= FULL_HD.0;
            let usual = small && pictures.average_rate <= QUICKEST && !pictures.interlaced;
            pictures.codec == "h264" && plain && usual && sound(&["aac", "mp3"])
        }
        Handset::Baseline => {
            let profile = pictures.profile.ends_with("Baseline");
            let small = width.max(height) <= BASELINE_SIDE;
            pictures.codec == "h264" && profile && small && sound(&["aac"])
        }
        Handset::ThreeGp => {
            let pictures = matches!(pictures.codec.as_str(), "h263" | "mpeg4");
            pictures && sound(&["amr_nb", "aac"])
        }
    };
    // Who asks for fewer frames than is usual gets them.
    let quick = target.frame_rate < FRAME_RATE && pictures.average_rate > target.frame_rate * 1.01;
    fits && target.cut.is_whole() && !quick
}
