//! `reply-incomplete`

use crate::check::displaced::stand_in;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::message::Message;
use crate::xml::Element;

rule! {
    /// A response holds what its status promises
    ///
    /// # Why
    /// A success names what came of the request: an id, a tracking id, or a listing. A failure says its code and
    /// words.
    ///
    /// # Fails
    /// ```xml
    /// <response><status>Success</status></response>
    /// ```
    /// ```xml
    /// <response><status>Failure</status><error-info>Invalid shortcode</error-info></response>
    /// ```
    /// # Passes
    /// ```xml
    /// <response><status>Failure</status><error-code>E111</error-code><error-info>Invalid shortcode</error-info></response>
    /// ```
    /// # Sources
    /// - Sinch XML service, responses of each action (2021)
    "reply-incomplete", Level::ERROR, [], About::Value, check, Needs::Reply
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Reply(reply) = subject.message else { return };
    let Some(status) = reply.fields.get(Term::Status).filter(|_| subject.is_whole()) else { return };
    let has = |term| reply.fields.filled(term).is_some();
    // What is in an element around it, or in one of another name, is reported as that.
    let stands_elsewhere = |term: Term| {
        let name = term.name_or_other(reply.dialect);
        let is = |element: Element<'_, '_>| {
            element.name() == name && !element.text().value.trim_ascii().is_empty()
        };
        stand_in(subject, term).is_some() || subject.document.elements().any(is)
    };
    match status.trimmed() {
        "Success" => {
            let outcome = [Term::MmsId, Term::TrackingId, Term::TotalResults, Term::MmsIds];
            // A failure that calls itself a success: `reply-contradiction`.
            let failed = has(Term::ErrorCode) || stand_in(subject, Term::ErrorCode).is_some();
            let is_told = outcome.into_iter().any(has) || stand_in(subject, Term::MmsId).is_some();
            if !failed && !is_told && reply.templates.is_empty() {
                findings.report(
                    Finding::at(status.value.span, "a success that names no result")
                        .help(format!("add `{}` or a listing", Term::MmsId.name_or_other(reply.dialect))),
                );
            }
        }
        "Failure" => {
            for term in [Term::ErrorCode, Term::ErrorInfo]
                .into_iter()
                .filter(|term| !has(*term) && !stands_elsewhere(*term))
            {
                let name = term.name_or_other(reply.dialect);
                findings.report(match reply.fields.get(term) {
                    Some(empty) => Finding::at(empty.name, format!("a failure with an empty `{name}`"))
                        .help("give it its value"),
                    None => Finding::at(status.value.span, format!("a failure without `{name}`"))
                        .help(format!("add `{name}`")),
                });
            }
        }
        _ => {}
    }
}
