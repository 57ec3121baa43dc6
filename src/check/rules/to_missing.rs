//! `to-missing`

use crate::check::missing::missing;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::message::Action;

rule! {
    /// A message that is sent has a recipient
    ///
    /// # Why
    /// The service refuses the request; there is no default recipient.
    ///
    /// # Fails
    /// ```xml send -to
    /// ```
    /// ```xml send-saved
    /// <to/>
    /// ```
    /// # Passes
    /// ```xml send
    /// <to>12399471613</to>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendMMS and sendSavedMMS (2021): mandatory; code E201 or E110
    /// - Otherwise: Skycore API 1.3 (2013): E621 for sendSavedMMS
    "to-missing", Level::ERROR, ["E201", "E621", "E110"], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let codes = match request.action {
        Some(Action::SendMms) => ["E201", "E110"],
        Some(Action::SendSavedMms) => ["E621", "E110"],
        _ => return,
    };
    let Some(at) = missing(subject, Term::To) else { return };
    let name = request.name_of(Term::To);
    findings.report(
        Finding::at(at, "the message has no recipient")
            .codes(&codes)
            .help(format!("add `<{name}>…</{name}>` with digits, country code first, such as `12399471613`")),
    );
}
