//! `mms-id-format`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::check::edits::rewritten;
use crate::check::meant;
use crate::check::values::{is_digits, unseen};
use crate::dialect::Term;
use crate::limits::MMS_ID_DIGITS;

rule! {
    /// A template's id is a number
    ///
    /// # Why
    /// The service finds the saved message by its number; anything else is unknown to it. A name such as
    /// `spring-24` is not the id, nor is a tracking id.
    ///
    /// # Fails
    /// ```xml send-saved
    /// <mms-id>spring-24</mms-id>
    /// ```
    /// ```xml send-saved
    /// <mms-id>99999999999999999999</mms-id>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <mms-id>35674</mms-id>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendSavedMMS (2021): an integer; code E241
    /// - Skycore API 1.3 (2017): a bigint
    "mms-id-format", Level::ERROR, ["E241"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.filled(Term::MmsId) else { return };
    let text = field.trimmed();
    if !is_digits(text) {
        let finding = Finding::at(field.value.span, format!("`{text}` is not the id of a saved message"))
            .help(unseen(text).unwrap_or_else(|| "write the number that saveMMS answered".to_owned()));
        findings.report(match meant::id(text) {
            Some((digits, safety)) => finding.fix(safety, rewritten(subject, &field.value, &digits)),
            None => finding,
        });
    } else if text.trim_start_matches('0').len() > MMS_ID_DIGITS {
        let message = format!("`{text}` has {} digits; ids have at most {MMS_ID_DIGITS}", text.len());
        findings.report(Finding::at(field.value.span, message).help("write the number that saveMMS answered"));
    }
}
