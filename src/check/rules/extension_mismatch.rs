//! `extension-mismatch`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::media::kind::{Family, MediaKind, Support};
use crate::size::carried::family_of;

rule! {
    /// A file's extension fits its content
    ///
    /// # Why
    /// Servers choose the Content-Type by the file's name. The service compares it with the bytes, and a file that is
    /// not what it says may be refused.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.png" = { kind = "jpg", bytes = 90000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.png</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpeg" = { kind = "jpg", bytes = 90000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpeg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, media (about 2022 to 2025): a valid Content-Type is needed; code E629
    "extension-mismatch", Level::WARNING, ["E629"], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let (Some(info), Some(reference)) = (link.info, link.reference()) else { continue };
        let Some(extension) = reference.extension() else { continue };
        let Some(named) = MediaKind::from_extension(&extension) else { continue };
        // What the service refuses anyway is other rules' to say.
        let fits =
            info.kind.support() != Support::Unsupported && info.kind.family() == family_of(link.part.kind);
        // Players and servers take the brands of one container for each other.
        let close = named.family() == Family::Video && info.kind.family() == Family::Video;
        let container = |kind| matches!(kind, MediaKind::Mp4 | MediaKind::ThreeGp | MediaKind::ThreeG2);
        let related = close && container(named) && container(info.kind);
        if !fits || named == info.kind || related {
            continue;
        }
        let (kind, right) = (info.kind.name(), info.kind.extension());
        findings.report(
            link.finding(format!("the file is {kind}, its name ends in `.{extension}`"))
                .help(format!("rename it to end in `.{right}`")),
        );
    }
}
