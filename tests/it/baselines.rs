//! Baselines: what they know, how they name documents, and what becomes of broken ones.

use crate::harness::{Desk, save};

const LONG: &str = "<slide><message-text>Hi</message-text><duration>45</duration></slide>";

#[test]
fn another_thing_that_is_missing_at_the_same_place_is_new() {
    let desk = Desk::new();
    let postback = |status: &str, rest: &str| {
        format!(
            "<postback><origin>MMS_MT</origin><code>N101</code>{status}<mms-id>1</mms-id>\
             <tracking-id>MMS_1</tracking-id>{rest}</postback>"
        )
    };
    let reply = |rest: &str| format!("<response><status>Failure</status>{rest}</response>");
    for (known, new) in [
        (
            postback("<status>Message sent</status>", "<to>12399471613</to>").replace("MMS_1", ""),
            postback("", "<to>12399471613</to>"),
        ),
        (reply("<error-code>E105</error-code>"), reply("<error-info>no such account</error-info>")),
    ] {
        desk.put("a.xml", &known);
        let _ = std::fs::remove_file(desk.path("b.json"));
        desk.run("validate a.xml").exits(1);
        desk.run("validate --baseline b.json --update-baseline a.xml").exits(0);
        desk.run("validate --baseline b.json a.xml").exits(0);
        desk.put("a.xml", &new);
        desk.run("validate --baseline b.json a.xml").exits(1).prints(&["gone from the baseline"]);
    }
}

#[test]
fn a_baseline_of_the_format_before_is_read_and_renewed() {
    let desk = Desk::new();
    desk.put("a.xml", save(LONG));
    desk.run("validate --baseline b.json --update-baseline a.xml").exits(0);
    let now = std::fs::read_to_string(desk.path("b.json")).unwrap();
    desk.put("b.json", now.replace("\"format\": 3", "\"format\": 2"));
    desk.run("validate --baseline b.json --fail-on warning a.xml")
        .exits(0)
        .says(&["`b.json` is of an earlier format", "`--update-baseline` renews it"]);
    desk.run("validate --baseline b.json --update-baseline a.xml").says(&["holds 1 finding: 0 new, 0 gone"]);
    assert_eq!(std::fs::read_to_string(desk.path("b.json")).unwrap(), now);
}

#[test]
fn a_configured_baseline_can_be_made_and_updated() {
    let desk = Desk::new();
    desk.put("a.xml", save(LONG));
    desk.put("mmsctl.toml", "[validate]\nbaseline = 'mms.json'\n");
    desk.run("validate a.xml")
        .exits(3)
        .says(&["`mms.json` does not exist", "`--update-baseline` creates it"]);
    desk.run("validate --update-baseline a.xml").exits(0).says(&["`mms.json` holds 1 finding: 1 new"]);
    desk.run("validate --fail-on warning a.xml").exits(0).prints(&["1 in the baseline"]);
    desk.run("validate --update-baseline a.xml --no-config")
        .exits(2)
        .says(&["`--update-baseline` needs `--baseline`"]);
}

#[cfg(unix)]
#[test]
fn a_baseline_knows_a_document_through_a_link() {
    let desk = Desk::new();
    desk.put("real/r/a.xml", save(LONG));
    std::os::unix::fs::symlink("real", desk.path("link")).unwrap();
    let (real, link) = (desk.path("real").canonicalize().unwrap(), desk.path("link"));
    let desk = desk.inside("link");
    desk.run("validate --baseline mms.json --update-baseline r").exits(0);
    let text = std::fs::read_to_string(real.join("mms.json")).unwrap();
    assert!(text.contains("\"r/a.xml\": ["), "{text}");
    for folder in [&real, &link] {
        for path in ["r/a.xml", "r", "r/../r/*.xml", ""] {
            let path = folder.join(path).display().to_string();
            for baseline in ["mms.json".to_owned(), folder.join("mms.json").display().to_string()] {
                let line = format!("validate --fail-on warning --baseline {baseline} {path}");
                desk.run(&line).exits(0).prints(&["1 in the baseline"]);
            }
        }
    }
    desk.run(&format!("validate --baseline mms.json --update-baseline {}", link.join("r").display()))
        .says(&["holds 1 finding: 0 new, 0 gone"]);
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf8_stay_apart() {
    use std::os::unix::ffi::OsStringExt;
    let desk = Desk::new();
    let name = |bytes: &[u8]| desk.path("d").join(std::ffi::OsString::from_vec(bytes.to_vec()));
    desk.put("d/a.xml", save(LONG));
    std::fs::rename(desk.path("d/a.xml"), name(b"caf\xe9.xml")).unwrap();
    desk.run("validate --baseline b.json --update-baseline d").exits(0).says(&["1 new, 0 gone"]);
    desk.run("validate --baseline b.json --update-baseline d").says(&["0 new, 0 gone"]);
    std::fs::copy(name(b"caf\xe9.xml"), name(b"caf\xe8.xml")).unwrap();
    desk.run("validate --baseline b.json --fail-on warning d").exits(1).prints(&["1 in the baseline"]);
    let json = desk.run("validate --format gitlab d").exits(0).json();
    assert_ne!(json[0]["fingerprint"], json[1]["fingerprint"]);
}

#[test]
fn what_standard_input_held_stays_in_the_baseline() {
    let desk = Desk::new().stdin(save(LONG));
    desk.put("a.xml", save(LONG));
    desk.run("validate --baseline b.json --update-baseline -").exits(0);
    desk.run("validate --baseline b.json --update-baseline a.xml").says(&["holds 2 findings: 1 new, 0 gone"]);
    desk.run("validate --baseline b.json --fail-on warning -").exits(0);
}

#[test]
fn baselines_of_others_are_refused() {
    let desk = Desk::new();
    desk.put("a.xml", save(LONG));
    let whole = "{\n  \"format\": 3,\n  \"documents\": {\n<<<<<<< ours\n    \"a.xml\": []\n  }\n}\n";
    for (text, words) in [
        ("{\"format\": 1, \"documents\": {}}", "is a baseline of format 1; this mmsctl reads format 2 and 3"),
        ("{\"format\": 4, \"findings\": []}", "is a baseline of format 4; this mmsctl reads format 2 and 3"),
        ("{\"format\": 1, \"documents\": [{\"path\": \"a.xml\"}]}", "is not a baseline"),
        ("[]", "is not a baseline"),
        ("<request/>", "is not a baseline"),
        ("{\"format\": 3}", "is damaged: missing field `documents`"),
        (whole, "is damaged: key must be a string at line 4 column 1"),
        (&whole[..30], "is damaged: EOF while parsing"),
        (
            "{\"format\": 3, \"documents\": {\"a.xml\": [{\"rule\": \"a\", \"element\": \"b\", \"fingerprint\": \"x\"}]}}",
            "is damaged: a fingerprint is not a hexadecimal number",
        ),
    ] {
        desk.put("base.json", text);
        for update in ["", "--update-baseline"] {
            desk.run(&format!("validate a.xml --baseline base.json {update}")).exits(2).says(&[words]);
        }
        assert_eq!(std::fs::read_to_string(desk.path("base.json")).unwrap(), text);
    }
    // A path through a file leads nowhere that could be told.
    desk.put("base.json", "");
    let run = desk.run("validate a.xml --baseline base.json/mms.json").exits(3);
    assert!(!run.stderr.contains("creates it"), "{}", run.stderr);
}
