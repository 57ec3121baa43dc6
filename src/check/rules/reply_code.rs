//! `reply-code`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::codes;
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::message::Message;

rule! {
    /// A failure's code is one of the API's
    ///
    /// # Why
    /// A client that looks codes up finds nothing for another one. Codes of postbacks are a list of their own.
    ///
    /// # Fails
    /// ```xml
    /// <response><status>Failure</status><error-code>E999</error-code><error-info>Failed</error-info></response>
    /// ```
    /// # Passes
    /// ```xml
    /// <response><status>Failure</status><error-code>E225</error-code><error-info>Too many slides</error-info></response>
    /// ```
    /// # Sources
    /// - Sinch XML service, appendix of error codes (2021); Skycore API 1.3, appendix B (2015)
    "reply-code", Level::WARNING, [], About::Content, check, Needs::Reply
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Reply(reply) = subject.message else { return };
    let Some(field) = reply.fields.filled(Term::ErrorCode) else { return };
    let code = field.trimmed();
    if codes::api(code).is_some_and(|known| known.code == code) || codes::family(code).is_some() {
        return;
    }
    let help = match codes::postback(code) {
        Some(_) => "this is a code of postbacks",
        None => "`mmsctl explain --list` shows the codes that are documented",
    };
    let finding = Finding::at(field.value.span, format!("`{code}` is not an API error code")).help(help);
    let capital = code.to_ascii_uppercase();
    let right = codes::api(&capital).map(|_| (&capital, Safety::Safe));
    findings.report(finding.suggest(subject, &field.value, right));
}
