//! `postback-incomplete`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::message::Message;
use crate::postback::event;

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
    /// # Passes
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N003</code><mms-id>35674</mms-id></postback>
    /// ```
    /// # Sources
    /// - Sinch XML service, postback notifications and postbacks (2021): the examples
    "postback-incomplete", Level::ERROR, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Postback(postback) = subject.message else { return };
    if !subject.is_whole() {
        return;
    }
    let code = postback.fields.filled(Term::Code);
    let event = code.and_then(|field| event(field.trimmed()));
    let needed = event.map_or(&[][..], |event| event.needs);
    let at = code.map_or(postback.root, |field| field.value.span);
    for term in [Term::Origin, Term::Code].iter().chain(needed) {
        if postback.fields.get(*term).is_none() {
            let name = term.name_or_other(postback.dialect);
            let whose = code.map_or("the postback".to_owned(), |field| format!("`{}`", field.trimmed()));
            findings
                .report(Finding::at(at, format!("{whose} has no `{name}`")).help(format!("add `<{name}>`")));
        }
    }
    let named = [Term::AudioName, Term::VideoName].iter().any(|term| postback.fields.get(*term).is_some());
    if event.is_some_and(|event| event.medium.is_some()) && !named {
        findings.report(
            Finding::at(at, "the postback does not name the file that failed")
                .level(Level::WARNING)
                .help(format!("add `<{}>`", Term::AudioName.name_or_other(postback.dialect))),
        );
    }
}
