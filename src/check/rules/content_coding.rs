//! `content-coding`

use crate::check::rule::rule;
use crate::check::slide_media::answered;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;

rule! {
    /// A media response is not compressed
    ///
    /// # Why
    /// A server that compresses although nobody asked for it sends other bytes than the file's. The service stores
    /// what it receives.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { coding = "gzip" } }
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
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { coding = "identity" } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - RFC 9110 (2022), section 12.5.3: without Accept-Encoding nothing obliges a client to understand a coding
    /// - Sinch XML service, media (about 2022 to 2025): dynamic compression breaks fetching
    "content-coding", Level::ERROR, PartKind::COPY_CODES, About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, answer) in answered(subject) {
        if let Some(coding) = answer.headers.coded() {
            findings.report(
                link.fetch_finding(format!(
                    "the answer is encoded (Content-Encoding: {coding}), which was not asked for"
                ))
                .help("turn off compression for media; they are compressed already"),
            );
        }
    }
}
