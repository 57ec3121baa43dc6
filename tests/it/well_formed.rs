//! The productions of XML 1.0: each mistake is found by the right rule at the right place, and every safe fix removes
//! it. The cases are data: `tests/cases/form/productions.toml`.

use mmsctl::analysis::Judged;
use mmsctl::diagnostic::{Diagnostic, Safety};

use super::harness::judged;

/// The rules that judge a document's form.
const FORM: &[&str] = &[
    "control-character",
    "doctype",
    "encoding",
    "not-well-formed",
    "raw-ampersand",
    "raw-less-than",
    "unknown-entity",
];

#[derive(serde::Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Which production or constraint of XML 1.0 it is about.
    about: String,
    text: String,
    /// What is found: rule, line, column, and the words that it points at.
    finds: Vec<String>,
}

fn cases() -> Vec<Case> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/form/productions.toml");
    toml::from_str::<Cases>(&std::fs::read_to_string(path).unwrap()).unwrap().case
}

/// The findings of form in a text, and how each is written in the table.
fn findings(text: &str) -> Vec<(Diagnostic, String)> {
    let Judged { sources, analysis } = judged(text);
    let source = sources.get(analysis.source);
    let found = analysis.diagnostics.into_iter().filter(|found| FORM.contains(&found.rule));
    found
        .map(|found| {
            let span = found.primary.span;
            let place = source.position(span.start);
            let line =
                format!("{} {}:{} {}", found.rule, place.line, place.column, &source.text()[span.range()]);
            (found, line)
        })
        .collect()
}

#[test]
fn each_mistake_is_found_by_its_rule_at_its_place() {
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() > 80, "{}", cases.len());
    for Case { about, text, finds } in cases {
        let found: Vec<String> = findings(&text).into_iter().map(|(_, line)| line).collect();
        if found != finds {
            wrong.push(format!("{about}\n  {text:?}\n  finds {found:?}\n  not   {finds:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn accepted_documents_are_accepted_by_roxmltree() {
    for Case { about, text, finds } in cases() {
        let oracle = roxmltree::Document::parse(text.trim_start_matches('\u{FEFF}'));
        assert!(oracle.is_ok() || !finds.is_empty(), "{about}: {text:?} {oracle:?}");
    }
}

#[test]
fn safe_fixes_remove_the_mistake() {
    for Case { about, text, .. } in cases() {
        // Offsets are those of the text behind the mark.
        let mut fixed = text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned();
        let found = findings(&text);
        let safe = |found: &&Diagnostic| found.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe);
        let mut edits: Vec<_> = found
            .iter()
            .map(|(found, _)| found)
            .filter(safe)
            .flat_map(|found| &found.fix.as_ref().unwrap().edits)
            .collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
        for edit in &edits {
            fixed.replace_range(edit.span.range(), &edit.text);
        }
        let left = found.iter().filter(|(found, _)| !safe(&found)).count();
        let after = findings(&fixed);
        assert!(after.len() <= left, "{about}: {text:?} becomes {fixed:?}: {after:?}");
    }
}
