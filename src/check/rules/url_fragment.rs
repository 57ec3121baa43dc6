//! `url-fragment`

use crate::check::edits::rewritten;
use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::media::kind::MediaKind;
use crate::message::PartKind;
use crate::reference::Reference;

rule! {
    /// A `#` in a file's name is written `%23`
    ///
    /// # Why
    /// What follows a raw `#` is never sent to the server, so the service fetches another file, or
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
    "url-fragment", Level::WARNING, PartKind::COPY_CODES, About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        if link.reference().is_some_and(|reference| reference.has_fragment()) {
            let (mended, safety) = without_fragment(link.text);
            findings.report(
                link.fetch_finding("what follows the `#` is never sent to the server")
                    .help(format!("write `{mended}`"))
                    .fix(safety, rewritten(subject, link.url, &mended)),
            );
        }
    }
}

/// A URL that names a file without its fragment asks for the same thing without it; in any other the `#` may
/// belong to the file's name.
fn without_fragment(url: &str) -> (String, Safety) {
    let is_file =
        |url: &str| Reference::parse(url).is_ok_and(|reference| MediaKind::from_url(&reference).is_some());
    match url.split_once('#') {
        Some((file, _)) if is_file(file) => (file.to_owned(), Safety::Safe),
        _ => (url.replace('#', "%23"), Safety::Unsafe),
    }
}
