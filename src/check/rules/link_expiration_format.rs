//! `link-expiration-format`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{is_date_time, quoted};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::dialect::Term;

rule! {
    /// A link's expiration is a date
    ///
    /// # Why
    /// The link in the SMS lives 365 days unless a date says otherwise, and no longer. Its form in XML is
    /// undocumented; ISO 8601 is what the API writes elsewhere.
    ///
    /// # Fails
    /// ```xml send
    /// <fallback-sms-link-expiration>next month</fallback-sms-link-expiration>
    /// ```
    /// # Passes
    /// ```xml send
    /// <fallback-sms-link-expiration>2024-05-01T00:00:00+00:00</fallback-sms-link-expiration>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendMMS (about 2022 to 2025): a date, at most one year from creation
    "link-expiration-format", Level::WARNING.strict(Severity::Error), [], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.get(Term::LinkExpiration) else { return };
    if !is_date_time(field.trimmed()) {
        let finding = Finding::at(field.place(), format!("{} is not a date", quoted(field.trimmed())))
            .help("write ISO 8601, such as `2024-05-01T00:00:00+00:00`");
        findings.report(finding.suggest(subject, &field.value, intended::timestamp(field.trimmed())));
    }
}
