//! `client-reference-too-long`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::dialect::Term;
use crate::limits::CLIENT_REFERENCE_CHARACTERS;

rule! {
    /// A client reference has at most 64 characters
    ///
    /// # Why
    /// It comes back in postbacks; what happens to a longer one is undocumented, and if it is cut it matches
    /// nothing of yours.
    ///
    /// # Fails
    /// ```xml send
    /// <client-reference>0123456789012345678901234567890123456789012345678901234567890123456789</client-reference>
    /// ```
    /// # Passes
    /// ```xml send
    /// <client-reference>order-4711</client-reference>
    /// ```
    /// # Sources
    /// - Sinch JSON API, sendmms (2026): up to 64 characters; the XML pages do not list it
    "client-reference-too-long", Level::WARNING.strict(Severity::Error), [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.get(Term::ClientReference) else { return };
    let count = field.value.value.chars().count();
    if count > CLIENT_REFERENCE_CHARACTERS {
        let message =
            format!("the reference has {count} characters, {CLIENT_REFERENCE_CHARACTERS} are allowed");
        findings
            .report(Finding::at(field.value.span, message).help("use a shorter one, such as a row's number"));
    }
}
