//! `url-tls`

use crate::check::rule::rule;
use crate::check::slide_media::fetched;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;
use crate::served::{Cause, FetchOutcome};

rule! {
    /// A server offers TLS that any client accepts
    ///
    /// # Why
    /// The service does not know a certificate of your own making, and one that has expired or is for another name is
    /// worth nothing. Whether it checks is not documented; most programs refuse such a certificate.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { tls = "its certificate has expired" } }
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
    /// - Sinch XML service, media (about 2022 to 2025): the server must be public and answer with success; codes E351 to E358
    "url-tls", Level::ERROR, PartKind::COPY_CODES, About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, served) in fetched(subject) {
        let FetchOutcome::Failed(failure) = &served.outcome else { continue };
        let help = match failure.cause {
            Cause::Certificate => {
                "serve the whole chain of a certificate that a public authority issued for this host"
            }
            Cause::Tls => "let the server offer TLS 1.2 or 1.3, as browsers speak it",
            _ => continue,
        };
        findings.report(link.fetch_finding(failure.words.clone()).help(help));
    }
}
