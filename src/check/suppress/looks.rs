//! What a rule looks at besides the document, as the examples in its manual show: a comment that allows the rule's
//! findings can be stale only where the rule could have seen all of it.

use crate::check::rule::Rule;
use crate::media::assets::{Asset, Assets};
use crate::media::info::{MediaInfo, Presence, Soundness};
use crate::media::kind::Family;
use crate::served::{BodyEnd, FinalResponse, Head, Served};

/// What a rule looks at besides the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::check) struct Looks {
    /// The facts about media.
    media: bool,
    /// Whether media decode.
    soundness: bool,
    /// How media are served, which only `--online` finds out.
    serving: bool,
}

impl Looks {
    /// What the rule looks at: the media that its examples describe, and which facts about them.
    pub fn of(rule: &Rule) -> Self {
        let manual = rule.manual();
        let examples = manual.fails.iter().chain(&manual.passes).filter(|example| example.fence == "toml");
        examples.fold(Self::default(), |looks, example| Self {
            media: true,
            soundness: looks.soundness || example.text.contains(" damaged = "),
            serving: looks.serving || example.text.contains(" served = "),
        })
    }

    /// Whether everything that the rule looks at is known of all media.
    pub fn are_met(self, assets: &Assets) -> bool {
        !self.media
            || assets.iter().all(|(reference, asset)| {
                self.knows(asset) && (!self.serving || assets.served(reference).is_some_and(is_seen))
            })
    }

    fn knows(self, asset: &Asset) -> bool {
        asset
            .info()
            .is_some_and(|info| is_full(info) && (!self.soundness || info.soundness != Soundness::Unknown))
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
    use crate::check::rules::{RULES, find};

    #[test]
    fn rules_that_only_fetching_satisfies_are_told_by_their_examples() {
        for name in [
            "chunked",
            "content-coding",
            "content-length-missing",
            "content-length-wrong",
            "content-type-generic",
            "content-type-mismatch",
            "content-type-missing",
            "head-differs",
            "url-leads-inside",
            "url-private-host",
            "url-redirect",
            "url-status",
            "url-tls",
            "url-unreachable",
        ] {
            assert!(Looks::of(find(name).unwrap()).serving, "{name}");
        }
        assert_eq!(Looks::of(find("media-long").unwrap()), Looks { media: true, ..Looks::default() });
        assert!(RULES.iter().any(|rule| Looks::of(rule).soundness));
        assert_eq!(Looks::of(find("duration-long").unwrap()), Looks::default());
    }

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
