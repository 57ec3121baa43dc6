//! `url-fragment`

use crate::check::rule::rule;
use crate::check::{Findings, Level, Subject};
use crate::check::parts::links;

rule! {
    /// A `#` in a file's name is written `%23`
    ///
    /// # Why
    /// What stands behind a raw `#` is never sent to the server, so that the service fetches another file, or
    /// none.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/pic#1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/pic%231.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - RFC 3986 (2005), section 3.5: a fragment is not part of the request
    "url-fragment", Level::WARNING, ["E351", "E352", "E353", "E355", "E356", "E357", "E358"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        if link.reference().is_some_and(|reference| reference.has_fragment()) {
            findings.report(
                link.finding("what stands behind the `#` is never sent to the server")
                    .codes(&[link.part.kind.copy_code()])
                    .help(format!("write `{}`", link.text.replace('#', "%23"))),
            );
        }
    }
}
