//! `head-differs`

use crate::bytes::grouped;
use crate::check::rule::rule;
use crate::check::slide_media::answered;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::served::{Head, Headers};

rule! {
    /// HEAD and GET get the same answer
    ///
    /// # Why
    /// If the answer to HEAD has another length or type, the server is set up twice, and one of the two is wrong.
    /// Whether the service asks HEAD is not documented.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { head = { status = 200, length = "1", type = "image/jpeg" } } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { head = { status = 405 } } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { head = { status = 200, length = "90000", type = "" } } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { head = { status = 200, length = "90000", type = "image/jpeg" } } }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - RFC 9110 (2022), section 9.3.2: HEAD is answered like GET, without the content
    "head-differs", Level::INFO.strict(Severity::Warning), [], About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, answer) in answered(subject) {
        let difference = match &answer.head {
            None => continue,
            Some(Head::Failed(words)) => format!("HEAD is not answered: {words}"),
            Some(Head::Response(status, _)) if *status != answer.status => {
                format!("GET is answered with {}, HEAD with {status}", answer.status)
            }
            Some(Head::Response(_, headers)) => {
                let lengths = (answer.headers.promised(), headers.promised());
                match lengths {
                    // A server may leave the length out of its answer to HEAD.
                    (Some(get), Some(head)) if get != head => {
                        format!("GET promises {} bytes, HEAD {}", grouped(get), grouped(head))
                    }
                    _ if answer.headers.essence() != headers.essence() => {
                        let (get, head) = (typed(&answer.headers), typed(headers));
                        format!("GET is answered with {get}, HEAD with {head}")
                    }
                    _ => continue,
                }
            }
        };
        findings.report(link.finding(difference).help("let the server answer both from one place"));
    }
}

/// The type of an answer, in words.
fn typed(headers: &Headers) -> String {
    match headers.essence() {
        none if none.is_empty() => "no Content-Type".to_owned(),
        essence => format!("Content-Type `{essence}`"),
    }
}
