//! `dialect-name`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::check::edits::renamed;
use crate::diagnostic::Safety;
use crate::message::OddityKind;

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
    /// # Sources
    /// - Sinch XML service (2021): the examples; its lists of parameters carry names of other generations
    /// - Skycore API 1.3 (2013): the UPPERCASE names
    "dialect-name", Level::ERROR, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.message.oddities() {
        let OddityKind::OtherName(term) = oddity.kind else { continue };
        let (name, right) = (&oddity.written.value, term.name_or_other(oddity.dialect));
        let dialect = oddity.dialect.as_str();
        findings.report(
            Finding::at(oddity.written.span, format!("`{name}` is `{right}` in the {dialect} dialect"))
                .help(format!("write `{right}`"))
                .fix(Safety::Safe, renamed(oddity.written.span, oddity.end, right)),
        );
    }
}
