//! `doctype`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
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
    "doctype", Level::ERROR, ["E108"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for error in subject.document.errors().iter().filter(|error| error.kind == Kind::Doctype) {
        let text = &subject.source.text()[error.span.range()];
        let finding = Finding::at(error.span, "a DOCTYPE is refused").help("remove it; the API does not need one");
        findings.report(match (text.ends_with('>'), text.contains('[')) {
            (false, _) => finding,
            // What it declares may be used.
            (true, true) => finding.fix(Safety::Unsafe, vec![(error.span, String::new())]),
            (true, false) => finding.fix(Safety::Safe, vec![(error.span, String::new())]),
        });
    }
}
