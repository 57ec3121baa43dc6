//! Judges every example: those in Fails sections break their rule and no other, those in Passes sections none.

use std::collections::BTreeSet;

use super::media::media;
use super::whole;
use crate::check::{Policy, Rule, Strictness, Subject, rules, run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::media::assets::Assets;
use crate::source::{Origin, Source, Sources};

/// The names of the rules that a document breaks. Info findings count only for the rule under test.
fn broken(
    rule: &Rule,
    text: &str,
    assets: &Assets,
    strictness: Strictness,
    codes: &mut BTreeSet<&'static str>,
) -> Vec<&'static str> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("example".into()), text.as_bytes().to_vec()));
    let source = sources.get(id);
    let document = crate::xml::parse(id, source.text());
    let message = crate::message::read(&document);
    let subject = Subject::new(source, &document, &message, assets);
    let found = run(&subject, &Policy::new(strictness)).diagnostics;
    assert_least_read(&subject, strictness, &found);
    codes.extend(found.iter().flat_map(|diagnostic| diagnostic.codes.iter().copied()));
    for diagnostic in &found {
        let declared = rules::find(diagnostic.rule).unwrap().codes;
        let undeclared = diagnostic.codes.iter().find(|code| !declared.contains(code));
        assert_eq!(undeclared, None, "{} does not declare it", diagnostic.rule);
    }
    let counts = |d: &&Diagnostic| d.severity > Severity::Info || d.rule == rule.name;
    let mut names: Vec<_> = found.iter().filter(counts).map(|d| d.rule).collect();
    names.dedup();
    names.sort_unstable();
    names.dedup();
    names
}

/// Without the findings that nothing reads, the others are the same.
fn assert_least_read(subject: &Subject<'_>, strictness: Strictness, all: &[Diagnostic]) {
    for least in [Severity::Warning, Severity::Error] {
        let mut policy = Policy::new(strictness);
        policy.least_read = Some(least);
        let read = |found: &&Diagnostic| found.severity >= least || !subject.document.comments().is_empty();
        let expected: Vec<_> = all.iter().filter(read).cloned().collect();
        assert_eq!(run(subject, &policy).diagnostics, expected, "{}", subject.source.text());
    }
}

/// The strictness under which a rule's examples are judged: strict if the rule is silent by default.
pub(crate) fn strictness(rule: &Rule) -> Strictness {
    if rule.level.lenient.is_none() { Strictness::Strict } else { Strictness::Lenient }
}

/// API codes that no document can provoke by itself, with the reason.
const UNPROVOKED: &[(&str, &[&str])] = &[
    ("depends on the account", &["E105", "E109", "E112", "E120", "E713"]),
    ("depends on the calls before", &["E106", "E113"]),
    ("depends on what the account has saved or blocked", &["E114", "E200", "E715"]),
    ("depends on the recipient's carrier", &["E618", "E619", "E628"]),
    ("is an error inside the service", &["E503"]),
    ("was answered for some weeks of 2014 alone, for what is E629 since", &["E361", "E362", "E363"]),
    (
        "belongs to a method that is no MMS request",
        &["E624", "E625", "E630", "E631", "E632", "E633", "E640", "E641", "E642", "E643", "E712"],
    ),
];

#[test]
fn each_code_that_a_document_can_provoke_is_provoked_by_an_example() {
    let provoked = judge_examples();
    let mut wrong = Vec::new();
    for code in crate::codes::API.iter().map(|row| row.code) {
        let excused = UNPROVOKED.iter().any(|(_, codes)| codes.contains(&code));
        if provoked.contains(code) == excused {
            wrong.push(format!("{code}: provoked {}, excused {excused}", provoked.contains(code)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn fails_blocks_break_exactly_their_rule_and_passes_blocks_none() {
    judge_examples();
}

/// Judges all examples and returns the codes of all findings.
fn judge_examples() -> BTreeSet<&'static str> {
    let (mut wrong, mut codes) = (Vec::new(), BTreeSet::new());
    for rule in rules::RULES {
        let manual = rule.manual();
        if manual.fails.is_empty() || manual.passes.is_empty() || manual.sources.is_empty() {
            wrong.push(format!("{}: Fails, Passes or Sources is missing", rule.name));
        }
        for (examples, expected) in [(&manual.fails, vec![rule.name]), (&manual.passes, vec![])] {
            let mut assets = Assets::default();
            for example in examples {
                if example.fence == "toml" {
                    assets = media(&example.text);
                    continue;
                }
                let names = broken(rule, &whole(example), &assets, strictness(rule), &mut codes);
                if names != expected {
                    let text = &example.text;
                    wrong.push(format!("{}: {names:?} instead of {expected:?} in\n{text}", rule.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    codes
}
