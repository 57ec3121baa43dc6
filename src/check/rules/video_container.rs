//! `video-container`

use crate::check::rule::rule;
use crate::check::slide_media::videos;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::media::kind::{MediaKind, Support};

rule! {
    /// A video is an MP4
    ///
    /// # Why
    /// Other containers are documented and taken, but best practice mentions only MP4. This is reported only with
    /// `--strict`.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.3gp" = { kind = "3gp", bytes = 90000, video = "h263" }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.3gp</url></video></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 90000, video = "h264" }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Sources
    /// - Sinch best practices (2020): mp4
    /// - Otherwise: Sinch XML service, special considerations (2021): 3GP, MPEG, AVI and WMV too
    "video-container", Level::SILENT.strict(Severity::Info), [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, info, _) in videos(subject) {
        // What is discouraged or refused is so by other rules.
        if info.kind != MediaKind::Mp4 && info.kind.support() == Support::Documented {
            findings
                .report(link.finding(format!("the video is {}", info.kind.name())).help("export it as MP4"));
        }
    }
}
