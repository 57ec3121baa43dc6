//! `dialect-name`

use crate::check::edits::renamed;
use crate::check::rule::rule;
use crate::check::syntax::recognise::tags::is_malformed_name;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::{Safety, Severity};
use crate::dialect::{Dialect, Term};
use crate::elements::OddityKind;

rule! {
    /// Names belong to the document's dialect
    ///
    /// # Why
    /// The documentation's prose, older pages and the UPPERCASE dialect have other names for the same thing
    /// (`subject`, `mmsid`, `api_key`). Whether the service takes them is undocumented; the examples of the
    /// dialect are what is known to work.
    ///
    /// # Fails
    /// ```xml save -message-subject
    /// <subject>Spring</subject>
    /// ```
    /// ```xml send-saved -mms-id
    /// <MMSID>35674</MMSID>
    /// ```
    /// # Passes
    /// ```xml save
    /// <message-subject>Spring</message-subject>
    /// ```
    /// # Levels
    /// - warning, with --strict error: `SPID` in a classic request, which was the name of `OPERATORID` before 2014-12
    /// # Sources
    /// - Sinch XML service (2021): the examples; its lists of parameters carry names of other generations
    /// - Skycore API 1.3 (2013): the UPPERCASE names
    /// - Otherwise: Skycore API 1.3, RELAX NG schema of sendMMS (2013): `SPID`
    "dialect-name", Level::ERROR, [], About::Content, check, Scope::Everything, Needs::Oddities
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.oddities() {
        let OddityKind::OtherName(term) = oddity.kind else { continue };
        if is_malformed_name(subject, oddity) {
            continue;
        }
        let (name, right) = (&oddity.written.value, term.name_or_other(oddity.dialect));
        let dialect = oddity.dialect.as_str();
        let finding =
            Finding::at(oddity.written.span, format!("`{name}` is `{right}` in the {dialect} dialect"))
                .help(format!("write `{right}`"))
                .fix(Safety::Safe, renamed(oddity.written.span, oddity.end, right));
        let was_right = term == Term::OperatorId && name == "SPID" && oddity.dialect != Dialect::Current;
        findings.report(if was_right {
            finding.level(Level::WARNING.strict(Severity::Error))
        } else {
            finding
        });
    }
}
