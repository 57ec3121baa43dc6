//! `content-length-wrong`

use crate::bytes::grouped;
use crate::check::rule::rule;
use crate::check::slide_media::answered;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;
use crate::served::BodyEnd;

rule! {
    /// A media response is as long as its Content-Length
    ///
    /// # Why
    /// A medium that ends early is cut off, and the service cannot copy it.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { length = "90000", received = 512, cut = "the connection was closed in the middle of the answer" } }
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
    /// - RFC 9110 (2022), section 8.6: the length in bytes of the content
    "content-length-wrong", Level::ERROR, PartKind::COPY_CODES, About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, answer) in answered(subject) {
        let Some(promised) = answer.headers.promised() else { continue };
        let came = match &answer.end {
            BodyEnd::Truncated(_) | BodyEnd::Complete => answer.received,
            BodyEnd::LimitReached | BodyEnd::TimedOut(_) => continue,
        };
        if came != promised {
            let (promised, came) = (grouped(promised), grouped(came));
            findings.report(
                link.fetch_finding(format!("Content-Length promises {promised} bytes, {came} arrived"))
                    .help("see what cuts the answer off: a proxy, a cache, or a file that changed while it was sent"),
            );
        }
    }
}
