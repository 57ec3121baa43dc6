//! `nesting-too-deep`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::limits::NESTING;
use crate::xml::SyntaxErrorKind;

rule! {
    /// Elements nest at most 256 deep
    ///
    /// # Why
    /// The deepest documented nesting is 6. Anything deeper than 256 is not read here, so that a hostile document
    /// cannot exhaust memory; the service's own parser has a limit too, which is undocumented.
    ///
    /// # Fails
    /// ```xml nested-300
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service (2021): the deepest example, request, slide, image, url
    "nesting-too-deep", Level::ERROR, ["E108"], About::Syntax, check, Needs::SyntaxErrors
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for error in subject.document.errors() {
        if error.kind == SyntaxErrorKind::TooDeep {
            findings.report(
                Finding::at(
                    error.span,
                    format!("elements nest deeper than {NESTING}; what follows is not read"),
                )
                .help("is this a message? the deepest one has 6 levels"),
            );
        }
    }
}
