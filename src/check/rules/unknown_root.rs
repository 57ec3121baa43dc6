//! `unknown-root`

use crate::check::rule::rule;
use crate::check::syntax::recognise::foreign_document::{Look, advice, document, something_else};
use crate::check::syntax::recognise::tags::is_rootless;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::message::Message;

rule! {
    /// The root element is `request`, `response` or `postback`
    ///
    /// # Why
    /// The root says what a document is and which dialect it speaks. A document with another root is
    /// something else, and the service has no use for it. Nothing else is said about a document that is plainly
    /// of another kind: a SOAP message of the MM7 service, a body of the JSON API, a web page, a manifest.
    ///
    /// # Fails
    /// ```xml
    /// <smil><head/></smil>
    /// ```
    /// ```xml
    /// <slide><message-text>Hello</message-text></slide>
    /// ```
    /// ```xml
    /// <log><request/><response/></log>
    /// ```
    /// ```xml
    /// {"action": "savemms", "name": "spring"}
    /// ```
    /// ```xml
    /// <request><request/><request/></request>
    /// ```
    /// ```xml
    /// <?php $xml = "<request>$inside</request>";
    /// ```
    /// # Passes
    /// ```xml
    /// <response><status>Success</status><mms-id>35674</mms-id></response>
    /// ```
    /// # Sources
    /// - Sinch XML service (2021): the roots in lowercase
    /// - Skycore API 1.3 (2013): the roots in UPPERCASE
    "unknown-root", Level::ERROR, ["E100"], About::Content, check, Scope::Everything
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    if let Some((span, Look { what, advice })) = something_else(subject) {
        findings.report(Finding::at(span, format!("this looks like {what}")).help(advice));
        return;
    }
    let Message::Unknown { root: Some(root), .. } = subject.message else { return };
    // What is lost is reported at its end tag.
    if is_rootless(subject) {
        return;
    }
    let name = &root.value;
    let message = match document(name) {
        Some(_) => format!("`{name}` holds nothing but other documents of the API"),
        None => format!("`{name}` is not a document of the API"),
    };
    findings.report(Finding::at(root.span, message).help(advice(subject, name)));
}
