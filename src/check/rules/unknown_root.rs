//! `unknown-root`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::message::Message;

rule! {
    /// The root element is `request`, `response` or `postback`
    ///
    /// # Why
    /// The root says what a document is and which dialect it speaks. A document with another root is
    /// something else, and the service has no use for it.
    ///
    /// # Fails
    /// ```xml
    /// <smil><head/></smil>
    /// ```
    /// # Passes
    /// ```xml
    /// <response><status>Success</status><mms-id>35674</mms-id></response>
    /// ```
    /// # Sources
    /// - Sinch XML service (2021): the roots in lowercase
    /// - Skycore API 1.3 (2013): the roots in UPPERCASE
    "unknown-root", Level::ERROR, ["E100"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Unknown { root: Some(root), .. } = subject.message else { return };
    let name = &root.value;
    let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    let help = match local.as_str() {
        "envelope" => "this looks like SOAP, as the MM7 service takes it; mmsctl checks the XML service's documents",
        "html" => "this looks like a web page; is it an error page of a proxy or server?",
        "smil" => "this looks like a SMIL presentation, a part of an MMS; the API takes slides instead",
        _ => "the root is `request`, `response` or `postback`, or the same in UPPERCASE",
    };
    findings.report(Finding::at(root.span, format!("`{name}` is not a document of the API")).help(help));
}
