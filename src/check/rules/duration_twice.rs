//! `duration-twice`

use crate::check::edits::without_attribute;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::elements::OddityKind;

rule! {
    /// A slide's duration is given in one place
    ///
    /// # Why
    /// The oldest form of requests carries the duration as an attribute of the slide, and some of its examples
    /// on a medium as well. Which of two counts is undocumented.
    ///
    /// # Fails
    /// ```xml
    /// <REQUEST><ACTION>saveMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY>
    /// <SUBJECT>Spring</SUBJECT><CONTENT><NAME>spring-24</NAME><SEQUENCE><SLIDE duration="5">
    /// <IMAGE duration="7"><URL>http://www.yoursite.com/1.jpg</URL></IMAGE></SLIDE></SEQUENCE></CONTENT></REQUEST>
    /// ```
    /// # Passes
    /// ```xml
    /// <REQUEST><ACTION>saveMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY>
    /// <SUBJECT>Spring</SUBJECT><CONTENT><NAME>spring-24</NAME><SEQUENCE><SLIDE duration="5">
    /// <IMAGE><URL>http://www.yoursite.com/1.jpg</URL></IMAGE></SLIDE></SEQUENCE></CONTENT></REQUEST>
    /// ```
    /// # Sources
    /// - Skycore API 1.3 (2014-10): the attribute on media corrected as a slip
    "duration-twice", Level::WARNING, [], About::Content, check, Needs::Oddities
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    for oddity in request.oddities.iter().filter(|oddity| oddity.kind == OddityKind::DurationTwice) {
        let at = oddity.written.span;
        let slide = request.slide_before(at.start);
        let finding = Finding::at(at, "this slide's duration is given twice")
            .help("keep the slide's own")
            .fix(Safety::Unsafe, without_attribute(subject, at));
        let first = slide.and_then(|slide| slide.fields.get(Term::Duration));
        findings.report(match (slide, first) {
            (Some(slide), Some(first)) => finding.related(first.name, "the first one").slide(slide.number),
            _ => finding,
        });
    }
}
