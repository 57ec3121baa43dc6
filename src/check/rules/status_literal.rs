//! `status-literal`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::quoted;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::message::Message;

rule! {
    /// A response's status is `Success` or `Failure`
    ///
    /// # Why
    /// Clients compare the word exactly. Another one, or another case, makes a response neither a success nor a
    /// failure.
    ///
    /// # Fails
    /// ```xml
    /// <response><status>SUCCESS</status><mms-id>35674</mms-id></response>
    /// ```
    /// ```xml
    /// <response><mms-id>35674</mms-id></response>
    /// ```
    /// ```xml
    /// <response><status> Success </status><mms-id>35674</mms-id></response>
    /// ```
    /// # Passes
    /// ```xml
    /// <response><status>Success</status><mms-id>35674</mms-id></response>
    /// ```
    /// # Sources
    /// - Sinch XML service, responses (2021): `Success` and `Failure`
    "status-literal", Level::ERROR, [], About::Value, check, Needs::Reply
}

const STATUSES: [&str; 2] = ["Success", "Failure"];

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Reply(reply) = subject.message else { return };
    match reply.fields.get(Term::Status) {
        None if subject.is_whole() => findings
            .report(Finding::at(reply.root, "the response has no status").help("add `Success` or `Failure`")),
        Some(field) if !STATUSES.contains(&field.value.value.as_str()) => {
            let message = if STATUSES.contains(&field.trimmed()) {
                "clients see neither `Success` nor `Failure`, because of the white space around it".to_owned()
            } else {
                format!("{} is neither `Success` nor `Failure`", quoted(field.trimmed()))
            };
            let finding = Finding::at(field.place(), message).help("write the word exactly so");
            let right = intended::word(field.trimmed(), &STATUSES).map(|right| (right, Safety::Safe));
            findings.report(finding.correct(subject, &field.value, right));
        }
        _ => {}
    }
}
