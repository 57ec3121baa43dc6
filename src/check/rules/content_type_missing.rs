//! `content-type-missing`

use crate::check::rule::rule;
use crate::check::slide_media::answered;
use crate::check::{About, Findings, Level, Subject};

rule! {
    /// A media response has a Content-Type
    ///
    /// # Why
    /// The service needs a valid Content-Type and does not take a medium without.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { type = "" } }
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
    /// - Sinch XML service, media (about 2022 to 2025): the response must carry a valid Content-Type; code E629
    "content-type-missing", Level::ERROR, ["E629"], About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, answer) in answered(subject) {
        if answer.headers.essence().is_empty() {
            let right = link.info.map(|info| info.kind.mime());
            let help = right.map_or("serve it with its Content-Type".to_owned(), |mime| {
                format!("serve it with `Content-Type: {mime}`")
            });
            findings.report(link.finding("the answer has no Content-Type").help(help));
        }
    }
}
