//! `content-type-generic`

use crate::check::rule::rule;
use crate::check::slide_media::answered;
use crate::check::{About, Findings, Level, Subject};

rule! {
    /// A media response has a specific Content-Type
    ///
    /// # Why
    /// With `application/octet-stream` the service has to find the type by name and bytes, and may refuse the
    /// medium.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { type = "application/octet-stream" } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = {} }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, media (about 2022 to 2025): `application/octet-stream` may be rejected when the type cannot be
    ///   found otherwise
    "content-type-generic", Level::WARNING, ["E629"], About::Serving, check, Needs::FetchedMedia
}

/// Types that mean "some bytes".
pub(super) const GENERIC: [&str; 6] = [
    "application/octet-stream",
    "binary/octet-stream",
    "application/force-download",
    "application/x-download",
    "application/download",
    "application/unknown",
];

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, answer) in answered(subject) {
        let essence = answer.headers.essence();
        if GENERIC.contains(&essence.as_str()) {
            let right = link.info.map_or("its own type", |info| info.kind.mime());
            findings.report(
                link.finding(format!("the Content-Type is `{essence}`, which does not say what the file is"))
                    .help(format!("serve it with `Content-Type: {right}`")),
            );
        }
    }
}
