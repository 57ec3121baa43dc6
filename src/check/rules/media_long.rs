//! `media-long`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::limits::DURATION_RECOMMENDED;
use crate::message::PartKind;

rule! {
    /// Audio and video play at most 30 seconds
    ///
    /// # Why
    /// A slide should last no longer, and the medium's length becomes the slide's. Longer media also rarely fit
    /// a message.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 900000, seconds = 42.5 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 900000, seconds = 30.0 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): should not exceed 30 seconds
    /// - Sinch best practices (2020): at most 20 seconds in HD, 30 for deliverability
    "media-long", Level::WARNING, [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject).filter(|link| matches!(link.part.kind, PartKind::Audio | PartKind::Video)) {
        let seconds = link.info.and_then(|info| info.seconds);
        // Containers round up by a frame or two.
        if let Some(seconds) = seconds.filter(|seconds| *seconds > f64::from(DURATION_RECOMMENDED) + 0.5) {
            let kind = link.part.kind.as_str();
            findings.report(
                link.finding(format!(
                    "the {kind} plays {seconds:.1} seconds; at most {DURATION_RECOMMENDED} are recommended"
                ))
                .help("cut it, or spread it over several slides"),
            );
        }
    }
}
