//! Whether a film is delivered as it is.

use super::source::Source;
use super::{Handset, Soundtrack, Target};
use crate::limits::fitting::BASELINE_SIDE;
use crate::media::kind::MediaKind;

/// Whether handsets of the wanted class play a film as it is, and all of it is wanted.
pub(super) fn plays(source: &Source<'_>, target: &Target) -> bool {
    let pictures = source.pictures;
    let plain = matches!(pictures.pixel_format.as_str(), "yuv420p" | "yuvj420p");
    let audio = source.film.audio.as_ref();
    let sound = |codecs: &[&str]| {
        audio.is_none_or(|sound| codecs.contains(&sound.codec.as_str()) && sound.channels <= 2)
    };
    let dropped = target.soundtrack == Soundtrack::Drop && audio.is_some();
    let (width, height) = pictures.display();
    let fits = match target.handset {
        Handset::Modern => {
            source.kind == MediaKind::Mp4 && pictures.codec == "h264" && plain && sound(&["aac", "mp3"])
        }
        Handset::Baseline => {
            let profile = pictures.profile.ends_with("Baseline");
            let small = width.max(height) <= BASELINE_SIDE;
            source.kind == MediaKind::Mp4 && pictures.codec == "h264" && profile && small && sound(&["aac"])
        }
        Handset::ThreeGp => {
            let pictures = matches!(pictures.codec.as_str(), "h263" | "mpeg4");
            source.kind == MediaKind::ThreeGp && pictures && sound(&["amr_nb", "aac"])
        }
    };
    fits && target.cut.is_whole() && !dropped
}
