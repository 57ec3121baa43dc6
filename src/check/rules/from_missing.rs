//! `from-missing`

use crate::check::missing::missing;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::message::Action;

rule! {
    /// A message that is sent has a sender
    ///
    /// # Why
    /// The service refuses the request. Where the sender does not belong to the recipient's country, the
    /// account's default short code for that country takes its place.
    ///
    /// # Fails
    /// ```xml send -from
    /// ```
    /// # Passes
    /// ```xml send
    /// <from>28444</from>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendMMS and sendSavedMMS (2021): mandatory; code E111
    "from-missing", Level::ERROR, ["E111"], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|request| request.action.is_some_and(Action::sends)) else {
        return;
    };
    let Some(at) = missing(subject, Term::From) else { return };
    let name = request.name_of(Term::From);
    findings.report(
        Finding::at(at, "the message has no sender")
            .help(format!("add `<{name}>` with a short code or number of the account")),
    );
}
