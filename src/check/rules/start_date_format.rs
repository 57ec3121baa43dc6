//! `start-date-format`

use crate::check::edits::rewritten;
use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{is_timestamp, no_timestamp, quoted};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;

rule! {
    /// A listing's start date is ISO 8601 with an offset
    ///
    /// # Why
    /// The service refuses another form, such as the US way of writing dates.
    ///
    /// # Fails
    /// ```xml
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>
    /// <start-date>03/01/2024</start-date></request>
    /// ```
    /// ```xml
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>
    /// <start-date>2024-02-30T25:00:00Z</start-date></request>
    /// ```
    /// # Passes
    /// ```xml
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>
    /// <start-date>2024-03-01T00:00:00+00:00</start-date></request>
    /// ```
    /// # Sources
    /// - Sinch XML service, getMMSTemplates (2021): ISO 8601 in UTC; code E214
    "start-date-format", Level::ERROR, ["E214"], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.get(Term::StartDate) else { return };
    if !is_timestamp(field.trimmed()) {
        let finding = Finding::at(
            field.place(),
            format!("{} {}", quoted(field.trimmed()), no_timestamp(field.trimmed())),
        )
        .help("write ISO 8601, such as `2024-03-01T00:00:00+00:00`, or leave it out for everything");
        findings.report(match intended::timestamp(field.trimmed()) {
            Some((time, safety)) => finding
                .help(format!("write it as `{time}`, or leave it out for everything"))
                .fix(safety, rewritten(subject, &field.value, &time)),
            None => finding,
        });
    }
}
