//! `api-key-missing`

use crate::check::missing::missing;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::{Dialect, Term};

rule! {
    /// A request carries the account's key
    ///
    /// # Why
    /// The service authenticates by the key and refuses everything else unread.
    ///
    /// # Fails
    /// ```xml save -api-key
    /// ```
    /// ```xml save
    /// <api-key></api-key>
    /// ```
    /// ```xml
    /// <REQUEST><ACTION>getMMSTemplates</ACTION><USER>jane.roe</USER></REQUEST>
    /// ```
    /// # Passes
    /// ```xml save
    /// <api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>
    /// ```
    /// # Sources
    /// - Sinch XML service (2021): mandatory in every request; code E104
    /// - Otherwise: Skycore API 1.3 (before 2014): E102, the key is missing; before 2013 `USER`
    ///   and `PASS`, with code E103 where the password is missing
    "api-key-missing", Level::ERROR, ["E104", "E102", "E103"], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let has = |term| request.fields.filled(term).is_some();
    let by_password = request.dialect != Dialect::Current && has(Term::User) && has(Term::Pass);
    let Some(at) = missing(subject, Term::ApiKey).filter(|_| !by_password) else { return };
    let name = request.name_of(Term::ApiKey);
    let finding = Finding::at(at, "the request carries no API key")
        .help(format!("add `<{name}>` with the key of the account's API settings"));
    let user_alone = request.dialect != Dialect::Current && has(Term::User);
    findings.report(if user_alone {
        finding.codes(&["E103", "E104"])
    } else {
        finding.codes(&["E104", "E102"])
    });
}
