//! `jpeg-preferred`

use crate::check::rule::rule;
use crate::check::slide_media::pictures;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::media::kind::MediaKind;

rule! {
    /// A still picture is a JPEG
    ///
    /// # Why
    /// A photograph is several times lighter as a JPEG than as a PNG. Drawings with few colours can be lighter
    /// as a PNG, so this is reported only with `--strict`.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.png" = { kind = "png", bytes = 90000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.png</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch best practices (2020): JPG over PNG
    "jpeg-preferred", Level::SILENT.strict(Severity::Info), [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, info, _) in pictures(subject) {
        if info.kind == MediaKind::Png {
            findings.report(
                link.finding("the picture is a PNG").help("export it as JPEG, unless it is a drawing"),
            );
        }
    }
}
