//! `kind-mismatch`

use crate::check::rule::rule;
use crate::check::slide_media::{Evidence, links};
use crate::check::{About, Findings, Level, Subject};
use crate::media::info::MediaInfo;
use crate::media::kind::{Family, MediaKind, Support};
use crate::message::PartKind;
use crate::size::carried::family_of;

rule! {
    /// A medium is in the element of its kind
    ///
    /// # Why
    /// The service treats a file as its element says. A video in an `image` element cannot be read as a picture, and
    /// the message is refused.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.mp4</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "jpg", bytes = 90000 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 90000 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Levels
    /// - warning: an MP4 or 3GP file by its name alone in an `audio` element, as it may hold only sound
    /// # Sources
    /// - Sinch XML service, saveMMS (2021): an element for each kind; codes E629 and E341
    "kind-mismatch", Level::ERROR, ["E629", "E341"], About::Media, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let Some((kind, evidence)) = link.kind else { continue };
        let sound = link.info.is_some_and(MediaInfo::plays_sound_alone);
        let (family, element) = (if sound { Family::Audio } else { kind.family() }, link.part.kind);
        // Types that the service takes nowhere are reported by `unsupported-type`.
        let taken = kind.support() != Support::Unsupported && family != Family::Other;
        if !taken || family == family_of(element) {
            continue;
        }
        // 3GP and MP4 files can hold only sound; a name does not tell.
        let ambiguous = matches!(kind, MediaKind::ThreeGp | MediaKind::ThreeG2 | MediaKind::Mp4);
        let level = match evidence {
            Evidence::Name if ambiguous && element == PartKind::Audio => Level::WARNING,
            _ => Level::ERROR,
        };
        let by = if evidence == Evidence::Name { "by its name the file is" } else { "the file is" };
        let codes: &[&'static str] = if element == PartKind::Image { &["E341", "E629"] } else { &["E629"] };
        let (name, right) = (element.as_str(), family.element());
        let message = if sound {
            format!("{by} {} with only sound, in an element `{name}`", kind.name())
        } else {
            format!("{by} {}, in an element `{name}`", kind.name())
        };
        findings.report(link.finding(message).level(level).codes(codes).help(format!("put it in `{right}`")));
    }
}
