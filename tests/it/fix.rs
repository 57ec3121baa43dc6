//! Fixes: each as a row of a table, and by whole commands on real files.

use std::collections::BTreeSet;
use std::path::Path;

use mmsctl::check::{self, Policy, Strictness, Subject, rules::RULES};
use mmsctl::diagnostic::{Diagnostic, Safety};
use mmsctl::fix::apply;
use mmsctl::media::assets::Assets;
use mmsctl::source::{Origin, Source, SourceId, Sources};

use crate::harness::{Desk, interrupted, save};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    fix: Vec<Row>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    rule: String,
    safety: String,
    r#in: String,
    before: String,
    after: String,
}

/// A fragment inside the document that the table names.
fn whole(around: &str, fragment: &str) -> String {
    match around {
        "whole" => fragment.to_owned(),
        "request" => format!("<request>{fragment}</request>"),
        "save" => format!("<request><action>saveMMS</action>{fragment}</request>"),
        "send" => format!("<request><action>sendMMS</action>{fragment}</request>"),
        "send-saved" => format!("<request><action>sendSavedMMS</action>{fragment}</request>"),
        "templates" => format!("<request><action>getMMSTemplates</action>{fragment}</request>"),
        "classic" => format!("<REQUEST><ACTION>sendSavedMMS</ACTION>{fragment}</REQUEST>"),
        "classic-save" => format!("<REQUEST><ACTION>saveMMS</ACTION>{fragment}</REQUEST>"),
        "response" => format!("<response>{fragment}</response>"),
        "postback" => format!("<postback>{fragment}</postback>"),
        other => panic!("no document is called `{other}`"),
    }
}

/// The document after the fixes of one rule.
fn fixed(rule: &str, text: &str, reach: Safety) -> String {
    let judge = |sources: &Sources, id: SourceId| -> Vec<Diagnostic> {
        let source = sources.get(id);
        let document = mmsctl::xml::parse(id, source.text());
        let message = mmsctl::message::read(&document);
        let assets = Assets::default();
        let subject = Subject::new(source, &document, &message, &assets);
        let found = check::run(&subject, &Policy::new(Strictness::Lenient)).diagnostics;
        found.into_iter().filter(|found| found.rule == rule).collect()
    };
    let source = Source::new(Origin::Composed("case".into()), text.into());
    String::from_utf8(apply(&source, reach, &judge).unwrap().bytes).unwrap()
}

