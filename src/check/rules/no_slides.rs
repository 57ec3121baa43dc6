//! `no-slides`

use crate::check::deletion::is_of_slide;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::elements::Oddity;

rule! {
    /// A message has at least one slide
    ///
    /// # Why
    /// A message without slides has nothing to show; the service refuses it.
    ///
    /// # Fails
    /// ```xml save -slide
    /// ```
    /// ```xml save -slide
    /// <image><url>http://www.yoursite.com/1.jpg</url></image><message-text>Hello</message-text>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): at least one slide, code E312
    /// - Otherwise: Skycore API 1.3 (until 2015-03): the same under the old code E302
    "no-slides", Level::ERROR, ["E312", "E302"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let wants_slides = request.action.is_some_and(|action| action.has_slides());
    if !wants_slides || !request.slides.is_empty() || !subject.is_whole() {
        return;
    }
    let slide = request.name_of(Term::Slide);
    let finding = Finding::at(request.root, "the message has no slide");
    let content: Vec<&Oddity> =
        request.oddities.iter().filter(|oddity| is_of_slide(subject, oddity)).collect();
    findings.report(match content.first() {
        Some(first) => finding
            .related(first.written.span, "this belongs in one")
            .help(format!("put `<{slide}>` before what each shows, and `</{slide}>` after it")),
        None => finding.help(format!("add a `{slide}` with text or media")),
    });
}
