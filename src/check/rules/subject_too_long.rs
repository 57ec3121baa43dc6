//! `subject-too-long`

use crate::check::rule::rule;
use crate::check::values::subjects;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::limits::SUBJECT_CHARACTERS;

rule! {
    /// A subject has at most 80 characters
    ///
    /// # Why
    /// The service refuses the whole message. Which unit it counts in is undocumented; characters (Unicode
    /// scalar values) are counted here.
    ///
    /// # Fails
    /// ```xml save
    /// <message-subject>Spring is here and so is everything that you have been waiting for all winter long!</message-subject>
    /// ```
    /// # Passes
    /// ```xml save
    /// <message-subject>Spring is here</message-subject>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS (2021): 80 characters; code E314
    /// - Skycore API 1.3 (2014-04): the limit
    /// - Otherwise: Sinch JSON API (2026): 40 recommended, 80 at most
    "subject-too-long", Level::ERROR, ["E314"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for field in subject.request().into_iter().flat_map(subjects) {
        let count = field.value.value.chars().count();
        if count > SUBJECT_CHARACTERS {
            let message = format!("the subject has {count} characters, {SUBJECT_CHARACTERS} are allowed");
            let over = count - SUBJECT_CHARACTERS;
            findings.report(Finding::at(field.place(), message).help(format!("shorten it by {over}")));
        }
    }
}
