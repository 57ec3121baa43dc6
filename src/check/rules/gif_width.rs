//! `gif-width`

use crate::check::rule::rule;
use crate::check::slide_media::pictures;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::limits::canvas::GIF_WIDTH_IOS_13;

rule! {
    /// A GIF is at most 320 pixels wide for iOS 13
    ///
    /// # Why
    /// iOS 13.0 to 13.4 draw an animated GIF too large for the screen unless it is at most 320 pixels wide.
    /// Hardly anyone has these versions now, so this is reported only with `--strict`.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.gif" = { kind = "gif", bytes = 90000, width = 480, height = 480, frames = 9, hundredths = 300 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.gif</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.gif" = { kind = "gif", bytes = 90000, width = 320, height = 320, frames = 9, hundredths = 300 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.gif</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch best practices (2020): too large on iOS 13.0 to 13.4 unless 320 pixels wide
    "gif-width", Level::SILENT.strict(Severity::Info), [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, _, image) in pictures(subject).filter(|(_, _, image)| image.moves()) {
        if image.width > GIF_WIDTH_IOS_13 {
            let width = image.width;
            findings.report(
                link.finding(format!("the GIF is {width} pixels wide; iOS 13.0 to 13.4 draw it too large"))
                    .help(format!("scale it to {GIF_WIDTH_IOS_13} if you care about these versions")),
            );
        }
    }
}
