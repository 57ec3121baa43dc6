//! `media-too-large`

use crate::bytes::grouped;
use crate::check::rule::rule;
use crate::check::slide_media::{Link, links};
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::limits::profiles::{Account, source_limit};

rule! {
    /// A medium is no larger than the account accepts
    ///
    /// # Why
    /// The service refuses larger files. The published numbers hold for accounts whose media are transcoded; the
    /// others take 1000 KB of each kind. The account's own settings have the last word. Whether a KB has 1000 or
    /// 1024 bytes is undocumented.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 4000000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.mp3" = { kind = "mp3", bytes = 11000000 }
    /// "http://www.yoursite.com/2.vcf" = { kind = "vcf", bytes = 3000000 }
    /// "http://www.yoursite.com/3.ics" = { kind = "ics", bytes = 3000000 }
    /// "http://www.yoursite.com/4.pdf" = { kind = "pdf", bytes = 3000000 }
    /// "http://www.yoursite.com/5.pkpass" = { kind = "pkpass", bytes = 3000000 }
    /// ```
    /// ```xml save
    /// <slide><audio><url>http://www.yoursite.com/1.mp3</url></audio></slide>
    /// <slide><vcard><url>http://www.yoursite.com/2.vcf</url></vcard><duration>5</duration></slide>
    /// <slide><ical><url>http://www.yoursite.com/3.ics</url></ical><duration>5</duration></slide>
    /// <slide><pdf><url>http://www.yoursite.com/4.pdf</url></pdf><duration>5</duration></slide>
    /// <slide><passbook><url>http://www.yoursite.com/5.pkpass</url></passbook><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 900000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Levels
    /// - warning: too large if a KB has 1000 bytes, not if it has 1024
    /// - info, with --strict warning: too large for accounts without transcoding
    /// # Sources
    /// - Sinch community, limits of short codes (about 2023): image 3000 KB, GIF 1024 KB, audio 10000 KB, video
    ///   50000 KB, object 2048 KB with transcoding; 1000 KB without
    /// - Sinch XML service, special considerations (2021): the account's maximum; codes E331 to E338
    "media-too-large", Level::ERROR, ["E331", "E332", "E333", "E335", "E336", "E337", "E338"], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let Some(bytes) = length(link) else { continue };
        let medium = link.medium();
        let (transcoded, plain) =
            (source_limit(medium, Account::Transcoding), source_limit(medium, Account::Plain));
        let (level, limit, most, whose) = match (transcoded, plain) {
            (Some(limit), _) if bytes > limit.most => (Level::ERROR, limit, limit.most, "an account takes"),
            (Some(limit), _) if bytes > limit.least => {
                (Level::WARNING, limit, limit.least, "an account takes, if a KB has 1000 bytes,")
            }
            (_, Some(limit)) if bytes > limit.most => {
                let level = Level::INFO.strict(Severity::Warning);
                (level, limit, limit.most, "an account without transcoding takes")
            }
            _ => continue,
        };
        // In bytes, as the sizes of some files and their limits differ by a few alone.
        let (kind, size, most) = (link.part.kind.as_str(), grouped(bytes), grouped(most));
        let message = format!("the {kind} has {size} bytes; {whose} {most} ({})", limit.printed);
        findings.report(
            link.finding(message)
                .level(level)
                .codes(&[link.part.kind.size_code()])
                .help("make the file smaller, or ask support for the account's limit"),
        );
    }
}

/// The file's length: its own, or what its server says of one that could not be inspected. What is coded has another.
fn length(link: &Link<'_>) -> Option<u64> {
    let served = || {
        let answered = link.response()?;
        answered.length().filter(|_| answered.headers.coded().is_none())
    };
    link.info.map_or_else(served, |info| Some(info.bytes))
}
