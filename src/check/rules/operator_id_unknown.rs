//! `operator-id-unknown`

use crate::check::rule::rule;
use crate::check::values::is_digits;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::{Dialect, Operator, Term};

rule! {
    /// An operator id is one that is published
    ///
    /// # Why
    /// The service answers E651 to a number it does not know. It knows more than those of the US that are
    /// published, so this is only worth a look.
    ///
    /// # Fails
    /// ```xml send
    /// <operator-id>99999</operator-id>
    /// ```
    /// # Passes
    /// ```xml send
    /// <operator-id>31004</operator-id>
    /// ```
    /// # Sources
    /// - Sinch XML service, appendix of operators (2021)
    /// - Skycore API 1.3, appendix of carriers (2013): seven digits
    "operator-id-unknown", Level::INFO, ["E651"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.get(Term::OperatorId).filter(|field| is_digits(field.trimmed())) else {
        return;
    };
    let text = field.trimmed();
    let known = |dialect| Operator::find(text, dialect).is_some();
    let (current, classic) = (known(Dialect::Current), known(Dialect::Classic));
    let is_current = request.dialect == Dialect::Current;
    let help = match () {
        () if is_current && current || !is_current && classic => return,
        () if classic => "it is one of the classic dialect's: the current one has five digits, such as 31003",
        () if current => {
            "it is one of the current dialect's: the classic one has seven digits, such as 0001890"
        }
        () => "leave it out, and the service looks the operator up",
    };
    findings
        .report(Finding::at(field.value.span, format!("`{text}` is not a published operator id")).help(help));
}
