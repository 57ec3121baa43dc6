//! `foreign-element`

use crate::check::deletion::{is_container, removal, wraps};
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{Dialect, Term, called};
use crate::elements::OddityKind;

rule! {
    /// Every element exists in the document's dialect
    ///
    /// # Why
    /// Some elements exist in only one generation of the API. In the other, the service most likely ignores them.
    ///
    /// # Fails
    /// ```xml send
    /// <campaignref>1234</campaignref>
    /// ```
    /// ```xml
    /// <REQUEST><ACTION>sendSavedMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY>
    /// <MMSID>35674</MMSID><TO>12399471613</TO><FROM>28444</FROM><SERVICEID>28444mms</SERVICEID></REQUEST>
    /// ```
    /// # Passes
    /// ```xml send
    /// <service-id>28444mms</service-id>
    /// ```
    /// # Levels
    /// - warning, with --strict error: a service id in the classic dialect, which has a code for it
    /// # Sources
    /// - Sinch XML service, sendMMS (2021): `service-id`, mandatory; `campaignRef` in its prose alone
    /// - Skycore API 1.3 (2013): `CAMPAIGNREF`; no service id, although its code E627 exists
    "foreign-element", Level::ERROR, [], About::Content, check, Needs::Oddities
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.oddities() {
        let OddityKind::Foreign(term) = oddity.kind else { continue };
        let (name, dialect) = (&oddity.written.value, oddity.dialect.as_str());
        let home = if term.name(Dialect::Current).is_some() { "current" } else { "classic" };
        let right = term.name_or_other(oddity.dialect);
        let elsewhere = called(name, oddity.dialect).flat_map(Term::homes).next();
        let message = match elsewhere {
            Some(home) => format!("in the {dialect} dialect, `{name}` is only in {}", home.describe()),
            None => format!("`{name}` does not exist in the {dialect} dialect"),
        };
        let help = match term {
            Term::User | Term::Pass => "authenticate with `api-key`".to_owned(),
            _ if wraps(subject, oddity) => "remove its tags, and keep what they hold".to_owned(),
            // What holds no elements is not what the other dialect calls so.
            Term::LegacyContent | Term::Sequence if !is_container(subject, oddity) => "remove it".to_owned(),
            _ => format!("remove it, or write the whole document in the {home} dialect, which has `{right}`"),
        };
        let finding = Finding::at(oddity.written.span, message).help(help);
        let finding = match term {
            // Without them nobody logs in.
            Term::User | Term::Pass => finding,
            _ => finding.fix(Safety::Unsafe, removal(subject, oddity)),
        };
        findings.report(match term {
            // The code E627 exists in the classic documentation, the element does not.
            Term::ServiceId => finding.level(Level::WARNING.strict(crate::diagnostic::Severity::Error)),
            _ => finding,
        });
    }
}
