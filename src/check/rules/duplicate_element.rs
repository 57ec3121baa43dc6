//! `duplicate-element`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::check::edits::without_element;
use crate::diagnostic::Safety;
use crate::elements::OddityKind;

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
        findings.report(
            Finding::at(oddity.written.span, format!("`{name}` stands twice"))
                .label("this one may not count")
                .related(first, "the first one")
                .help("remove one of them")
                .fix(Safety::Unsafe, without_element(subject, oddity.written.span)),
        );
    }
}
