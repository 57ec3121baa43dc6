//! `fallback-text-on-save`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::dialect::{Dialect, Term};
use crate::message::Action;

rule! {
    /// A fallback text belongs to the request that sends
    ///
    /// # Why
    /// The documentation of saveMMS does not list it in the lowercase dialect; it may be ignored. The UPPERCASE
    /// dialect stores it with the template.
    ///
    /// # Fails
    /// ```xml save
    /// <fallback-sms-text>Spring is here</fallback-sms-text>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <fallback-sms-text>Spring is here</fallback-sms-text>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS (2021): not in the list of parameters
    /// - Otherwise: Skycore, help pages (about 2020): optional, mandatory where the subject is empty
    "fallback-text-on-save", Level::WARNING, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let saves = request.action == Some(Action::SaveMms) && request.dialect == Dialect::Current;
    if let Some(field) = request.fields.get(Term::FallbackText).filter(|_| saves) {
        findings.report(
            Finding::at(field.name, "saveMMS is not documented to take a fallback text")
                .help("write it in the sendSavedMMS request"),
        );
    }
}
