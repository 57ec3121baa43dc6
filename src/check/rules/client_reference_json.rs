//! `client-reference-json`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::dialect::Term;

rule! {
    /// A client reference is documented only for the JSON API
    ///
    /// # Why
    /// The JSON API takes a `client-reference` and gives it back in postbacks. No page of the XML API lists it: the
    /// service may echo it, or silently leave it out, and a program that waits for it waits in vain.
    ///
    /// # Fails
    /// ```xml send
    /// <client-reference>order-4711</client-reference>
    /// ```
    /// # Passes
    /// ```xml send
    /// <name>order-4711</name>
    /// ```
    /// # Sources
    /// - Sinch JSON API, savemms and sendmms (2026): optional, echoed in postbacks
    /// - Otherwise: Sinch XML service, saveMMS, sendMMS and sendSavedMMS (2021): not in their lists
    "client-reference-json", Level::INFO.strict(Severity::Warning), [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.filled(Term::ClientReference) else { return };
    let name = request.name_of(Term::ClientReference);
    findings.report(
        Finding::at(field.name, format!("`{name}` is documented only for the JSON API"))
            .help("tell messages apart by the ids that the answer and the postbacks share"),
    );
}
