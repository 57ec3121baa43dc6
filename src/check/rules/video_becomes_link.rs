//! `video-becomes-link`

use crate::bytes::grouped;
use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::limits::profiles::transcodable_video;
use crate::message::PartKind;

rule! {
    /// A video is small enough to stay a video
    ///
    /// # Why
    /// The service reduces a video until it fits. One that is still too large goes out as an SMS with a link,
    /// and postback N101 says `sent-as` SMS.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 12000000, seconds = 28.0 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 900000, seconds = 28.0 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): delivered as a link if still too large
    /// - Sinch best practices (2020): videos below 10 MB come out at 300 KB to 1.5 MB
    "video-becomes-link", Level::WARNING, [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject).filter(|link| link.part.kind == PartKind::Video) {
        let Some(bytes) = link.info.map(|info| info.bytes) else { continue };
        if let Some(transcodable) = transcodable_video().filter(|limit| bytes > *limit) {
            let (size, limit) = (grouped(bytes), grouped(transcodable));
            findings.report(
                link.finding(format!(
                    "the video has {size} bytes; above {limit} it is likely to go out as a link"
                ))
                .help("encode it smaller before you upload it"),
            );
        }
    }
}
