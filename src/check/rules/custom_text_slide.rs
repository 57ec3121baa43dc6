//! `custom-text-slide`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::whole;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::limits::SLIDES;

rule! {
    /// A custom text names a slide from 1 to 8
    ///
    /// # Why
    /// Slides are counted from 1, and a message has eight at most. A text for another slide replaces nothing.
    ///
    /// # Fails
    /// ```xml send-saved
    /// <custom-text><value>Hello</value><slide>0</slide></custom-text>
    /// ```
    /// ```xml send-saved
    /// <custom-text><value>Hello</value><slide>first</slide></custom-text>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <custom-text><value>Hello</value><slide>8</slide></custom-text>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendSavedMMS (2021): the example's slide 1 is the first
    "custom-text-slide", Level::ERROR, [], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    for text in &request.custom_texts {
        let Some(field) = text.fields.filled(Term::SlideNumber) else { continue };
        let word = field.trimmed();
        let is_slide = |word: &str| whole(word).is_some_and(|number| (1..=SLIDES as u64).contains(&number));
        if !is_slide(word) {
            let finding = Finding::at(field.value.span, format!("`{word}` is not the number of a slide"))
                .help(format!("write a whole number from 1 to {SLIDES}"));
            let right = intended::id(word).filter(|(digits, _)| is_slide(digits));
            findings.report(finding.suggest(subject, &field.value, right));
        }
    }
}
