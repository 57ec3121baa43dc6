//! `passbook-v2`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::message::PartKind;

rule! {
    /// Passes are being phased out
    ///
    /// # Why
    /// Both XML dialects document `passbook`, the newer JSON API dropped it. Whether today's service still takes
    /// one is unknown; and phones other than Apple's get a link.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><passbook><url>http://www.yoursite.com/1.pkpass</url></passbook><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><pdf><url>http://www.yoursite.com/1.pdf</url></pdf><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch JSON API (2026): not in its list
    /// - Otherwise: Sinch XML service, saveMMS (2021): `passbook`
    "passbook-v2", Level::SILENT.strict(Severity::Warning), [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (slide, part) in subject.request().into_iter().flat_map(|request| request.media()) {
        if part.kind == PartKind::Passbook {
            findings.report(
                Finding::at(part.name, "newer generations of the API have dropped passes")
                    .help("send a link to the pass in the slide's text")
                    .slide(slide),
            );
        }
    }
}
