//! `url-status`

use crate::check::rule::rule;
use crate::check::slide_media::fetched;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;
use crate::served::http_status;

rule! {
    /// A URL is answered with success
    ///
    /// # Why
    /// Any other answer, such as a page that says `not found`, is not the medium, and the service refuses the message.
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
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { status = 204 } }
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
    "url-status", Level::ERROR, PartKind::COPY_CODES, About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, served) in fetched(subject) {
        let Some(answered) = served.response().filter(|answered| !answered.is_success()) else { continue };
        let status = answered.status;
        findings.report(
            link.fetch_finding(format!("the server answers {}", http_status(status))).help(help(status)),
        );
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
