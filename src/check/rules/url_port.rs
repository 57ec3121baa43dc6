//! `url-port`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;
use crate::reference::{HostKind, Reference};

rule! {
    /// A URL uses its scheme's own port
    ///
    /// # Why
    /// Whether the service fetches from other ports than 80 and 443 is undocumented; firewalls on the way may
    /// not let it.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com:8080/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, media (about 2022 to 2025): ports are not mentioned
    "url-port", Level::INFO, PartKind::COPY_CODES, About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let port = |reference: &Reference| reference.port().filter(|_| is_public(reference));
        let Some(port) = link.reference().and_then(port) else { continue };
        findings.report(
            link.fetch_finding(format!("port {port} may be out of the service's reach"))
                .help("serve the file on port 80 or 443 if fetching fails"),
        );
    }
}

/// Hosts that are out of reach on any port are reported by `url-private-host`.
fn is_public(reference: &Reference) -> bool {
    reference.is_web() && matches!(reference.host_kind(), HostKind::Public | HostKind::Reserved)
}
