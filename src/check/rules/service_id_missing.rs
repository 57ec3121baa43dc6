//! `service-id-missing`

use crate::check::missing::missing;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::{Dialect, Term};
use crate::message::Action;

rule! {
    /// A message that is sent names its service
    ///
    /// # Why
    /// The service id says what is billed. The documentation of the XML API calls it mandatory; that of the JSON
    /// API says it depends on the account.
    ///
    /// # Fails
    /// ```xml send -service-id
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <service-id>28444mms</service-id>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendMMS and sendSavedMMS (2021): mandatory; code E627
    /// - Otherwise: Sinch JSON API (2026): mandatory only where it is configured for the account
    /// - Otherwise: Skycore API 1.3 (2013): does not have it
    "service-id-missing", Level::ERROR, ["E627"], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let sends = request.action.is_some_and(Action::sends) && request.dialect == Dialect::Current;
    let Some(at) = missing(subject, Term::ServiceId).filter(|_| sends) else { return };
    findings
        .report(Finding::at(at, "the message does not name its service").help(
            "add `<service-id>` with the account's id; often it is the short code and `mms`: 28444mms",
        ));
}
