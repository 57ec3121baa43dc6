//! `from-mask-us`

use crate::check::edits::without_element;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;

rule! {
    /// An alphanumeric sender is not used in the US
    ///
    /// # Why
    /// US networks show only short codes and numbers. Country code 1 is shared with Canada and the Caribbean, so this
    /// is only likely.
    ///
    /// # Fails
    /// ```xml send
    /// <from-mask>Acme</from-mask>
    /// ```
    /// # Passes
    /// ```xml send
    /// <to>4915112345678</to>
    /// <from-mask>Acme</from-mask>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, sendMMS (2013): few countries, not the US
    "from-mask-us", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let (Some(mask), Some(to)) = (request.fields.filled(Term::FromMask), request.fields.filled(Term::To))
    else {
        return;
    };
    if to.trimmed().trim_start_matches('+').starts_with('1') {
        findings.report(
            Finding::at(mask.name, "an alphanumeric sender does not work in the US")
                .related(to.value.span, "this looks like a US number")
                .help("remove it; the recipient sees `from`")
                .fix(Safety::Unsafe, without_element(subject, mask.name)),
        );
    }
}
