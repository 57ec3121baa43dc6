//! `data-duplicate`

use crate::check::edits::without_element;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::source::Span;

rule! {
    /// A merge value is not repeated
    ///
    /// # Why
    /// Names match without regard to case, so `AGE` and `age` are the same tag. Which of two values the
    /// service takes is undocumented.
    ///
    /// # Fails
    /// ```xml send-saved
    /// <data><AGE>30</AGE><age>31</age></data>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <data><AGE>30</AGE><PET>dog</PET></data>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, personalisation (2013): a lowercase tag and an UPPERCASE value
    "data-duplicate", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut seen = std::collections::HashMap::new();
    for datum in subject.request().into_iter().flat_map(|request| &request.data) {
        let name = &datum.name;
        if let Some(first) = seen.insert(name.value.to_lowercase(), datum) {
            let value = datum.value.value.trim_ascii();
            let same = value.is_empty() || value == first.value.value.trim_ascii();
            let finding = Finding::at(name.span, format!("the merge value `{}` is given twice", name.value))
                .related(first.name.span, "the first");
            findings.report(if is_named_inside(subject, name.span) {
                finding.help("name each element as its merge tag is named")
            } else {
                // Of two different values the right one may be either.
                let edits = if same { without_element(subject, name.span) } else { Vec::new() };
                finding.help("remove one of them").fix(Safety::Unsafe, edits)
            });
        }
    }
}

/// Whether an attribute or a child says which value an element is, as programs write the pairs of a map.
fn is_named_inside(subject: &Subject<'_>, name: Span) -> bool {
    let element = subject.document.named_at(name);
    element.is_some_and(|element| !element.attributes().is_empty() || element.children().next().is_some())
}
