//! `gif-frame-rate`

use crate::check::rule::rule;
use crate::check::slide_media::pictures;
use crate::check::{About, Findings, Level, Subject};
use crate::limits::canvas::GIF_RATES;
use crate::media::info::Animation;

rule! {
    /// A GIF has 2 to 4 frames per second
    ///
    /// # Why
    /// Each frame weighs, and the service has to leave out colours and pixels to make many of them fit. Two to
    /// four frames a second are enough to show that something moves.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.gif" = { kind = "gif", bytes = 90000, width = 480, height = 480, frames = 30, hundredths = 300 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.gif</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.gif" = { kind = "gif", bytes = 90000, width = 480, height = 480, frames = 9, hundredths = 300 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.gif</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch best practices (2020): 2 to 4 frames a second, few colours, a short loop
    "gif-frame-rate", Level::INFO, [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, _, image) in pictures(subject) {
        let Some(rate) = image.animation.and_then(Animation::rate) else { continue };
        // Delays are whole hundredths, so that 3 a second are 3.03.
        if !(GIF_RATES.start() - 0.1..=GIF_RATES.end() + 0.1).contains(&rate) {
            findings.report(
                link.finding(format!("the GIF shows {rate:.1} frames a second; 2 to 4 are recommended"))
                    .help("leave frames out and show the others longer, or send a video"),
            );
        }
    }
}
