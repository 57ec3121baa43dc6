//! `picture-transparent`

use crate::check::rule::rule;
use crate::check::slide_media::pictures;
use crate::check::{About, Findings, Level, Subject};

rule! {
    /// A picture is opaque
    ///
    /// # Why
    /// What shines through a transparent picture is up to the phone: white here, black in a dark theme. The
    /// service may also turn the picture into a JPEG, which has no transparency.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.png" = { kind = "png", bytes = 90000, width = 640, height = 1138, transparent = true }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.png</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.png" = { kind = "png", bytes = 90000, width = 640, height = 1138, transparent = false }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.png</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch best practices (2020): no transparency, in pictures and GIFs
    "picture-transparent", Level::INFO, [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, ..) in pictures(subject).filter(|(_, _, image)| image.transparent == Some(true)) {
        findings.report(
            link.finding("the picture is transparent in places").help("put it on a colour of your choice"),
        );
    }
}
