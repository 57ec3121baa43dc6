//! `jpeg-progressive`

use crate::check::rule::rule;
use crate::check::slide_media::pictures;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Severity;

rule! {
    /// A JPEG is not progressive
    ///
    /// # Why
    /// The conformance document for MMS requires phones to show baseline JPEGs. Every phone today shows progressive
    /// ones too, and they are lighter, so this is reported only with `--strict`.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, progressive = true }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, progressive = false }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Open Mobile Alliance, MMS conformance 1.2 (2005): baseline JPEG in every content class with pictures
    "jpeg-progressive", Level::SILENT.strict(Severity::Info), [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, ..) in pictures(subject).filter(|(_, _, image)| image.progressive == Some(true)) {
        findings.report(
            link.finding("the picture is a progressive JPEG")
                .help("export it as baseline JPEG for very old phones"),
        );
    }
}