#[test]
fn each_fix_makes_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/fix/fixes.toml");
    let table: Table = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for row in &table.fix {
        let (before, after) = (whole(&row.r#in, &row.before), whole(&row.r#in, &row.after));
        let by_safe = fixed(&row.rule, &before, Safety::Safe);
        let by_all = fixed(&row.rule, &before, Safety::Unsafe);
        let expected = if row.safety == "safe" { &after } else { &before };
        if by_safe != *expected || by_all != after {
            wrong.push(format!(
                "{}, {}: {before}\n  safe   {by_safe}\n  unsafe {by_all}",
                row.rule, row.safety
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let covered: BTreeSet<&str> = table.fix.iter().map(|row| row.rule.as_str()).collect();
    assert!(covered.iter().all(|rule| RULES.iter().any(|known| known.name == *rule)));
}

#[test]
fn what_a_slide_shows_is_not_deleted_where_only_its_tags_are_wrong() {
    let inside = "<image><url>https://acme.com/a.jpg</url></image><message-text>Hello</message-text><duration>5</duration>";
    let numbered = format!("<0>{inside}</0><1>{inside}</1>");
    for (slide, code) in [(inside.to_owned(), 1), (numbered, 0)] {
        let desk = Desk::new();
        desk.put("a.xml", save(&slide));
        desk.run("validate --fix --unsafe-fixes a.xml").exits(code);
        let fixed = std::fs::read_to_string(desk.path("a.xml")).unwrap();
        let all = slide.matches("Hello").count();
        assert_eq!(
            (fixed.matches("Hello").count(), fixed.matches("duration>5<").count()),
            (all, all),
            "{fixed}"
        );
    }
}

#[test]
fn what_may_be_a_missing_value_by_another_name_is_not_deleted() {
    let saved = |rest: &str| format!("<request><action>sendSavedMMS</action>{rest}</request>");
    let whole = format!("<api-key>{KEY}</api-key><mms-id>35674</mms-id><from>28444</from>");
    for (rest, kept) in [
        ("<recipients><recipient>12399471613</recipient></recipients>", true),
        ("<recipient number='12399471613'/>", true),
        ("<recipients><recipient/></recipients>", false),
        ("<to>12399471613</to><priority>high</priority>", false),
    ] {
        let desk = Desk::new();
        desk.put("a.xml", saved(&format!("{whole}{rest}")));
        desk.run("validate --fix --unsafe-fixes a.xml");
        let fixed = std::fs::read_to_string(desk.path("a.xml")).unwrap();
        assert_eq!(fixed.contains("<recipient") || fixed.contains("priority"), kept, "{fixed}");
    }
}

/// A request with a mistake of each kind: fixed safely, by a guess, and by nobody.
fn broken() -> String {
    save(
        "<slide><message-text>Fish & chips</message-text><duration>5s</duration></slide>\n<wibble/>\n<slide/>",
    )
}

const KEY: &str = "qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ";

#[test]
fn a_diff_changes_nothing_and_shows_no_key() {
    let desk = Desk::new();
    desk.put("a.xml", broken());
    let run = desk.run("validate --diff a.xml").exits(1);
    let run = run.prints(&["--- a.xml", "+++ a.xml", "+<slide><message-text>Fish &amp; chips"]);
    let run = run.says(&["2 findings would be fixed in 1 document; 2 more with `--unsafe-fixes`"]);
    assert!(!run.stdout.contains(KEY) && run.stdout.contains("<api-key>****"));
    assert_eq!(std::fs::read_to_string(desk.path("a.xml")).unwrap(), broken());
    desk.put("right.xml", save("<slide><message-text>Hello</message-text><duration>5</duration></slide>"));
    let run = desk.run("validate --diff right.xml").exits(0).says(&["nothing to fix"]);
    assert_eq!(run.stdout, "");
}

#[test]
fn more_mistakes_than_are_listed_are_fixed_in_one_run() {
    let desk = Desk::new();
    let slide = |text: &str| save(&format!("<slide>{text}<duration>5</duration></slide>"));
    let text = |breaks: &str| slide(&format!("<message-text>{breaks}</message-text>"));
    for (before, after) in [
        (text(&"a<br/>b".repeat(2000)), Some(text(&"a\nb".repeat(2000)))),
        (text(&"a & b, ".repeat(2500)), Some(text(&"a &amp; b, ".repeat(2500)))),
        // More than may nest.
        (slide(&"<b>".repeat(700)), None),
    ] {
        desk.put("a.xml", &before);
        let json = desk.run("validate --format json a.xml").exits(1).json();
        let found = json["documents"][0]["diagnostics"].as_array().unwrap();
        assert!(found.len() < 1100, "{}", found.len());
        let line = "validate --allow text-whitespace --fix --unsafe-fixes a.xml";
        desk.run(line);
        let once = std::fs::read_to_string(desk.path("a.xml")).unwrap();
        assert!(after.is_none_or(|after| once == after));
        desk.run(line).says(&["nothing to fix"]);
    }
}

#[test]
fn fixed_document_is_clean_and_fixing_again_changes_nothing() {
    let desk = Desk::new();
    desk.put("a.xml", broken());
    desk.run("validate --fix a.xml").exits(1).says(&["fixed: a.xml: 1 duration-format, 1 raw-ampersand"]);
    desk.run("validate --fix --unsafe-fixes a.xml").exits(0).prints(&["clean"]);
    let after = std::fs::read(desk.path("a.xml")).unwrap();
    desk.run("validate --fix --unsafe-fixes a.xml").exits(0).says(&["nothing to fix"]);
    assert_eq!(std::fs::read(desk.path("a.xml")).unwrap(), after);
    assert!(String::from_utf8(after).unwrap().contains(KEY));
}

#[test]
fn fix_keeps_byte_order_mark_and_line_breaks() {
    let desk = Desk::new();
    let text =
        |action: &str| format!("\u{FEFF}<request>\r\n\t<action>{action}</action >\r\n\r\n</request>\r\n");
    desk.put("a.xml", text("savemms"));
    desk.run("validate --fix --quiet a.xml").exits(1);
    assert_eq!(std::fs::read_to_string(desk.path("a.xml")).unwrap(), text("saveMMS"));
}

#[test]
fn files_in_other_encodings_are_not_fixed_and_reported() {
    let desk = Desk::new();
    let utf16: Vec<u8> =
        "<request><Action>saveMMS</Action></request>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.put("a.xml", &utf16);
    desk.run("validate --fix a.xml").exits(1).says(&["a.xml is not fixed: it is not UTF-8"]);
    assert_eq!(std::fs::read(desk.path("a.xml")).unwrap(), utf16);
}

#[test]
#[cfg(unix)]
fn fix_keeps_symbolic_links_and_file_modes() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let file = desk.put("deep/a.xml", broken());
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("deep/a.xml", desk.path("link.xml")).unwrap();
    desk.run("validate --fix link.xml").exits(1);
    assert!(desk.path("link.xml").is_symlink());
    assert!(std::fs::read_to_string(&file).unwrap().contains("&amp;"));
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(desk.list("deep"), ["a.xml"]);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o440)).unwrap();
    desk.run("validate --fix --unsafe-fixes link.xml").exits(3).says(&["`link.xml` is read-only"]);
}

#[test]
fn the_fixed_document_of_standard_input_goes_on_without_its_key() {
    let desk = Desk::new().stdin(broken());
    let run = desk.run("validate --fix -").exits(1);
    assert!(run.stdout.starts_with("<request>\n<action>saveMMS</action>\n<api-key>****"), "{}", run.stdout);
    assert!(run.stdout.ends_with("</request>\n") && !run.stdout.contains(KEY) && !run.stderr.contains(KEY));
    let run = run.says(&["the API key is masked", "error[unknown-element]", "not sendable"]);
    let whole = desk.run("validate --fix --with-api-key -").exits(1);
    assert_eq!(whole.stdout.replace(KEY, &"*".repeat(KEY.len())), run.stdout);
}

#[test]
fn allowed_findings_are_not_fixed() {
    let desk = Desk::new();
    let text = save(
        "<!-- mmsctl-allow: duration-format the old player wants it -->\n\
         <slide><message-text>a & b</message-text><duration>5s</duration></slide>",
    );
    desk.put("a.xml", &text);
    desk.run("validate --fix a.xml").exits(0);
    assert_eq!(std::fs::read_to_string(desk.path("a.xml")).unwrap(), text.replace('&', "&amp;"));
}

#[test]
fn flags_that_contradict_each_other_are_refused() {
    let desk = Desk::new();
    desk.put("a.xml", broken());
    for line in ["validate --fix --diff a.xml", "validate --with-api-key a.xml"] {
        desk.run(line).exits(2);
    }
    assert_eq!(std::fs::read_to_string(desk.path("a.xml")).unwrap(), broken());
}

#[cfg(unix)]
#[test]
fn a_fixed_file_stays_its_owners() {
    use std::os::unix::fs::{MetadataExt, chown};
    let desk = Desk::new();
    let file = desk.put("a.xml", broken());
    // Only the system's administrator may give files away.
    if chown(&file, Some(65534), Some(65534)).is_ok() {
        desk.run("validate --fix a.xml").exits(1).says(&["fixed: a.xml"]);
        let metadata = std::fs::metadata(&file).unwrap();
        assert_eq!((metadata.uid(), metadata.gid()), (65534, 65534));
    }
}

#[test]
fn what_is_read_only_is_not_replaced() {
    let desk = Desk::new();
    desk.put("a.xml", broken());
    let file = desk.put("out.json", "mine");
    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions.clone()).unwrap();
    desk.run("validate --output json=out.json a.xml").exits(3).says(&["`out.json` is read-only"]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    desk.run("validate --baseline b.json --update-baseline a.xml").exits(0);
    let before = std::fs::read_to_string(desk.path("b.json")).unwrap();
    std::fs::set_permissions(desk.path("b.json"), permissions).unwrap();
    desk.put("a.xml", save("<slide/>"));
    desk.run("validate --baseline b.json --update-baseline a.xml").exits(3).says(&["`b.json` is read-only"]);
    assert_eq!(std::fs::read_to_string(desk.path("b.json")).unwrap(), before);
}

#[test]
fn a_patch_keeps_what_is_no_end_of_a_line() {
    for (before, patch) in [
        ("<r>\n<a>one\rtwo</a>\n<action>savemms</action>\n</r>\n", " <a>one\rtwo</a>\n-<action>savemms"),
        ("\u{feff}<request>\n<action>savemms</action>\n</request>\n", " \u{feff}<request>\n-<action>savemms"),
        (
            "<request>\r<action>savemms</action>\r</request>\r",
            "</request>\r\n\\ No newline at end of file\n+",
        ),
    ] {
        let desk = Desk::new();
        let before = before.replace("<r>", "<request>").replace("</r>", "</request>");
        desk.put("a.xml", &before);
        let run = desk.run("validate --diff a.xml").exits(1);
        assert!(run.stdout.contains(patch), "{:?}", run.stdout);
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_says_what_it_has_fixed_and_leaves_nothing_else() {
    use std::io::Write;
    let desk = Desk::new();
    for n in 0..500 {
        desk.put(&format!("d/{n}.xml"), broken());
    }
    let pipe = desk.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for (line, words) in [
        ("validate --fix pipe d", "; the others are unchanged\n"),
        ("validate --fix --output json=o.json pipe d", "; the others are unchanged; no report was written\n"),
    ] {
        let running = desk.start(line);
        // It opens once the program reads it, and so after the program has begun to heed signals.
        let mut pipe = std::fs::File::options().write(true).open(&pipe).unwrap();
        running.interrupt();
        pipe.write_all(b"<request/>").unwrap();
        drop(pipe);
        let run = running.ends().exits(interrupted());
        run.says(&["error: interrupted with ", words]);
        assert_eq!(desk.list("d").len(), 500);
        assert!(!desk.path("o.json").exists());
    }
}
