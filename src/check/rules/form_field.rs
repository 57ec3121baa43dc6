//! `form-field`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::dialect::Dialect;
use crate::message::Message;
use crate::source::FormField;

rule! {
    /// A document is posted raw, not as a form field
    ///
    /// # Why
    /// The older service takes a request as the form field `xml`, URL-encoded, or as the bare body of the request.
    /// Today's documentation mentions only the bare body. How the service posts postbacks is not documented, so they
    /// may come either way. A field that is not URL-encoded ends at the first `&`, and each `+` in it is read as a
    /// blank.
    ///
    /// # Fails
    /// ```xml
    /// xml=<REQUEST><ACTION>deleteMMSID</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY><MMSID>35674</MMSID></REQUEST>
    /// ```
    /// ```xml
    /// xml=%3Crequest%3E%3Caction%3EdeleteMMSID%3C/action%3E%3Capi-key%3EqTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ%3C/api-key%3E%3Cmms-id%3E35674%3C/mms-id%3E%3C/request%3E
    /// ```
    /// # Passes
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N003</code><mms-id>35674</mms-id></postback>
    /// ```
    /// ```xml
    /// xml=%3Cpostback%3E%3Corigin%3EMMS_MT%3C/origin%3E%3Ccode%3EN003%3C/code%3E%3Cmms-id%3E35674%3C/mms-id%3E%3C/postback%3E
    /// ```
    /// # Levels
    /// - error: a field that is not URL-encoded, or whose `&` are not
    /// - info: a request in the classic dialect
    /// # Sources
    /// - Otherwise: Skycore API 1.3, introduction (2013): a GET, or a POST of the XML inside a form variable named `xml`
    /// - Skycore API, introduction (about 2020): UTF-8 XML as the raw body
    /// - Sinch XML service (2021): a POST of the XML
    "form-field", Level::WARNING.up_to(Severity::Error), [], About::Content, check, Scope::Everything
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(field) = subject.source.form_field() else { return };
    let is_postback = matches!(subject.message, Message::Postback(_));
    if is_postback && field == FormField::Encoded {
        return;
    }
    let older = matches!(subject.message, Message::Request(request) if request.dialect != Dialect::Current);
    let finding = Finding::at(subject.document.start(), "the document is in a form field `xml`");
    findings.report(match (field, older) {
        (FormField::Raw, _) => finding
            .level(Level::ERROR)
            .help("URL-encode the field's value; as it is, it ends at the first `&`"),
        (FormField::Cut, _) => finding
            .level(Level::ERROR)
            .help("URL-encode its `&` as `%26`; as it is, the field ends at the first, and the rest is lost"),
        (FormField::Encoded, true) => {
            finding.level(Level::INFO).help("the older service takes a form; today's takes the bare XML")
        }
        (FormField::Encoded, false) => finding.help("post the bare XML"),
    });
}
