//! `url-private-host`

use crate::check::rule::rule;
use crate::check::{Findings, Level, Subject};
use crate::check::parts::links;
use crate::reference::HostKind;

rule! {
    /// A URL's host can be reached from everywhere
    ///
    /// # Why
    /// The service fetches from the internet. A host of your own network or machine is out of its reach.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://localhost:8000/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://192.168.1.20/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://nas.local/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, media (about 2022 to 2025): the server must be public; codes E351 to E358
    /// - RFC 1918 (1996), RFC 3927 (2005), RFC 4193 (2005), RFC 6761 (2013): private, link-local and special names and addresses
    "url-private-host", Level::ERROR, ["E351", "E352", "E353", "E355", "E356", "E357", "E358"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let Some(reference) = link.reference().filter(|reference| reference.is_web()) else { continue };
        let what = match reference.host_kind() {
            HostKind::Public | HostKind::Reserved => continue,
            HostKind::Loopback => "is this machine itself",
            HostKind::Private => "is an address of a private network",
            HostKind::LinkLocal => "is an address of one link",
            HostKind::Internal => "is a name of a local network",
            HostKind::Unspecified => "is no address",
        };
        let host = reference.host().unwrap_or_default();
        findings.report(
            link.finding(format!("`{host}` {what}; the service cannot fetch from it"))
                .codes(&[link.part.kind.copy_code()])
                .help("serve the file from a public host"),
        );
    }
}
