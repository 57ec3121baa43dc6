//! `url-leads-inside`

use crate::check::rule::rule;
use crate::check::slide_media::fetched;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;
use crate::reference::HostKind;
use crate::served::FetchOutcome;

rule! {
    /// A URL's host resolves to a public address
    ///
    /// # Why
    /// A public name can resolve to an address of a private network, and a redirect can lead there. The service
    /// cannot follow, and neither does mmsctl unless you give `--allow-private`.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = { inside = "`www.yoursite.com` resolves to 10.0.0.1, which is in a private network" } }
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
    /// - Sinch XML service, media (about 2022 to 2025): the server must be public; codes E351 to E358
    /// - RFC 6890 (2013): special-purpose addresses
    "url-leads-inside", Level::ERROR, PartKind::COPY_CODES, About::Serving, check, Needs::FetchedMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, served) in fetched(subject) {
        let FetchOutcome::NotPublic { host: words, kind } = &served.outcome else { continue };
        // What the URL itself says is `url-private-host`'s. A name for examples is but a remark there; who asks for
        // the file has to hear that it was not fetched.
        let said = link.reference().is_some_and(|reference| reference.host_kind() != HostKind::Public);
        if said && served.redirects.is_empty() && *kind != HostKind::Reserved {
            continue;
        }
        let how = if served.redirects.is_empty() { "" } else { "the URL redirects, and " };
        findings
            .report(link.fetch_finding(format!("{how}{words}")).help("serve the file from a public host"));
    }
}
