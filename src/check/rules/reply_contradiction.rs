//! `reply-contradiction`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::message::Message;

rule! {
    /// A success contains no error
    ///
    /// # Why
    /// Some clients go by the status, others by the presence of an error code. A response with both means
    /// different things to them.
    ///
    /// # Fails
    /// ```xml
    /// <response><status>Success</status><mms-id>35674</mms-id><error-code>E111</error-code></response>
    /// ```
    /// ```xml
    /// <response><status>Success</status><error-code>E111</error-code><error-info>Invalid shortcode</error-info></response>
    /// ```
    /// # Passes
    /// ```xml
    /// <response><status>Success</status><mms-id>35674</mms-id></response>
    /// ```
    /// # Sources
    /// - Sinch XML service, responses (2021): an error code in failures alone
    "reply-contradiction", Level::ERROR, [], About::Content, check, Needs::Reply
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Reply(reply) = subject.message else { return };
    let success = reply.fields.get(Term::Status).filter(|status| status.trimmed() == "Success");
    let (Some(status), Some(code)) = (success, reply.fields.filled(Term::ErrorCode)) else { return };
    findings.report(
        Finding::at(code.name, "a success with an error code")
            .related(status.value.span, "the success")
            .help("remove one of them"),
    );
}
