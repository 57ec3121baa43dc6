//! Why the service refuses a message for what its slides hold, whatever its size.

use std::collections::HashSet;

use super::layout::{Layout, LayoutKind, LayoutPart};
use super::reason::{Mixture, Reason};
use crate::media::info::{MediaInfo, Presence};
use crate::media::kind::{Family, Support};

/// The refusals for files that are damaged or lack their picture.
pub(super) fn of_files(layout: &Layout) -> Vec<Reason> {
    distinct(files(layout).filter_map(|(part, family, info)| unsound(part, family, info)).collect())
}

/// The refusals for the slides of a request: for what must not share a slide, and for files that are in the wrong
/// element, or damaged.
pub(super) fn of_slides(layout: &Layout) -> Vec<Reason> {
    // The parts of a slide lie together.
    let slides = layout.parts.chunk_by(|one, next| one.slide == next.slide);
    let mixed = slides
        .filter_map(|parts| Some(Reason::Mixed { slide: parts.first()?.slide, mixture: mixture(parts)? }));
    let mut reasons: Vec<Reason> = mixed.collect();
    // A file in the wrong element is not judged as what it is not.
    reasons.extend(files(layout).filter_map(|(part, element, info)| {
        let reason = || Reason::WrongElement { slide: part.slide, format: info.kind, element };
        if is_misplaced(element, info) { Some(reason()) } else { unsound(part, element, info) }
    }));
    distinct(reasons)
}

/// Each reason once, where it is first. A message may have a hundred thousand.
fn distinct(mut reasons: Vec<Reason>) -> Vec<Reason> {
    let mut seen = HashSet::new();
    reasons.retain(|reason| seen.insert(reason.clone()));
    reasons
}

/// The parts that were inspected, with the family of their element and the facts about them.
fn files(layout: &Layout) -> impl Iterator<Item = (&LayoutPart, Family, &MediaInfo)> {
    layout.parts.iter().filter_map(|part| match part.kind {
        LayoutKind::File(family) => Some((part, family, part.info.as_ref()?)),
        LayoutKind::Text | LayoutKind::Unknown => None,
    })
}

fn unsound(part: &LayoutPart, element: Family, info: &MediaInfo) -> Option<Reason> {
    if info.soundness.fault().is_some() {
        return Some(Reason::Damaged { slide: part.slide, element });
    }
    let pictureless = element == Family::Video && info.video == Presence::Absent;
    pictureless.then_some(Reason::NoVideoTrack { slide: part.slide })
}

/// Whether a file is certainly of another family than its element. Types that the service takes nowhere are refused as
/// such, and a container of videos may hold only sound.
fn is_misplaced(element: Family, info: &MediaInfo) -> bool {
    let family = info.kind.family();
    let taken = info.kind.support() != Support::Unsupported && family != Family::Other;
    taken && ![family, info.family()].contains(&element)
}

/// What a slide holds together though it must not (API facts C05, C06, C08 and C09).
fn mixture(parts: &[LayoutPart]) -> Option<Mixture> {
    let (mut objects, mut seen) = (0, Vec::new());
    for part in parts.iter().filter(|part| !part.reference.is_empty()) {
        match part.kind {
            LayoutKind::File(family @ (Family::Image | Family::Audio | Family::Video)) => seen.push(family),
            LayoutKind::File(_) => objects += 1,
            LayoutKind::Text | LayoutKind::Unknown => {}
        }
    }
    let has = |family| seen.contains(&family);
    match objects {
        0 if has(Family::Video) && has(Family::Image) => Some(Mixture::VideoWithImage),
        0 if has(Family::Video) && has(Family::Audio) => Some(Mixture::VideoWithAudio),
        0 => None,
        _ if !seen.is_empty() => Some(Mixture::ObjectWithMedia),
        1 => None,
        _ => Some(Mixture::SeveralObjects),
    }
}
