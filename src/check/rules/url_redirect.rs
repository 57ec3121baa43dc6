//! `url-redirect`

use crate::check::rule::rule;
use crate::check::slide_media::fetched;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::message::PartKind;
use crate::served::FetchOutcome;

rule! {
    /// A URL leads to the file itself
    ///
    /// # Why
    /// Whether the service follows redirects is not documented. Where a redirect leads nowhere, nobody can.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { redirects = ["http://cdn.yoursite.com/1.jpg"] } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { astray = "it redirects in a circle" } }
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
    /// # Levels
    /// - error: a redirect that leads nowhere
    /// # Sources
    /// - Sinch (2021) and Skycore (2015) say nothing of redirects; codes E351 to E358 where the file cannot be copied
    "url-redirect", Level::WARNING.up_to(Severity::Error), PartKind::COPY_CODES, About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, served) in fetched(subject) {
        let hops: Vec<String> =
            served.redirects.iter().map(|hop| format!("{} to `{}`", hop.status, hop.to)).collect();
        let (level, message, help) = match &served.outcome {
            FetchOutcome::BadRedirect { status, reason: words } => {
                let hops: String = hops.iter().map(|hop| format!("{hop}, then ")).collect();
                let message = format!("the URL redirects and leads nowhere: {hops}{status}: {words}");
                (
                    Level::ERROR,
                    message,
                    "let the server answer with the file itself, or write the URL of one that does",
                )
            }
            // `url-leads-inside` says where it leads.
            FetchOutcome::NotPublic { .. } => continue,
            _ if hops.is_empty() => continue,
            _ => {
                let message = format!("the URL redirects: {}", hops.join(", then "));
                (Level::WARNING, message, "write the URL that the file has in the end")
            }
        };
        findings.report(link.fetch_finding(message).level(level).help(help));
    }
}
