//! `url-status`

use crate::check::rule::rule;
use crate::check::{Findings, Level, Subject};
use crate::check::slide_media::links;

rule! {
    /// A URL is answered with success
    ///
    /// # Why
    /// What a server answers besides, such as a page that says `not found`, is no medium, and the service refuses
    /// the message.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { status = 404 } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { status = 403 } }
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
    /// - Sinch XML service, media (about 2022 to 2025): a GET on every URL has to be answered with a success status; codes
    ///   E351 to E358
    "url-status", Level::ERROR, ["E351", "E352", "E353", "E355", "E356", "E357", "E358"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let answered = subject.assets.served(link.text).and_then(|served| served.answered());
        let Some(answered) = answered.filter(|answered| !answered.is_success()) else { continue };
        let (status, words) = (answered.status, words(answered.status));
        findings.report(
            link.finding(format!("the server answers {status}{words}"))
                .codes(&[link.part.kind.copy_code()])
                .help(help(status)),
        );
    }
}

/// What a status is called (RFC 9110, RFC 6585), for those that media servers give.
fn words(status: u16) -> &'static str {
    match status {
        304 => " (not modified)",
        400 => " (bad request)",
        401 => " (unauthorized)",
        403 => " (forbidden)",
        404 => " (not found)",
        405 => " (method not allowed)",
        410 => " (gone)",
        429 => " (too many requests)",
        500 => " (internal server error)",
        502 => " (bad gateway)",
        503 => " (service unavailable)",
        504 => " (gateway timeout)",
        _ => "",
    }
}

fn help(status: u16) -> &'static str {
    match status {
        401 | 403 => "let everybody read the file; the service logs in nowhere",
        404 | 410 => "put the file there, or correct the URL; names are case-sensitive",
        429 => "let the service ask as often as you send",
        500.. => "repair the server; its log says more",
        _ => "answer GET with 200 and the file",
    }
}
