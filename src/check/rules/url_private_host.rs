//! `url-private-host`

use std::collections::HashSet;

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;
use crate::reference::{HostKind, Reference};
use crate::served::FetchOutcome;

rule! {
    /// A URL names no private or local host
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
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, served = {} }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, media (about 2022 to 2025): the server must be public; codes E351 to E358
    /// - RFC 1918 (1996), RFC 3927 (2005), RFC 4193 (2005), RFC 6761 (2013): private, link-local and special names and addresses
    "url-private-host", Level::ERROR, PartKind::COPY_CODES, About::Serving, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let served = link.served();
        // What was not contacted for its address is reported by `url-leads-inside`.
        let followed = served.filter(|served| !matches!(served.outcome, FetchOutcome::NotPublic { .. }));
        let hops = followed.into_iter().flat_map(|served| &served.redirects);
        let hops = hops.filter_map(|hop| Reference::parse(&hop.to).ok());
        let mut hosts = HashSet::new();
        let places = link.reference().cloned().into_iter().chain(hops).filter(Reference::is_web);
        for (nth, place) in places.enumerate() {
            let Some(what) = whose(place.host_kind()) else { continue };
            let host = place.host().unwrap_or_default().to_owned();
            // A doubled scheme and a name that no host has are reported by `url-not-absolute`.
            if matches!(&*host, "http" | "https")
                || place.host_fault().is_some()
                || !hosts.insert(host.clone())
            {
                continue;
            }
            let (leads, which) = if nth == 0 { ("", "") } else { ("it redirects to ", ", which") };
            findings.report(
                link.fetch_finding(format!(
                    "{leads}`{host}`{which} {what}; the service cannot fetch from it"
                ))
                .help("serve the file from a public host"),
            );
        }
    }
}

/// What a host is that only some can reach.
fn whose(kind: HostKind) -> Option<&'static str> {
    match kind {
        HostKind::Public | HostKind::Reserved => None,
        HostKind::Loopback => Some("is this machine itself"),
        HostKind::Private => Some("is an address of a private network"),
        HostKind::LinkLocal => Some("is a link-local address, which only machines of its own network reach"),
        HostKind::Internal => Some("is a name of a local network"),
        HostKind::Unspecified => Some("is not the address of a host"),
    }
}
