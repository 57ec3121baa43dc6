//! File names and text in documents that try to control the reader's terminal.

use crate::harness::{Desk, Run, save};

/// A name with escape sequences, line breaks, a C1 control and an override of direction.
const NAME: &str = "a\u{1b}]0;x\u{7}\n\r::error::b\u{9b}2J\u{202e}c.xml";

/// What the same may do inside of a document: XML carries C1 controls, and a broken document anything.
const WORDS: &str = "\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}2J\u{85}\u{202e}\u{2028}";

/// Asserts that nothing but colours and line breaks steers.
#[track_caller]
fn steers_nothing(run: &Run) {
    for shown in [&run.stdout, &run.stderr] {
        let mut pieces = shown.split("\u{1b}[");
        let first = pieces.next().unwrap_or_default().to_owned();
        let rest = pieces.map(|piece| {
            let (code, rest) = piece.split_once('m').unwrap_or(("?", ""));
            assert!(code.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{shown:?}");
            rest
        });
        let plain = rest.fold(first, |whole, piece| whole + piece);
        let steers = |c: char| {
            c.is_control() && c != '\n'
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!plain.contains(steers), "{shown:?}");
        assert!(
            !shown.contains("\n\r") && !plain.lines().any(|line| line.starts_with("::error::b")),
            "{shown:?}"
        );
    }
}

fn desk() -> Desk {
    let desk = Desk::new();
    let slide = format!(
        "<slide><message-text>{WORDS} & so</message-text><duration>{WORDS}</duration></slide>\n\
         <slide><image><url>https://a.com/{WORDS}.jpg</url></image></slide><{WORDS}/>"
    );
    desk.put(NAME, save(&slide));
    let whole = slide.replace(['\u{1b}', '\u{7}'], "").replace("& so", "").replace("<\u{5d}", "<x");
    let whole = whole.split("<]").next().unwrap().to_owned();
    desk.put("whole.xml", save(&whole));
    desk.put("postback.xml", format!("<postback><origin>MMS_MT</origin><code>{WORDS}</code></postback>"));
    desk.put("a\u{1b}\n.toml", "action = 'save'\nsubjekt = '\u{9b}'\n");
    desk
}

#[test]
fn control_characters_are_escaped_in_output_for_people() {
    let desk = desk();
    for line in [
        "validate",
        "validate -v",
        "validate --format short",
        "validate --diff --color always --unsafe-fixes",
        "estimate",
        "estimate --format short",
        "convert --to classic",
        "postback check",
        "check-urls",
    ] {
        let arguments: Vec<&str> = line.split(' ').collect();
        for name in [NAME, "whole.xml", "postback.xml", "no\u{1b}\n\u{9b}.xml"] {
            if name == "whole.xml" && line.starts_with("convert") {
                // The document itself.
                continue;
            }
            steers_nothing(&desk.run_with(&[&arguments[..], &[name]].concat()));
        }
    }
    let run = desk.run_with(&["build", "a\u{1b}\n.toml"]).exits(2);
    steers_nothing(&run);
    steers_nothing(&desk.run_with(&["estimate", "a\u{1b}\n.toml"]));
    steers_nothing(&desk.run_with(&["build", "no\u{1b}\n.toml"]).exits(3).says(&["no␛␊.toml"]));
    steers_nothing(&desk.run_with(&["validate", "--fix", NAME]));
    let run = desk.run_with(&["validate", "--format", "short", NAME]);
    let found = run.stdout.lines().filter(|line| line.contains('[')).count();
    assert_eq!(found, desk.run_with(&["validate", "--format", "json", NAME]).rules().len());
}

#[test]
fn diff_in_a_pipe_is_a_valid_patch() {
    let desk = Desk::new();
    let name = "a\u{1b}\"\n\u{9b}.xml";
    let text = save("<slide><message-text>\u{9b}\u{85}a & b</message-text></slide>");
    desk.put(name, &text);
    let run = desk.run_with(&["validate", "--diff", name]).exits(1);
    assert!(run.stdout.starts_with("--- \"a\\033\\\"\\n\\302\\233.xml\"\n+++ \"a"), "{:?}", run.stdout);
    assert!(run.stdout.contains("\n-<slide><message-text>\u{9b}\u{85}a & b</message-text></slide>\n"));
    let run = desk.run_with(&["validate", "--diff", "--color", "always", name]).exits(1);
    steers_nothing(&run);
}
