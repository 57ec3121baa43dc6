//! `content-length-missing`

use crate::check::rule::rule;
use crate::check::slide_media::answered;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;

rule! {
    /// A media response has a Content-Length
    ///
    /// # Why
    /// The service needs the header Content-Length and refuses a medium that comes without. Servers leave it out
    /// where they compress or make the content on the fly.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { length = "" } }
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
    /// - Sinch XML service, media (about 2022 to 2025): the response must carry Content-Length
    "content-length-missing", Level::ERROR, PartKind::COPY_CODES, About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, answer) in answered(subject) {
        // A body in chunks has none by its nature, which is a finding of its own.
        if answer.headers.length.is_none() && !answer.headers.chunked() {
            findings.report(
                link.fetch_finding("the answer has no Content-Length")
                    .help("serve the file as it lies on disk, without compression or other work on the fly"),
            );
        }
    }
}
