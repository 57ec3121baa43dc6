//! `legacy-form`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::dialect::Dialect;
use crate::source::Origin;

rule! {
    /// Slides are directly inside a request
    ///
    /// # Why
    /// `CONTENT`, `SEQUENCE` and a slide's `duration` as an attribute are the form used before 2014-02. It is still
    /// accepted, but discouraged.
    ///
    /// # Fails
    /// ```xml
    /// <REQUEST><ACTION>saveMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY>
    /// <SUBJECT>Spring</SUBJECT><CONTENT><NAME>spring-24</NAME><SEQUENCE><SLIDE duration="5">
    /// <TEXT>Hello</TEXT></SLIDE></SEQUENCE></CONTENT></REQUEST>
    /// ```
    /// # Passes
    /// ```xml
    /// <REQUEST><ACTION>saveMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY>
    /// <SUBJECT>Spring</SUBJECT><NAME>spring-24</NAME><SLIDE><TEXT>Hello</TEXT><DURATION>5</DURATION></SLIDE></REQUEST>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, saveMMS (2014-02): the new form
    /// - Otherwise: Skycore API 1.3, saveMMS (2014-02): the old form stays accepted
    "legacy-form", Level::INFO.strict(Severity::Warning), [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    if request.dialect == Dialect::Legacy {
        findings.report(Finding::at(request.root, "the request has the form used before 2014-02").help(
            format!("`mmsctl convert --to classic {}` writes it in today's documented form", file(subject)),
        ));
    }
}

/// The document's file as a shell takes it; `-` where it is none.
fn file(subject: &Subject<'_>) -> String {
    let Origin::File(path) = subject.source.origin() else { return "-".to_owned() };
    let path = path.display().to_string();
    if path.chars().all(|c| c.is_alphanumeric() || "/._-+@,:".contains(c)) && !path.starts_with('-') {
        path
    } else {
        format!("-- '{}'", path.replace('\'', "'\\''"))
    }
}
