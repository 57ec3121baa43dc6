//! `subject-missing`

use crate::check::missing::missing;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::dialect::{Dialect, Term};
use crate::message::Action;

rule! {
    /// A message has a subject
    ///
    /// # Why
    /// The service's texts disagree. For saveMMS most call the subject mandatory, and code E314 exists for its
    /// absence; the JSON API and two clients leave it out. For sendMMS most call it optional. In the UPPERCASE
    /// dialect a fallback text is said to take its place.
    ///
    /// # Fails
    /// ```xml save -message-subject
    /// ```
    /// ```xml send -message-subject
    /// ```
    /// # Passes
    /// ```xml save
    /// <message-subject>Spring</message-subject>
    /// ```
    /// # Levels
    /// - warning, with --strict error: a sendMMS request
    /// - warning, with --strict error: a saveMMS request in the classic dialect with a fallback text
    /// - silent, with --strict info: a sendSavedMMS request, whose template carries the subject
    /// # Sources
    /// - Sinch XML service, saveMMS (2021) and Skycore API 1.3 (2013): mandatory; code E314, E304 before 2015
    /// - Otherwise: Sinch XML service, sendMMS (2021): optional; its appendix: required in general
    /// - Otherwise: Sinch JSON API, savemms (2026): optional
    /// - Otherwise: Skycore, help pages (about 2020): may be empty where `FALLBACKSMSTEXT` is set
    "subject-missing", Level::ERROR, ["E314", "E304"], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let filled = |term| request.fields.filled(term).is_some();
    let doubtful = Level::WARNING.strict(Severity::Error);
    let (term, level) = match request.action {
        Some(Action::SaveMms) if request.dialect != Dialect::Current && filled(Term::FallbackText) => {
            (Term::Subject, doubtful)
        }
        Some(Action::SaveMms) => (Term::Subject, Level::ERROR),
        Some(Action::SendMms) => (Term::Subject, doubtful),
        // The template carries the subject.
        Some(Action::SendSavedMms) => (Term::CustomSubject, Level::SILENT.strict(Severity::Info)),
        _ => return,
    };
    let Some(at) = missing(subject, term) else { return };
    let name = request.name_of(term);
    let finding = match term {
        Term::CustomSubject => Finding::at(at, "the subject is the template's own").codes(&[]),
        _ => Finding::at(at, "the message has no subject"),
    };
    findings.report(finding.level(level).help(format!("add `<{name}>` with 1 to 80 characters")));
}
