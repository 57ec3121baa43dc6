//! `duration-format`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
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
    "duration-format", Level::ERROR, ["E230"], check
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
            findings.report(match whole_seconds(text) {
                Some(digits) => finding
                    .help(format!("write `{digits}`"))
                    .fix(Safety::Safe, vec![(field.value.span, digits.to_owned())]),
                None => finding.help("write whole seconds, such as `5`, or leave the element out for 10"),
            });
        }
    }
}

/// The digits of `5s`, `5 sec` or `5 seconds`.
fn whole_seconds(text: &str) -> Option<&str> {
    let unit_at = text.find(|c: char| !c.is_ascii_digit()).filter(|at| *at > 0)?;
    let unit = text[unit_at..].trim().trim_end_matches('.').to_ascii_lowercase();
    ["s", "sec", "secs", "second", "seconds"].contains(&unit.as_str()).then_some(&text[..unit_at])
}
