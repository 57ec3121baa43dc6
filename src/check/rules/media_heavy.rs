//! `media-heavy`

use crate::bytes::grouped;
use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::limits::profile::Medium;
use crate::limits::profiles::{Account, advised, source_limit};

rule! {
    /// A medium is within the recommended size
    ///
    /// # Why
    /// A light message arrives sooner, and at more phones. The service makes media smaller where the account
    /// has it transcode; the numbers without transcoding are what just fits a message of 1 MiB in Base64.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 1200000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.gif" = { kind = "gif", bytes = 800000, frames = 8, hundredths = 300 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.gif</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 700000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Levels
    /// - warning: heavier than best practice asks where the service transcodes
    /// # Sources
    /// - Sinch best practices (2020): images below 740 KB, or 1 MB where they are transcoded; GIFs below 600 KB,
    ///   or 740 KB; videos below 740 KB, or 10 MB
    /// - Otherwise: Sinch community (about 2023): about 500 KB for any medium
    "media-heavy", Level::INFO.up_to(Severity::Warning), [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let Some(info) = link.info else { continue };
        let medium = link.medium();
        if !matches!(medium, Medium::Image | Medium::Gif | Medium::Video) {
            continue;
        }
        let (light, most) = (advised(medium, Account::Plain), advised(medium, Account::Transcoding));
        let (Some(light), Some(most)) = (light, most) else { continue };
        // Refused files are reported by `media-too-large`, videos that become links by `video-becomes-link`.
        let refused =
            source_limit(medium, Account::Transcoding).is_some_and(|limit| info.bytes > limit.least);
        let link_instead = medium == Medium::Video && info.bytes > most.most;
        if info.bytes <= light.most || refused || link_instead {
            continue;
        }
        let (kind, size, most_light) = (link.part.kind.as_str(), grouped(info.bytes), grouped(light.most));
        let asked = format!("best practice asks for less than {most_light} ({})", light.printed);
        let finding = link
            .finding(format!("the {kind} has {size} bytes; {asked}"))
            .help("fit it smaller: `mmsctl fit`");
        findings.report(if info.bytes > most.most { finding.level(Level::WARNING) } else { finding });
    }
}
