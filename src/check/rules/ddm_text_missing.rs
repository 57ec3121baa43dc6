//! `ddm-text-missing`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;

rule! {
    /// A device discovery message has a text
    ///
    /// # Why
    /// The discovery message is sent first, to learn what the handset can show. With any of its fields given,
    /// its text is mandatory.
    ///
    /// # Fails
    /// ```xml send-saved
    /// <ddm-message-timeout>5</ddm-message-timeout>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <ddm-message-text>A message is on its way</ddm-message-text>
    /// <ddm-message-timeout>5</ddm-message-timeout>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, device discovery (2013): the text is mandatory
    "ddm-text-missing", Level::ERROR, [], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|_| subject.is_whole()) else { return };
    let others = [Term::DdmSubject, Term::DdmTimeout, Term::DdmForce, Term::DdmText];
    let given = others.into_iter().find_map(|term| request.fields.get(term));
    let text = request.fields.filled(Term::DdmText);
    if let Some(field) = given.filter(|_| text.is_none()) {
        let name = request.name_of(Term::DdmText);
        findings.report(
            Finding::at(field.name, "device discovery is requested without a text")
                .help(format!("add `<{name}>`, or leave device discovery out")),
        );
    }
}
