//! Limits how many findings of a document are listed.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Safety, Severity, Words};
use crate::limits::FINDINGS;

/// A finding that is counted but not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unlisted {
    /// The finding's severity.
    pub severity: Severity,
    /// How safe the finding's fix is, if it has one.
    pub fix: Option<Safety>,
}

/// Keeps the first [`FINDINGS`] findings of each rule and replaces the rest with one finding that gives their number.
/// That finding has the highest severity among those it replaces, and a fix if one of them has a fix, so that the
/// shorter list never changes the exit code or whether anything can be fixed. The second list counts the others.
#[must_use]
pub fn abridged(found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Unlisted>) {
    let mut unlisted = Vec::new();
    if found.len() <= FINDINGS {
        return (found, unlisted);
    }
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut listed: Vec<Diagnostic> = Vec::new();
    for diagnostic in found {
        let (count, last) = counts.entry(diagnostic.rule).or_default();
        *count += 1;
        if *count <= FINDINGS + 1 {
            *last = listed.len();
            listed.push(diagnostic);
        } else {
            unlisted.push(join(&mut listed[*last], diagnostic));
        }
    }
    for (rule, (count, last)) in counts {
        if let Some(more) = count.checked_sub(FINDINGS).filter(|more| *more > 1) {
            let closing = &mut listed[last];
            closing.message = format!("{more} more findings of `{rule}` are not listed, from here on");
            closing.help = Some("fix those that are listed first".into());
            closing.primary.message = Words::default();
            closing.related.clear();
        }
    }
    (listed, unlisted)
}

/// Merges another finding into the one that stands for all that are not listed. Returns what remains to be counted.
fn join(closing: &mut Diagnostic, mut other: Diagnostic) -> Unlisted {
    let is_safe = |one: &Diagnostic| one.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe);
    if closing.fix.is_none() || is_safe(&other) && !is_safe(closing) {
        std::mem::swap(&mut closing.fix, &mut other.fix);
    }
    if closing.severity < other.severity {
        std::mem::swap(&mut closing.severity, &mut other.severity);
    }
    Unlisted { severity: other.severity, fix: other.fix.map(|fix| fix.safety) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Fix, Label, Severity};
    use crate::source::{Origin, Source, Sources, Span};

    fn finding(rule: &'static str, severity: Severity) -> Diagnostic {
        let id = Sources::default().add(Source::new(Origin::Stdin, Vec::new()));
        Diagnostic {
            rule,
            codes: Vec::new(),
            severity,
            message: "wrong".to_owned(),
            primary: Label { span: Span::new(id, 0..0), message: "".into() },
            related: Vec::new(),
            help: None,
            fix: None,
            slide: None,
            element: String::new(),
            fingerprint: 0,
        }
    }

    #[test]
    fn what_is_not_listed_is_counted_weighs_and_can_be_fixed() {
        let many = |n| (0..n).map(|_| finding("stray-text", Severity::Info));
        assert_eq!(
            abridged(many(FINDINGS + 1).collect()),
            (many(FINDINGS + 1).collect::<Vec<_>>(), Vec::new())
        );
        let fix = Some(Fix { safety: Safety::Safe, edits: Vec::new() });
        let mended = Diagnostic { fix: fix.clone(), ..finding("stray-text", Severity::Error) };
        let last = [finding("no-slides", Severity::Error), mended];
        let (found, unlisted) = abridged(many(FINDINGS + 20).chain(last).collect());
        assert_eq!(unlisted, [Unlisted { severity: Severity::Info, fix: None }; 20]);
        assert_eq!(found.len(), FINDINGS + 2);
        let closing = &found[FINDINGS];
        assert_eq!(closing.message, "21 more findings of `stray-text` are not listed, from here on");
        assert_eq!((closing.severity, &closing.fix), (Severity::Error, &fix));
        assert_eq!(found[FINDINGS + 1].rule, "no-slides");
    }
}
