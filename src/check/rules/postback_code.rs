//! `postback-code`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::codes;
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::message::Message;

rule! {
    /// A postback's code is one of the service's
    ///
    /// # Why
    /// A receiver that looks codes up finds nothing for another one. API errors are a list of their own.
    ///
    /// # Fails
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>E225</code><mms-id>35674</mms-id></postback>
    /// ```
    /// # Passes
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N003</code><mms-id>35674</mms-id></postback>
    /// ```
    /// # Sources
    /// - Sinch XML service, appendix of postback codes (2021); Skycore API 1.3, appendix D (2015)
    "postback-code", Level::WARNING, [], About::Content, check, Scope::Everything, Needs::Postback
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Postback(postback) = subject.message else { return };
    for field in postback.told().filter_map(|(_, fields)| fields.filled(Term::Code)) {
        let code = field.trimmed();
        if codes::postback(code).is_some_and(|known| known.code == code) {
            continue;
        }
        let finding = Finding::at(field.value.span, format!("`{code}` is not a postback code"));
        findings.report(match (codes::postback(code), codes::api(code)) {
            (Some(known), _) => finding.suggest(subject, &field.value, Some((known.code, Safety::Safe))),
            (None, Some(_)) => finding.help("this is an API error code"),
            (None, None) => finding.help("`mmsctl explain --list` shows the codes that are documented"),
        });
    }
}
