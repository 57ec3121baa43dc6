//! `action-missing`

use crate::check::missing::missing;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;

rule! {
    /// A request says what it asks for
    ///
    /// # Why
    /// Without `action` the service does not know what to do with the request and refuses it.
    ///
    /// # Fails
    /// ```xml save -action
    /// ```
    /// ```xml save
    /// <action> </action>
    /// ```
    /// # Passes
    /// ```xml save
    /// <action>saveMMS</action>
    /// ```
    /// # Sources
    /// - Sinch XML service (2021): mandatory in every request; codes E100 and E107
    /// - Otherwise: Skycore API 1.3 (before 2014): E101, action missing
    "action-missing", Level::ERROR, ["E100", "E107", "E101"], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(at) = missing(subject, Term::Action) else { return };
    let name = request.name_of(Term::Action);
    findings.report(
        Finding::at(at, "the request does not say its action")
            .help(format!("add `<{name}>saveMMS</{name}>`, or sendMMS, or sendSavedMMS")),
    );
}
