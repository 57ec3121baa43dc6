//! `sent-as-literal`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::quoted;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::message::Message;

rule! {
    /// A postback says `MMS` or `SMS` in `sent-as`
    ///
    /// # Why
    /// The word tells a message that arrived as such from one that went out as a link.
    ///
    /// # Fails
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N102</code><sent-as>mms</sent-as><status>Message Sent/Delivered</status>
    /// <to>12399471613</to><tracking-id>MMS_12345</tracking-id></postback>
    /// ```
    /// # Passes
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N102</code><sent-as>SMS</sent-as><status>Message Sent/Delivered</status>
    /// <to>12399471613</to><tracking-id>MMS_12345</tracking-id></postback>
    /// ```
    /// # Sources
    /// - Sinch XML service, postbacks (2021): MMS for binary, SMS for a link
    "sent-as-literal", Level::ERROR, [], About::Value, check, Needs::Postback
}

const FORMS: [&str; 2] = ["MMS", "SMS"];

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Postback(postback) = subject.message else { return };
    let Some(field) = postback.fields.get(Term::SentAs) else { return };
    if !FORMS.contains(&field.trimmed()) {
        let finding =
            Finding::at(field.place(), format!("{} is neither `MMS` nor `SMS`", quoted(field.trimmed())))
                .help("write `MMS` for the message itself, `SMS` for a link");
        let right = intended::word(field.trimmed(), &FORMS).map(|right| (right, Safety::Safe));
        findings.report(finding.correct(subject, &field.value, right));
    }
}
