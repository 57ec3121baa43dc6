//! `content-type-mismatch`

use crate::check::rule::rule;
use crate::check::slide_media::answered;
use crate::check::{About, Findings, Level, Subject};
use crate::media::kind::{Family, MediaKind};
use crate::size::carried::family_of;

use super::content_type_generic::GENERIC;

rule! {
    /// A media response's Content-Type fits the file and its element
    ///
    /// # Why
    /// The service goes by the Content-Type. `text/html` for an image is most often an error page that is answered
    /// with 200.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { type = "text/html; charset=utf-8" } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { type = "image/png" } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { type = "video/mp4" } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = {} }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { type = "image/jpg" } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Levels
    /// - warning: a type that is not a known one, or another one than the file's in the same family
    /// # Sources
    /// - Sinch XML service, media (about 2022 to 2025): the response must carry a valid Content-Type; code E629
    /// - Skycore API 1.3 (2014-09): E361 to E363, undefined content type
    "content-type-mismatch", Level::ERROR, ["E629"], About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, answer) in answered(subject) {
        let essence = answer.headers.essence();
        if essence.is_empty() || GENERIC.contains(&essence.as_str()) {
            continue;
        }
        let element = link.part.kind.as_str();
        let is = link.info.map(|info| info.kind);
        // A page that is served as one is told by what it is.
        if is == MediaKind::from_mime(&essence) && is.is_some_and(|kind| kind.family() == Family::Other) {
            continue;
        }
        let fits = family(&essence) == Some(family_of(link.part.kind));
        // What is neither served as a medium nor one is told by what it is, too.
        if !fits && link.is_unknown() {
            continue;
        }
        let (level, message) = match (MediaKind::from_mime(&essence), is) {
            _ if !fits => {
                (Level::ERROR, format!("the Content-Type is `{essence}`, in an element `{element}`"))
            }
            (None, _) => (Level::WARNING, format!("the Content-Type `{essence}` is not a known one")),
            (Some(says), Some(is)) if !same(says, is) => {
                (Level::WARNING, format!("the Content-Type is `{essence}`, the file is {}", is.name()))
            }
            _ => continue,
        };
        let right = is.filter(|kind| kind.family() == family_of(link.part.kind));
        let help = right.map_or_else(
            || format!("check that the URL leads to the {element} itself"),
            |kind| format!("serve it with `Content-Type: {}`", kind.mime()),
        );
        findings.report(link.finding(message).level(level).help(help));
    }
}

/// The family of elements that a type belongs in; containers go by the first word of the type.
fn family(essence: &str) -> Option<Family> {
    match essence.split('/').next() {
        Some("image") => Some(Family::Image),
        Some("audio") => Some(Family::Audio),
        Some("video") => Some(Family::Video),
        _ => MediaKind::from_mime(essence).map(MediaKind::family),
    }
}

/// Whether two kinds are taken for each other by servers and players.
fn same(one: MediaKind, other: MediaKind) -> bool {
    let container = |kind| {
        matches!(
            kind,
            MediaKind::Mp4 | MediaKind::ThreeGp | MediaKind::ThreeG2 | MediaKind::M4a | MediaKind::Mov
        )
    };
    one == other || container(one) && container(other)
}
