//! `fallback-text-missing`

use crate::check::missing::missing;
use crate::check::rule::rule;
use crate::check::values::is_true;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::dialect::{Dialect, Term};
use crate::message::Action;

rule! {
    /// A message to be sent has a text for the fallback SMS
    ///
    /// # Why
    /// Where the MMS cannot be delivered, the recipient gets an SMS with a link. Its text is mandatory by some of
    /// the documentation, and without one the recipient sees a bare link.
    ///
    /// # Fails
    /// ```xml send -fallback-sms-text
    /// ```
    /// # Passes
    /// ```xml send -fallback-sms-text
    /// <disable-fallback-sms>true</disable-fallback-sms>
    /// ```
    /// # Levels
    /// - info: a request in the classic dialect
    /// # Sources
    /// - Sinch XML service, sendMMS (2021): mandatory for Optimized MMS, not for Standard MMS; code E622
    /// - Sinch XML service, sendMMS (about 2022 to 2025): mandatory; its own example
    ///   leaves it out
    /// - Otherwise: Sinch JSON API (2026): mandatory unless the fallback is disabled
    /// - Otherwise: Skycore API 1.3 (2013): optional
    "fallback-text-missing", Level::WARNING.strict(Severity::Error), ["E622"], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let disabled = request.fields.get(Term::DisableFallback).is_some_and(|field| is_true(field.trimmed()));
    let sends = request.action.is_some_and(Action::sends);
    let Some(at) = missing(subject, Term::FallbackText).filter(|_| sends && !disabled) else { return };
    let (text, disable) = (request.name_of(Term::FallbackText), request.name_of(Term::DisableFallback));
    let finding = Finding::at(at, "the message has no text for the SMS that may replace it")
        .help(format!("add `<{text}>`, or `<{disable}>`"));
    findings.report(match request.dialect {
        Dialect::Current => finding,
        _ => finding.level(Level::INFO),
    });
}
