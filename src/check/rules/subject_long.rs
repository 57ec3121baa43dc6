//! `subject-long`

use crate::check::rule::rule;
use crate::check::values::subjects;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::limits::{SUBJECT_CHARACTERS, SUBJECT_RECOMMENDED};

rule! {
    /// A subject is best kept within 40 characters
    ///
    /// # Why
    /// Android phones show 40 characters by default and cut the rest; the newest documentation recommends no
    /// more.
    ///
    /// # Fails
    /// ```xml save
    /// <message-subject>Spring is here and so is our new collection</message-subject>
    /// ```
    /// # Passes
    /// ```xml save
    /// <message-subject>Spring is here</message-subject>
    /// ```
    /// # Sources
    /// - Sinch JSON API, sendmms (2026): up to 40 recommended, 80 at most
    /// - Android, MMS configuration (2024): maxSubjectLength 40
    "subject-long", Level::INFO.strict(Severity::Warning), [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for field in subject.request().into_iter().flat_map(subjects) {
        let count = field.value.value.chars().count();
        if (SUBJECT_RECOMMENDED + 1..=SUBJECT_CHARACTERS).contains(&count) {
            let message =
                format!("the subject has {count} characters; many phones show {SUBJECT_RECOMMENDED}");
            let over = count - SUBJECT_RECOMMENDED;
            findings
                .report(Finding::at(field.place(), message).help(format!("shorten it by {over} to be safe")));
        }
    }
}
