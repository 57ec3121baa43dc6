//! `unknown-attribute`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::message::OddityKind;

rule! {
    /// Elements have no attributes
    ///
    /// # Why
    /// The API has none, but for `duration` on slides of its oldest form. What an attribute was meant to say is
    /// most likely ignored.
    ///
    /// # Fails
    /// ```xml save
    /// <slide duration="5"><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service (2021) and Skycore API 1.3 (from 2014-02): examples without attributes
    "unknown-attribute", Level::WARNING, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.message.oddities() {
        if oddity.kind != OddityKind::Attribute {
            continue;
        }
        let name = &oddity.written.value;
        let finding = Finding::at(oddity.written.span, format!("the API has no attribute `{name}`"));
        findings.report(match name.eq_ignore_ascii_case("duration") {
            true => finding.help("write `<duration>5</duration>` inside the slide"),
            false => finding.help("remove it, or write it as an element"),
        });
    }
}
