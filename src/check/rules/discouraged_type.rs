//! `discouraged-type`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::media::info::MediaInfo;
use crate::media::kind::{Family, Support};
use crate::size::carried::family_of;

rule! {
    /// A medium has a documented type
    ///
    /// # Why
    /// Some types are taken by some accounts, or are native to handsets without the service documenting them.
    /// They may be refused with E629.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.webp</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mov</url></video></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.3gp</url></video></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): the documented types
    /// - Otherwise: Sinch JSON API (2026): WebP where it is enabled; Sinch best practices (2020-12): MOV dropped
    "discouraged-type", Level::WARNING, ["E629"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let Some((kind, _)) = link.kind else { continue };
        let sound = link.info.is_some_and(MediaInfo::plays_sound_alone);
        let family = if sound { Family::Audio } else { kind.family() };
        if family != family_of(link.part.kind) {
            continue;
        }
        let (why, name) = match kind.support() {
            _ if sound => {
                ("it is not documented; E629 is likely", format!("{} with only sound", kind.name()))
            }
            Support::Discouraged(why) => (why, kind.name().to_owned()),
            _ => continue,
        };
        let help = match family {
            Family::Image => "use JPEG, PNG or GIF",
            Family::Audio => "use MP3",
            _ => "use MP4 or 3GP",
        };
        findings.report(link.finding(format!("{name} may be refused: {why}")).help(help));
    }
}
