//! The manuals of the rules are complete, and say what their rules declare.

use crate::check::{About, Strictness, rules};
use crate::diagnostic::Severity;

/// Whether an entry of the sources gives the date of the documentation: a year in brackets.
fn is_dated(entry: &str) -> bool {
    let brackets = entry.split('(').skip(1).filter_map(|rest| rest.split(')').next());
    brackets
        .flat_map(|inside| inside.split(|c: char| !c.is_ascii_digit()))
        .any(|word| word.len() == 4 && (1990..=2100).contains(&word.parse::<u32>().unwrap_or(0)))
}

#[test]
fn every_rule_stands_on_dated_documentation() {
    assert!(is_dated("RFC 3986 (2005)") && is_dated("Skycore (until 2015-03): x"));
    assert!(!is_dated("RFC 3986") && !is_dated("Sinch (later)") && !is_dated("2014 (x)"));
    let mut wrong = Vec::new();
    for rule in rules::RULES {
        let manual = rule.manual();
        // What mmsctl itself defines has no other source.
        if !manual.sources.iter().any(|entry| is_dated(entry) || entry.starts_with("Ours: the comments")) {
            wrong.push(format!("{}: no source has a date", rule.name));
        }
        for entry in manual.sources.iter().chain(&manual.otherwise) {
            if !is_dated(entry) && !entry.starts_with("Ours: ") {
                wrong.push(format!("{}: `{entry}` has no date", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_whose_findings_differ_say_so() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules/");
    let mut wrong = Vec::new();
    for rule in rules::RULES {
        let code = std::fs::read_to_string(format!("{folder}{}.rs", rule.name.replace('-', "_"))).unwrap();
        let differs = code.contains(".level(");
        if differs == rule.manual().levels.is_empty() {
            wrong.push(format!(
                "{}: findings of other levels: {differs}; `# Levels` lists none or some",
                rule.name
            ));
        }
        let mut worst = None;
        for entry in rule.manual().levels {
            let severities = entry.split(':').next().unwrap_or_default().split(", with --strict ");
            for name in severities {
                let known = [Severity::Info, Severity::Warning, Severity::Error];
                let severity = known.into_iter().find(|severity| severity.as_str() == name);
                if severity.is_none() && name != "silent" {
                    wrong.push(format!("{}: `{entry}` begins with no severity", rule.name));
                }
                worst = worst.max(severity);
            }
        }
        if worst.max(rule.level.lenient) != rule.level.highest(Strictness::Lenient) {
            wrong.push(format!("{}: `# Levels` has {worst:?} as the worst", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn manuals_are_written_in_full() {
    for rule in rules::RULES {
        let manual = rule.manual();
        assert!(manual.title.trim().ends_with(|c: char| c != '.'), "{}: title `{}`", rule.name, manual.title);
        assert!(!manual.title.contains("\n\n\n") && manual.title.len() < 100, "{}", rule.name);
        assert!(manual.why.len() > 40, "{}: why", rule.name);
    }
}

/// A manual shows what its rule is about: of the media in the examples, what they are, how they decode, or how they are
/// served.
#[test]
fn examples_describe_the_facts_that_their_rule_is_about() {
    for rule in rules::RULES {
        let manual = rule.manual();
        let media: String = manual
            .fails
            .iter()
            .chain(&manual.passes)
            .filter(|example| example.fence == "toml")
            .map(|example| example.text.as_str())
            .collect();
        let shown = match &media {
            none if none.is_empty() => None,
            served if served.contains(" served = ") => Some(About::Serving),
            damaged if damaged.contains(" damaged = ") => Some(About::Soundness),
            _ => Some(About::Media),
        };
        let of_media = [About::Media, About::Soundness, About::Serving].contains(&rule.about);
        assert_eq!(of_media.then_some(rule.about), shown, "{}", rule.name);
    }
}

#[test]
fn rules_about_the_form_of_the_xml_are_those_of_e108() {
    for rule in rules::RULES {
        assert_eq!(rule.about == About::Syntax, rule.codes == ["E108"], "{}", rule.name);
    }
}

#[test]
fn codes_are_those_of_the_api() {
    for rule in rules::RULES {
        for code in rule.codes {
            assert!(crate::codes::api(code).is_some(), "{}: {code}", rule.name);
        }
    }
}

#[test]
fn names_are_unique_and_sorted() {
    let names: Vec<_> = rules::RULES.iter().map(|rule| rule.name).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted);
}
