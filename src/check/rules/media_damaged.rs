//! `media-damaged`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;

rule! {
    /// A medium decodes
    ///
    /// # Why
    /// A picture that is cut off or damaged is refused. Audio and video are found out later, while encoding, and
    /// reported by postback E002 or E003, when the template has its id already.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, damaged = "its end is missing" }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, appendix of error codes (2021): E341, an image is corrupted
    /// - Skycore API 1.3 (2015-02): E343, a video has missing codecs
    "media-damaged", Level::ERROR, ["E341", "E343"], About::Soundness, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let Some(why) = link.info.and_then(|info| info.soundness.fault()) else { continue };
        let codes: &[&'static str] = match link.part.kind {
            PartKind::Image => &["E341"],
            PartKind::Video => &["E343"],
            _ => &[],
        };
        findings.report(
            link.finding(format!("the {} is damaged: {why}", link.part.kind.as_str())).codes(codes).help(
                match link.part.kind {
                    PartKind::Audio | PartKind::Video => {
                        "export it again, and play it to its end before you send it"
                    }
                    _ => "export it again, and look at it before you send it",
                },
            ),
        );
    }
}
