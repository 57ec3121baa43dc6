//! `misplaced-element`

use crate::check::aftermath::is_aftermath;
use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::check::edits::without_element;
use crate::check::parts::fills_slide;
use crate::diagnostic::Safety;
use crate::message::OddityKind;

rule! {
    /// Every element stands where it belongs
    ///
    /// # Why
    /// In another place, or in a request for another action, the service most likely ignores an element, and
    /// what it was meant to say is lost without a word.
    ///
    /// # Fails
    /// ```xml save
    /// <mms-id>35674</mms-id>
    /// ```
    /// ```xml save
    /// <slide><to>12399471613</to><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <mms-id>35674</mms-id>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS, sendMMS and sendSavedMMS (2021): the elements of each request
    /// - Skycore API 1.3, RELAX NG schemas (2013 to 2015): the same in UPPERCASE
    "misplaced-element", Level::ERROR, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.message.oddities() {
        let OddityKind::Misplaced(term) = oddity.kind else { continue };
        if is_aftermath(subject, oddity) {
            continue;
        }
        let (name, here) = (&oddity.written.value, oddity.home.describe());
        let homes: Vec<&str> = term.homes().iter().map(|home| home.describe()).collect();
        let edits = match fills_slide(subject, oddity) {
            true => Vec::new(),
            false => without_element(subject, oddity.written.span),
        };
        findings.report(
            Finding::at(oddity.written.span, format!("`{name}` has no place in {here}"))
                .help(format!("remove it; it belongs in {}", homes.join(" or ")))
                .fix(Safety::Unsafe, edits),
        );
    }
}
