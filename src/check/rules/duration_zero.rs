//! `duration-zero`

use crate::check::rule::rule;
use crate::check::values::whole;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;

rule! {
    /// A slide is shown for at least one second
    ///
    /// # Why
    /// The schema allows 0; what it means is undocumented, and a player may skip the slide.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>0</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>1</duration></slide>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, RELAX NG schemas (2013): xsd:nonNegativeInteger
    /// - Sinch XML service, appendix of error codes (2021): E230, a bad duration
    "duration-zero", Level::WARNING, ["E230"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for slide in subject.request().into_iter().flat_map(|request| &request.slides) {
        let Some(field) = slide.fields.get(Term::Duration) else { continue };
        if whole(field.trimmed()) == Some(0) {
            findings.report(
                Finding::at(field.value.span, format!("slide {} lasts no time at all", slide.number))
                    .help("write `1` or more, or leave the element out for 10")
                    .slide(slide.number),
            );
        }
    }
}
