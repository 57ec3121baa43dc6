//! `video-dimensions`

use crate::check::rule::rule;
use crate::check::slide_media::videos;
use crate::check::{About, Findings, Level, Subject};
use crate::limits::fitting::{LANDSCAPE, PORTRAIT};

rule! {
    /// A video is no larger than a phone shows it
    ///
    /// # Why
    /// Pixels that no phone shows cost weight, and the service takes them away again at the cost of sharpness.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 90000, video = "h264", width = 1920, height = 1080 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 90000, video = "h264", width = 640, height = 1138 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Sources
    /// - Sinch best practices (2020): 1280 x 720 in landscape, 640 x 1138 in portrait
    "video-dimensions", Level::INFO, [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, _, video) in videos(subject) {
        // A video that was turned says so elsewhere than in its dimensions: it fits if either way fits.
        let (long, short) = (video.width.max(video.height), video.width.min(video.height));
        let fits = |(across, down): (u32, u32)| long <= across.max(down) && short <= across.min(down);
        if ![LANDSCAPE, PORTRAIT].into_iter().any(fits) {
            let (width, height) = (video.width, video.height);
            findings.report(
                link.finding(format!("the video has {width} x {height}; phones show less"))
                    .help("scale it to 1280 x 720, or to 640 x 1138 upright"),
            );
        }
    }
}
