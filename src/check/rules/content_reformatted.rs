//! `content-reformatted`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::message::{Action, PartKind};

rule! {
    /// The service may reformat pictures
    ///
    /// # Why
    /// It reformats what it is given so that the message arrives: delivery outranks quality, and pictures may
    /// be reduced.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021)
    "content-reformatted", Level::SILENT.strict(Severity::Info), [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|r| r.action.is_some_and(Action::has_slides)) else {
        return;
    };
    if let Some((slide, part)) = request.media().find(|(_, part)| part.kind == PartKind::Image) {
        findings.report(
            Finding::at(part.name, "the service may reduce pictures to get the message delivered")
                .help("fit them yourself to decide what they lose")
                .slide(slide),
        );
    }
}
