//! `raw-ampersand`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::xml::SyntaxErrorKind as Kind;

rule! {
    /// `&` is written `&amp;`, in URLs too
    ///
    /// # Why
    /// A raw `&` makes the whole request unreadable. It is the commonest mistake of all: a widely used PHP
    /// client decodes the entities of its finished XML since 2020, so text with `&` and URLs with several
    /// parameters come out broken although the program wrote them rightly.
    ///
    /// # Fails
    /// ```xml save
    /// <name>Tom & Jerry</name>
    /// ```
    /// ```xml save
    /// <name>spring &copy; 2024</name>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>Tom &amp; Jerry</name>
    /// ```
    /// # Sources
    /// - W3C, Extensible Markup Language 1.0, fifth edition (2008), section 2.4
    /// - mBlox MMS XML client for PHP (2020): decodes HTML entities over the finished request
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "raw-ampersand", Level::ERROR, ["E108"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for error in subject.document.errors() {
        let ampersand = crate::source::Span { end: error.span.start + 1, ..error.span };
        let message = match &error.kind {
            Kind::RawAmpersand => "a raw `&` is not well-formed".to_owned(),
            Kind::UnknownEntity(name) => format!("`&{name};` is not an entity of XML"),
            _ => continue,
        };
        findings.report(
            Finding::at(error.span, message)
                .help("write `&amp;`; if your program did, its XML library decodes entities once too often")
                .fix(Safety::Safe, vec![(ampersand, "&amp;".to_owned())]),
        );
    }
}
