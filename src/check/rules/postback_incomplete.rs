//! `postback-incomplete`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::elements::Fields;
use crate::message::Message;
use crate::postback::{Postback, event};
use crate::source::Span;

rule! {
    /// A postback holds what its code promises
    ///
    /// # Why
    /// A receiver finds the message by its id or tracking id, and the event by its code. With one of them missing
    /// it can do nothing.
    ///
    /// # Fails
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N003</code></postback>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MT</origin><mms-id>35674</mms-id></postback>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N003</code><mms-id/></postback>
    /// ```
    /// # Passes
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N003</code><mms-id>35674</mms-id></postback>
    /// ```
    /// # Levels
    /// - warning: an encoding failure that does not name its file
    /// # Sources
    /// - Sinch XML service, postback notifications and postbacks (2021): the examples
    "postback-incomplete", Level::ERROR, [], About::Value, check, Scope::Everything, Needs::Postback
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Postback(postback) = subject.message else { return };
    if !subject.is_whole() {
        return;
    }
    for (whole, fields) in postback.told() {
        incomplete(postback, whole, fields, findings);
    }
}

fn incomplete(postback: &Postback, whole: Span, fields: &Fields, findings: &mut Findings<'_>) {
    let code = fields.filled(Term::Code);
    // What a notification of a bundle needs besides is not documented code by code.
    let event = code.and_then(|field| event(field.trimmed())).filter(|_| postback.notifications.is_empty());
    let needed = event.map_or(&[][..], |event| event.needs);
    let at = code.map_or(whole, |field| field.value.span);
    for term in [Term::Origin, Term::Code].iter().chain(needed) {
        if fields.filled(*term).is_some() {
            continue;
        }
        let name = term.name_or_other(postback.dialect);
        let whose = code.map_or("the postback".to_owned(), |field| format!("`{}`", field.trimmed()));
        findings.report(match fields.get(*term) {
            Some(empty) => {
                Finding::at(empty.name, format!("{whose} has an empty `{name}`")).help("give it its value")
            }
            None => Finding::at(at, format!("{whose} has no `{name}`")).help(format!("add `<{name}>`")),
        });
    }
    let named = [Term::AudioName, Term::VideoName].iter().any(|term| fields.get(*term).is_some());
    if let Some(medium) = event.and_then(|event| event.medium).filter(|_| !named) {
        findings.report(
            Finding::at(at, "the postback does not name the file that failed")
                .level(Level::WARNING)
                .help(format!("add `<{}>`", medium.name_or_other(postback.dialect))),
        );
    }
}
