//! Whether a rule could see all of the media that it looks at: a comment that allows the rule's findings can be stale
//! only there.

use crate::check::rule::About;
use crate::media::assets::{Asset, Assets};
use crate::media::info::{MediaInfo, Presence, Soundness};
use crate::media::kind::Family;
use crate::served::{BodyEnd, FinalResponse, Head, Served};

/// Whether everything that a rule about `about` looks at besides the document is known of all media.
pub(in crate::check) fn are_met(about: About, assets: &Assets) -> bool {
    let decoded = |info: &MediaInfo| info.soundness != Soundness::Unknown;
    let known = |asset: &Asset| asset.info().is_some_and(is_full);
    match about {
        About::Media => assets.iter().all(|(_, asset)| known(asset)),
        About::Soundness => assets.iter().all(|(_, asset)| known(asset) && asset.info().is_some_and(decoded)),
        About::Serving => assets
            .iter()
            .all(|(reference, asset)| known(asset) && assets.served(reference).is_some_and(is_seen)),
        About::Syntax | About::Content | About::Value | About::Spelling | About::Comments => true,
    }
}

/// Whether a medium was looked at as closely as can be: without ffprobe, less is known about some audio and video.
fn is_full(info: &MediaInfo) -> bool {
    let video = match &info.video {
        Presence::Unknown => false,
        Presence::Absent => true,
        Presence::Present(stream) => stream.codec.is_some() && stream.frame_rate.is_some(),
    };
    let audio = match &info.audio {
        Presence::Unknown => false,
        Presence::Absent => true,
        Presence::Present(stream) => stream.codec.is_some(),
    };
    match info.kind.family() {
        Family::Image => info.image.is_some(),
        Family::Audio | Family::Video => info.seconds.is_some() && video && audio,
        _ => true,
    }
}

/// Whether all is known about how a medium is served: it was fetched to its end, and HEAD was tried.
fn is_seen(served: &Served) -> bool {
    let whole = |response: &FinalResponse| {
        response.end == BodyEnd::Complete && matches!(response.head, Some(Head::Response(..)))
    };
    served.success().is_some_and(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_in_full_decides_nothing() {
        use crate::media::kind::MediaKind;
        let bare = MediaInfo::new(MediaKind::Mp4, 9);
        let full = MediaInfo {
            seconds: Some(1.0),
            video: Presence::Absent,
            audio: Presence::Absent,
            ..bare.clone()
        };
        assert!(!is_full(&bare) && is_full(&full));
        assert!(!is_full(&MediaInfo::new(MediaKind::Jpeg, 9)));
        assert!(is_full(&MediaInfo::new(MediaKind::Pdf, 9)));
    }
}
