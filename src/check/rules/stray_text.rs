//! `stray-text`

use crate::check::rule::rule;
use crate::check::markup::is_wreckage;
use crate::check::{Finding, Findings, Level, Subject};
use crate::check::edits::without_text;
use crate::diagnostic::Safety;
use crate::dialect::Home;
use crate::message::OddityKind;

rule! {
    /// Text stands in elements that hold text
    ///
    /// # Why
    /// Text between elements means nothing to the API and is most likely ignored: often an end tag stands in
    /// the wrong place.
    ///
    /// # Fails
    /// ```xml save
    /// <slide>Hello <message-text>world</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide> <message-text>Hello world</message-text> <duration>5</duration> </slide>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, RELAX NG schemas (2013 to 2015): elements with elements hold no text
    "stray-text", Level::WARNING, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.message.oddities() {
        // A URL without its `url` element is url-missing's.
        let is_url = oddity.home == Home::Part && oddity.written.value.contains("://");
        if oddity.kind != OddityKind::StrayText || is_url || is_wreckage(subject, oddity.written.span) {
            continue;
        }
        let here = oddity.home.describe();
        findings.report(
            Finding::at(oddity.written.span, format!("text stands directly in {here}"))
                .help("remove it, or move it into the element that it is meant for")
                .fix(Safety::Unsafe, without_text(subject, &oddity.written)),
        );
    }
}
