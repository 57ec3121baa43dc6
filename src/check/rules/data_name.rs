//! `data-name`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};

rule! {
    /// A merge value's name is letters, digits and `_`
    ///
    /// # Why
    /// The names in the documentation are; a merge tag with another character in its name may not be recognised,
    /// and the recipient sees the tag itself.
    ///
    /// # Fails
    /// ```xml send-saved
    /// <data><first.name>Bill</first.name></data>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <data><first_name>Bill</first_name></data>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, personalisation (2013): FIRST_NAME, AGE, PET
    "data-name", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for datum in subject.request().into_iter().flat_map(|request| &request.data) {
        let name = &datum.name.value;
        if let Some(c) = name.chars().find(|c| !(c.is_ascii_alphanumeric() || *c == '_')) {
            findings.report(
                Finding::at(
                    datum.name.span,
                    format!("`{c}` in the merge value `{name}` may keep its tag unfilled"),
                )
                .help("name it with letters, digits and `_`, and the tag in the template alike"),
            );
        }
    }
}
