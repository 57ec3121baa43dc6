//! `items-per-page-format`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{quoted, whole};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;

rule! {
    /// A listing's page length is a whole number from 1
    ///
    /// # Why
    /// The service refuses another one. The default is 100.
    ///
    /// # Fails
    /// ```xml
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>
    /// <items-per-page>all</items-per-page></request>
    /// ```
    /// # Passes
    /// ```xml
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>
    /// <items-per-page>50</items-per-page></request>
    /// ```
    /// # Sources
    /// - Sinch XML service, getMMSTemplates (2021): an integer, default 100; code E213
    "items-per-page-format", Level::ERROR, ["E213"], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.get(Term::ItemsPerPage) else { return };
    if whole(field.trimmed()).is_none_or(|number| number < 1) {
        let finding =
            Finding::at(field.place(), format!("{} is not a number of items", quoted(field.trimmed())))
                .help("write a whole number from 1, or leave it out for 100");
        let digits =
            intended::count(field.trimmed()).filter(|(digits, _)| whole(digits).is_some_and(|n| n > 0));
        findings.report(finding.correct(subject, &field.value, digits));
    }
}
