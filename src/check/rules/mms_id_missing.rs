//! `mms-id-missing`

use crate::check::missing::missing;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::message::Action;

rule! {
    /// A request about a template names its id
    ///
    /// # Why
    /// saveMMS answers the id; sending or deleting a template needs it, and the service refuses the request
    /// without.
    ///
    /// # Fails
    /// ```xml send-saved -mms-id
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <mms-id>35674</mms-id>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendSavedMMS and deleteMMSID (2021): mandatory; code E620
    "mms-id-missing", Level::ERROR, ["E620"], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let needed = matches!(request.action, Some(Action::SendSavedMms | Action::DeleteMmsId));
    let Some(at) = missing(subject, Term::MmsId).filter(|_| needed) else { return };
    let name = request.name_of(Term::MmsId);
    findings.report(
        Finding::at(at, "the request does not name the saved message")
            .help(format!("add `<{name}>` with the id that saveMMS answered")),
    );
}
