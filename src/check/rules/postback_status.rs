//! `postback-status`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::quoted;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::message::Message;
use crate::postback::event;

rule! {
    /// A postback's status fits its code
    ///
    /// # Why
    /// Receivers that read the status instead of the code, or both, are misled.
    ///
    /// # Fails
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N102</code><sent-as>MMS</sent-as><status>Message Failed</status>
    /// <to>12399471613</to><tracking-id>MMS_12345</tracking-id></postback>
    /// ```
    /// # Passes
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N102</code><sent-as>MMS</sent-as><status>Message Sent/Delivered</status>
    /// <to>12399471613</to><tracking-id>MMS_12345</tracking-id></postback>
    /// ```
    /// # Sources
    /// - Sinch XML service, postbacks (2021): the words of each code
    /// - Otherwise: Sinch JSON API (2026): `Sent`, `Delivered` and others
    "postback-status", Level::WARNING, [], About::Value, check, Needs::Postback
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Postback(postback) = subject.message else { return };
    let (Some(field), Some(code)) =
        (postback.fields.get(Term::DeliveryStatus), postback.fields.filled(Term::Code))
    else {
        return;
    };
    let event = event(code.trimmed());
    let statuses = event.map_or(&[][..], |event| event.statuses);
    // That a status which the code promises is empty is postback-incomplete's.
    let promised = event.is_some_and(|event| event.needs.contains(&Term::DeliveryStatus));
    if promised && field.trimmed().is_empty() {
        return;
    }
    if !statuses.is_empty() && !statuses.contains(&field.trimmed()) {
        let message = format!("{} is not a status of `{}`", quoted(field.trimmed()), code.trimmed());
        let finding = Finding::at(field.place(), message)
            .related(code.value.span, "this code")
            .help(format!("write `{}`", statuses.join("` or `")));
        let right = intended::word(field.trimmed(), statuses).map(|right| (right, Safety::Safe));
        findings.report(finding.correct(subject, &field.value, right));
    }
}
