//! `doctype`

use crate::check::rule::rule;
use crate::check::syntax::context::is_declared;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::xml::SyntaxErrorKind as Kind;

rule! {
    /// A document has no DOCTYPE
    ///
    /// # Why
    /// A document type can define entities that expand without end or read files of the machine that parses
    /// them. The API has no use for one, and what the service does with one is undocumented; no entity of a
    /// document is ever expanded here.
    ///
    /// # Fails
    /// ```xml
    /// <!DOCTYPE request>
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>
    /// ```
    /// # Passes
    /// ```xml
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>
    /// ```
    /// # Sources
    /// - OWASP, XML external entity prevention (2024): refuse document types
    /// - Sinch XML service (2021): no example has one; inferred code E108
    "doctype", Level::ERROR, ["E108"], About::Syntax, check, Needs::SyntaxErrors
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for error in subject.document.errors().iter().filter(|error| error.kind == Kind::Doctype) {
        let text = &subject.source.text()[error.span.range()];
        let finding = Finding::at(error.span, "a DOCTYPE is refused");
        if !text.ends_with('>') {
            findings.report(finding.help("remove it; the API does not need one"));
            continue;
        }
        let gone = vec![(error.span, String::new())];
        findings.report(match used(subject) {
            Some(name) => finding.help(format!(
                "write what `&{name};` stands for in its place, then remove the DOCTYPE; the API does not need one"
            )),
            // A declaration could give attributes values, wherever it stands.
            None if text.contains(['[', '"', '\'']) => {
                finding.help("remove it; the API does not need one").fix(Safety::Unsafe, gone)
            }
            None => finding.help("remove it; the API does not need one").fix(Safety::Safe, gone),
        });
    }
}

/// An entity of the document type that the document uses.
fn used<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    subject.document.errors().iter().find_map(|error| match &error.kind {
        Kind::UnknownEntity(name) if is_declared(subject, name) => Some(name.as_str()),
        _ => None,
    })
}
