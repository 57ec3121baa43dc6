//! `subject-non-ascii`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{is_blank, subjects};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::{Safety, Severity};
use crate::xml::is_char;

rule! {
    /// A subject is plain ASCII
    ///
    /// # Why
    /// Some carriers' MMSCs refuse a message whose subject holds emoji or letters beyond ASCII.
    ///
    /// # Fails
    /// ```xml save
    /// <message-subject>Frühling</message-subject>
    /// ```
    /// # Passes
    /// ```xml save
    /// <message-subject>Spring</message-subject>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS (from 2020-12): no emoji and no Unicode in the subject
    "subject-non-ascii", Level::WARNING.strict(Severity::Error), [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for field in subject.request().into_iter().flat_map(subjects) {
        // What is not a character of XML is reported as that, and what stands for a lost one, too.
        let is_lost = |c: char| !is_char(c) || c == char::REPLACEMENT_CHARACTER;
        let mut others = field.value.value.chars().filter(|c| !c.is_ascii() && !is_lost(*c));
        let Some(first) = others.next() else { continue };
        // A blank of another width looks like any other.
        let first =
            if is_blank(first) { format!("U+{:04X}", u32::from(first)) } else { format!("`{first}`") };
        let message = match others.count() {
            0 => format!("the subject holds {first}, which is not ASCII"),
            1 => format!("the subject holds {first} and 1 more character that are not ASCII"),
            count => format!("the subject holds {first} and {count} more characters that are not ASCII"),
        };
        let finding = Finding::at(field.place(), message)
            .help("write it in plain letters, and keep emoji for the slide's text");
        let plain = intended::ascii(&field.value.value).map(|plain| (plain, Safety::Unsafe));
        findings.report(finding.correct(subject, &field.value, plain));
    }
}
