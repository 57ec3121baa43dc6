//! `url-userinfo`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;

rule! {
    /// A URL holds no user and password
    ///
    /// # Why
    /// Whether the service logs in with them is undocumented, and they are kept with the template for everyone
    /// to read.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>https://jane:secret@www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>https://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, media (about 2022 to 2025): the server must be public
    "url-userinfo", Level::WARNING, PartKind::COPY_CODES, About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        if link.reference().is_some_and(|reference| reference.has_userinfo()) {
            findings.report(
                link.fetch_finding("the URL holds a user name or password")
                    .help("serve the file without a login, under a name that cannot be guessed"),
            );
        }
    }
}
