//! `url-reserved-host`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::message::PartKind;
use crate::reference::HostKind;

rule! {
    /// A URL's host is a real one
    ///
    /// # Why
    /// Names such as `example.com` are reserved for examples and serve no media. Here they are most likely
    /// placeholders.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>https://cdn.example.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>https://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - RFC 2606 (1999) and RFC 6761 (2013): reserved names; RFC 3849 (2004) and RFC 5737 (2010): addresses for documentation
    "url-reserved-host", Level::INFO.strict(Severity::Warning),
    PartKind::COPY_CODES, About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut seen = std::collections::HashSet::new();
    for link in links(subject) {
        let Some(reference) = link.reference().filter(|r| r.host_kind() == HostKind::Reserved) else {
            continue;
        };
        let host = reference.host().unwrap_or_default().to_owned();
        // One word for each host: a template names the same one eight times.
        if seen.insert(host.clone()) {
            findings.report(
                link.fetch_finding(format!(
                    "`{host}` is reserved for examples; nothing can be fetched from it"
                ))
                .help("write the host that will serve the media"),
            );
        }
    }
}
