//! `ddm-timeout-format`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{is_digits, quoted};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;

rule! {
    /// A device discovery's timeout is whole minutes
    ///
    /// # Why
    /// After so many minutes the message itself is sent, with default settings if the handset has not
    /// answered. The default is 5.
    ///
    /// # Fails
    /// ```xml send-saved
    /// <ddm-message-text>A message is on its way</ddm-message-text>
    /// <ddm-message-timeout>5 min</ddm-message-timeout>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <ddm-message-text>A message is on its way</ddm-message-text>
    /// <ddm-message-timeout>10</ddm-message-timeout>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, device discovery (2013): minutes, default 5
    "ddm-timeout-format", Level::ERROR, [], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.get(Term::DdmTimeout) else { return };
    if !is_digits(field.trimmed()) {
        let message = format!("{} is not a whole number of minutes", quoted(field.trimmed()));
        let finding = Finding::at(field.place(), message)
            .help("write whole minutes, such as `5`, or leave the element out");
        findings.report(finding.suggest(subject, &field.value, intended::minutes(field.trimmed())));
    }
}
