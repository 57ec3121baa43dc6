//! `duplicate-element`

use crate::check::edits::without_element;
use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::elements::OddityKind;
use crate::source::Span;

rule! {
    /// An element that may occur once is not repeated
    ///
    /// # Why
    /// Which of two the service takes is undocumented. Here the first one counts.
    ///
    /// # Fails
    /// ```xml save
    /// <name>spring-24</name>
    /// <name>summer-24</name>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>spring-24</name>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, RELAX NG schemas (2013 to 2015): each element at most once, slides apart
    "duplicate-element", Level::ERROR, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.oddities() {
        let OddityKind::Duplicate { first, .. } = oddity.kind else { continue };
        let name = &oddity.written.value;
        // Programs write an empty element for what is not set, and people forget to remove it.
        let is_filler = is_empty(subject, first) && !is_empty(subject, oddity.written.span);
        let gone = if is_filler { first } else { oddity.written.span };
        findings.report(
            Finding::at(oddity.written.span, format!("`{name}` is given twice"))
                .label("this one may not count")
                .related(first, "the first one")
                .help(if is_filler { "remove the empty one" } else { "remove one of them" })
                .fix(Safety::Unsafe, without_element(subject, gone)),
        );
    }
}

/// Whether the element whose name is at a place holds nothing.
fn is_empty(subject: &Subject<'_>, name: Span) -> bool {
    let element = subject.document.named_at(name);
    element.is_some_and(|element| {
        element.attributes().is_empty()
            && element.children().next().is_none()
            && element.text().value.trim_ascii().is_empty()
    })
}
