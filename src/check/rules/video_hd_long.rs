//! `video-hd-long`

use crate::check::rule::rule;
use crate::check::slide_media::videos;
use crate::check::{About, Findings, Level, Subject};
use crate::limits::DURATION_RECOMMENDED;
use crate::limits::canvas::VIDEO_HD_SECONDS;
use crate::limits::fitting::LANDSCAPE;

rule! {
    /// An HD video plays at most 20 seconds
    ///
    /// # Why
    /// Longer ones are reduced until they look worse than a smaller one would, or go out as a link.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 90000, video = "h264", width = 1280, height = 720, seconds = 27.0 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 90000, video = "h264", width = 640, height = 360, seconds = 27.0 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Sources
    /// - Sinch best practices (2020): at most 20 seconds in HD, 30 for deliverability
    "video-hd-long", Level::INFO, [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, info, video) in videos(subject) {
        let hd = video.width.min(video.height) >= LANDSCAPE.1;
        // Beyond 30 seconds it is reported by `media-long`.
        let long =
            |seconds: &f64| *seconds > VIDEO_HD_SECONDS + 0.5 && *seconds <= f64::from(DURATION_RECOMMENDED);
        if let Some(seconds) = info.seconds.filter(long).filter(|_| hd) {
            findings.report(
                link.finding(format!(
                    "the video plays {seconds:.1} seconds in HD; at most {VIDEO_HD_SECONDS} are recommended"
                ))
                .help("cut it, or scale it below 720 lines"),
            );
        }
    }
}
