//! `operator-id-format`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::is_digits;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;

rule! {
    /// An operator id is a number
    ///
    /// # Why
    /// The service looks the operator up by number and refuses names.
    ///
    /// # Fails
    /// ```xml send
    /// <operator-id>VZW</operator-id>
    /// ```
    /// # Passes
    /// ```xml send
    /// <operator-id>31003</operator-id>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendMMS (2021): an integer; codes E650 and E651
    "operator-id-format", Level::ERROR, ["E650"], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.get(Term::OperatorId) else { return };
    let text = field.trimmed();
    if !is_digits(text) {
        let message = match text {
            "" => "the operator id is empty".to_owned(),
            _ => format!("`{text}` is not an operator's number"),
        };
        let finding = Finding::at(field.place(), message)
            .help("write its number, such as 31003 for Verizon, or leave it out: the service looks it up");
        findings.report(finding.correct(subject, &field.value, intended::id(text)));
    }
}
