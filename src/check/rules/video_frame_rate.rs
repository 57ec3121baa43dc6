//! `video-frame-rate`

use crate::check::rule::rule;
use crate::check::slide_media::videos;
use crate::check::{About, Findings, Level, Subject};
use crate::limits::fitting::FRAME_RATE;

rule! {
    /// A video has at most 30 frames per second
    ///
    /// # Why
    /// More frames cost weight that a message does not have, and are left out by the service.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 90000, video = "h264", fps = 60.0 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 90000, video = "h264", fps = 29.97 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Sources
    /// - Sinch best practices (2020): 30 frames a second
    "video-frame-rate", Level::INFO, [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, _, video) in videos(subject) {
        // Averages of whole files are off by a frame or so.
        if let Some(rate) = video.frame_rate.filter(|rate| *rate > FRAME_RATE + 0.5) {
            findings.report(
                link.finding(format!(
                    "the video shows {rate:.0} frames a second; at most {FRAME_RATE} are recommended"
                ))
                .help("export it with 30 frames a second"),
            );
        }
    }
}
