//! `custom-text-duplicate`

use crate::check::edits::without_element;
use crate::check::rule::rule;
use crate::check::values::whole;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;

rule! {
    /// A slide gets one custom text
    ///
    /// # Why
    /// Which of two texts for one slide the service takes is undocumented.
    ///
    /// # Fails
    /// ```xml send-saved
    /// <custom-text><value>Hello</value><slide>1</slide></custom-text>
    /// <custom-text><value>Good day</value><slide>1</slide></custom-text>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <custom-text><value>Hello</value><slide>1</slide></custom-text>
    /// <custom-text><value>Good day</value><slide>2</slide></custom-text>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, RELAX NG schemas (2013): one custom text a request
    /// - Otherwise: Skycore client for Ruby (2014 to 2018): sends one for each slide
    "custom-text-duplicate", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let mut seen = std::collections::HashMap::new();
    for text in &request.custom_texts {
        let (name, field) = (text.name, text.fields.filled(Term::SlideNumber));
        let Some((field, number)) = field.and_then(|field| Some((field, whole(field.trimmed())?))) else {
            continue;
        };
        if let Some(first) = seen.insert(number, field.value.span) {
            findings.report(
                Finding::at(field.value.span, format!("slide {number} gets a second custom text"))
                    .related(first, "the first")
                    .help("remove one of them")
                    .fix(Safety::Unsafe, without_element(subject, name)),
            );
        }
    }
}
