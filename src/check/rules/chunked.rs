//! `chunked`

use crate::check::rule::rule;
use crate::check::slide_media::answered;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;

rule! {
    /// A media response is not chunked
    ///
    /// # Why
    /// The service refuses media with Transfer-Encoding: chunked. Content networks and servers that compress on the
    /// fly send such answers.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { length = "", transfer = "chunked" } }
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
    /// - Sinch XML service, media (about 2022 to 2025): the response must not use Transfer-Encoding: chunked
    "chunked", Level::ERROR, PartKind::COPY_CODES, About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, answer) in answered(subject) {
        if answer.headers.chunked() {
            findings.report(
                link.fetch_finding("the answer comes in chunks (Transfer-Encoding: chunked)")
                    .help("serve the file from disk, or turn off compression and streaming for media"),
            );
        }
    }
}
