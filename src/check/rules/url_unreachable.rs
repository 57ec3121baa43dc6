//! `url-unreachable`

use crate::check::rule::rule;
use crate::check::slide_media::fetched;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;
use crate::served::{BodyEnd, Cause, FetchOutcome};

rule! {
    /// A URL can be fetched
    ///
    /// # Why
    /// The service fetches every URL with a GET. If nothing answers, or the answer breaks off, it refuses the message.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { failed = "`www.yoursite.com` refuses the connection" } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { late = "the answer is not complete after 30 s" } }
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
    "url-unreachable", Level::ERROR, PartKind::COPY_CODES, About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, served) in fetched(subject) {
        let words = match &served.outcome {
            FetchOutcome::Failed(failure) if !matches!(failure.cause, Cause::Certificate | Cause::Tls) => {
                &failure.words
            }
            FetchOutcome::Response(answered) => match &answered.end {
                BodyEnd::TimedOut(words) => words,
                // Where a length was promised, `content-length-wrong` says what is missing.
                BodyEnd::Truncated(words) if answered.headers.promised().is_none() => words,
                _ => continue,
            },
            _ => continue,
        };
        let help = match &served.outcome {
            FetchOutcome::Failed(failure) if failure.cause == Cause::LocalNetwork => {
                "check that this machine's network and its proxy work; nothing is known about the server"
            }
            FetchOutcome::Failed(failure) if failure.cause == Cause::LocalDisk => {
                "make room for temporary files on this machine; nothing is known about the server"
            }
            _ => "check that the server is up and quick, and that the URL is right",
        };
        findings.report(
            link.fetch_finding(format!("the {} cannot be fetched: {words}", link.part.kind.as_str()))
                .help(help),
        );
    }
}
