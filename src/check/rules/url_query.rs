//! `url-query`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;

rule! {
    /// URLs of audio and video have no query string
    ///
    /// # Why
    /// The service strips what follows the `?` of audio and video URLs. Signed and expiring links break.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><audio><url>http://www.yoursite.com/1.mp3?sig=x</url></audio></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg?sig=x</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Skycore, help pages (about 2020): the query string is stripped; then E352 or E353
    "url-query", Level::WARNING, ["E352", "E353"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject).filter(|link| matches!(link.part.kind, PartKind::Audio | PartKind::Video)) {
        if link.reference().is_some_and(|reference| reference.has_query()) {
            let kind = link.part.kind.as_str();
            findings.report(
                link.fetch_finding(format!("the service strips the query string of {kind} URLs"))
                    .help("serve the file under a URL that works without it"),
            );
        }
    }
}
