//! `duration-format`

use crate::check::edits::{rewritten, without_element};
use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{unmeant, write_instead};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;

rule! {
    /// A duration is a whole number of seconds
    ///
    /// # Why
    /// A unit, a fraction or a sign makes the duration unreadable, and the service refuses the whole message.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5s</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>-1</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration></duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration> 30 </duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): whole seconds, code E230
    /// - Skycore API 1.3, RELAX NG schemas (2013): xsd:nonNegativeInteger
    "duration-format", Level::ERROR, ["E230"], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    for slide in &request.slides {
        for field in slide.fields.all(Term::Duration) {
            let text = field.trimmed();
            if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            let message = match text {
                "" => format!("the duration of slide {} is empty", slide.number),
                _ => format!("`{text}` is not a whole number of seconds"),
            };
            let finding = Finding::at(field.place(), message).slide(slide.number);
            let finding = finding.help("write whole seconds, such as `5`, or leave the element out for 10");
            findings.report(match intended::seconds(text) {
                // An attribute has no element of its own to take out.
                None if text.is_empty() => finding.fix(Safety::Unsafe, without_element(subject, field.name)),
                None => finding.more_help(unmeant(text)),
                Some((right, safety)) => finding
                    .help(write_instead(&right, text))
                    .fix(safety, rewritten(subject, &field.value, &right)),
            });
        }
    }
}
