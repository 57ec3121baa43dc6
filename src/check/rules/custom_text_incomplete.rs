//! `custom-text-incomplete`

use crate::check::displaced::is_folded;
use crate::check::rule::rule;
use crate::check::rules::misspelt_element::bare_text;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;

rule! {
    /// A custom text says which text and for which slide
    ///
    /// # Why
    /// Both children are mandatory; with one of them missing nothing can be replaced.
    ///
    /// # Fails
    /// ```xml send-saved
    /// <custom-text><value>Hello</value></custom-text>
    /// ```
    /// ```xml send-saved
    /// <custom-text><value>Hello</value><slide></slide></custom-text>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <custom-text><value>Hello</value><slide>1</slide></custom-text>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendSavedMMS (2021): `value` and `slide`, both mandatory
    "custom-text-incomplete", Level::ERROR, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|_| subject.is_whole()) else { return };
    for text in &request.custom_texts {
        for term in [Term::Value, Term::SlideNumber] {
            let missing = match term {
                // An empty text is a text: it takes the template's away.
                Term::Value => text.fields.get(term).is_none(),
                _ => text.fields.filled(term).is_none(),
            };
            // One that has it in its name is reported by `misspelt-element`, and so is its text.
            let named = || subject.source.text()[text.name.range()].ends_with(|c: char| c.is_ascii_digit());
            let is_reported = || match term {
                Term::SlideNumber => named(),
                _ => bare_text(subject, text.name).is_some(),
            };
            let is_attribute = || is_folded(subject, text.name, term);
            if missing && !is_reported() && !is_attribute() {
                let name = request.name_of(term);
                findings.report(match text.fields.get(term) {
                    Some(empty) => Finding::at(empty.name, format!("the custom text has an empty `{name}`"))
                        .help("give it its value"),
                    None => Finding::at(text.name, format!("the custom text has no `{name}`"))
                        .help(format!("add `<{name}>`")),
                });
            }
        }
    }
}
