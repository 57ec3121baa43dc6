//! `control-character`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::xml::SyntaxErrorKind as Kind;

rule! {
    /// Text holds only characters that XML allows
    ///
    /// # Why
    /// XML 1.0 has no way to write most control characters, not even as references. They come from copied
    /// text and from databases, and are invisible in most editors; one of them makes the request unreadable.
    ///
    /// # Fails
    /// ```xml save
    /// <name>bell&#7;</name>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>one&#10;two</name>
    /// ```
    /// # Sources
    /// - W3C, Extensible Markup Language 1.0, fifth edition (2008), section 2.2: the characters allowed
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "control-character", Level::ERROR, ["E108"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for error in subject.document.errors() {
        let message = match &error.kind {
            Kind::IllegalCharacter(c) => format!("U+{:04X} is not a character of XML", u32::from(*c)),
            Kind::BadCharacterReference(name) => format!("`&{name};` is not a character of XML"),
            _ => continue,
        };
        let finding = Finding::at(error.span, message).help("remove it");
        findings.report(finding.fix(Safety::Unsafe, vec![(error.span, String::new())]));
    }
}
