//! Which findings count: severities, comments, baselines.

use crate::harness::{Desk, save};

const LONG: &str = "<slide><message-text>Hi</message-text><duration>45</duration></slide>";

#[test]
fn severity_flags_override_rules_and_the_last_one_wins() {
    let desk = Desk::new();
    desk.put("a.xml", save(LONG));
    desk.run("validate a.xml").exits(0).prints(&["warning[duration-long]"]);
    desk.run("validate a.xml --error duration-long").exits(1).prints(&["error[duration-long]"]);
    desk.run("validate a.xml --info duration-long").exits(0).prints(&["info[duration-long]"]);
    let run = desk.run("validate a.xml --allow duration-long").exits(0);
    assert!(!run.stdout.contains("duration-long"));
    desk.run("validate a.xml --allow duration-long --error duration-long").exits(1);
    desk.run("validate a.xml --error duration-long,duration-zero --allow duration-long").exits(0);
    desk.run("validate a.xml --fail-on warning").exits(1);
    desk.run("validate a.xml --fail-on warning --allow duration-long").exits(0);
    desk.run("validate a.xml --error duration-lang")
        .exits(2)
        .says(&["`duration-lang` is not a rule", "did you mean `duration-long`?"]);
    desk.run("validate a.xml --warn banana").exits(2).says(&["`banana` is not a rule", "mmsctl rules"]);
}

#[test]
fn not_well_formed_stays_an_error_whatever_severity_names_get() {
    let desk = Desk::new();
    let text = save("<slide><mesage-text>Hi</message-text><duration>5</duration></slide>");
    let subject = save("<slide><message-text>Hi</message-text><duration>5</duration></slide>")
        .replace("<message-subject>", "<subject>");
    let printed = format!("<br />\n<b>Notice</b>: Undefined index<br />\n{}", save(LONG));
    for (document, rule) in [(text, "misspelt-element"), (subject, "dialect-name"), (printed, "unknown-root")]
    {
        desk.put("a.xml", &document);
        for word in ["allow", "warn"] {
            let run = desk.run(&format!("validate --format json a.xml --{word} {rule}")).exits(1);
            assert_eq!(run.rules()[0], "not-well-formed", "{document}");
        }
    }
}

#[test]
fn rule_off_by_default_reports_with_a_severity_flag() {
    let desk = Desk::new();
    desk.put(
        "a.xml",
        save("<slide><image><url>https://media.acme.com/1.jpg</url></image><duration>5</duration></slide>"),
    );
    let silent = desk.run("validate --format json a.xml").rules();
    assert!(!silent.contains(&"content-reformatted".to_owned()));
    let spoken = desk.run("validate --format json a.xml --warn content-reformatted").rules();
    assert!(spoken.contains(&"content-reformatted".to_owned()));
}

#[test]
fn a_comment_between_two_elements_of_a_line_counts_for_both() {
    let desk = Desk::new();
    let line =
        save(&format!("<!-- mmsctl-allow: duration-long it is read slowly -->{LONG}")).replace('\n', "");
    desk.put("a.xml", line);
    desk.run("validate a.xml").exits(0).prints(&["1 allowed in place"]);
}

#[test]
fn comments_allow_what_stands_next_to_them() {
    let desk = Desk::new();
    let allow = "<!-- mmsctl-allow: duration-long the video is long -->";
    for (document, found, allowed) in [
        (save(&format!("{allow}\n{LONG}\n{LONG}")), vec!["duration-long"], 1),
        (format!("{allow}{}", save(&format!("{LONG}{LONG}"))), vec![], 2),
        (save(&LONG.replace("</duration>", &format!("</duration> {allow}"))), vec![], 1),
        (save(&format!("{LONG}\n{allow}")), vec!["duration-long", "stale-allow"], 0),
    ] {
        desk.put("a.xml", &document);
        let run = desk.run("validate --format json a.xml");
        assert_eq!(run.rules(), found, "{document}");
        let suppressed = run.json()["documents"][0]["suppressed"].clone();
        assert_eq!(suppressed.as_array().unwrap().len(), allowed, "{document}");
        assert!(
            allowed == 0
                || suppressed[0]["reason"] == "the video is long" && suppressed[0]["kind"] == "inline"
        );
    }
    desk.run("validate --strict a.xml").exits(0);
    desk.put("a.xml", save(&format!("<!-- mmsctl-allow: duration-long -->\n{LONG}")));
    desk.run("validate a.xml --fail-on warning")
        .exits(1)
        .prints(&["warning[allow-reason]", "1 allowed in place"]);
    desk.run("validate a.xml --fail-on warning --allow allow-reason").exits(0);
}

#[test]
fn a_comment_is_stale_only_where_that_is_certain() {
    let desk = Desk::new();
    let video = |allow: &str| {
        save(&format!(
            "<!-- mmsctl-allow: {allow} so it is -->\n\
             <slide><image><url>https://media.acme.com/1.jpg</url></image><duration>5</duration></slide>"
        ))
    };
    for (rule, stale) in [("media-too-large", false), ("content-reformatted", false), ("duration-zero", true)]
    {
        desk.put("a.xml", video(rule));
        let rules = desk.run("validate --format json a.xml").rules();
        assert_eq!(rules.contains(&"stale-allow".to_owned()), stale, "{rule}");
    }
    // With the medium at hand, more is certain, but not how it is served.
    desk.sample("hero.jpg", "m/1.jpg");
    for (rule, stale) in
        [("media-damaged", true), ("url-redirect", false), ("chunked", false), ("url-private-host", false)]
    {
        desk.put("a.xml", video(rule));
        let line = "validate --format json --base-url https://media.acme.com/ --media-dir m a.xml";
        assert_eq!(desk.run(line).rules().contains(&"stale-allow".to_owned()), stale, "{rule}");
    }
    desk.put("a.xml", video("duration-zero"));
    let rules = desk.run("validate --format json a.xml --allow duration-zero").rules();
    assert!(!rules.contains(&"stale-allow".to_owned()), "a rule that does not run finds nothing");
    desk.put("a.xml", video("duration-zero, stale-allow"));
    let rules = desk.run("validate --format json a.xml").rules();
    assert!(!rules.contains(&"stale-allow".to_owned()));
}

#[test]
fn only_new_findings_count_with_a_baseline_and_lines_may_shift() {
    let desk = Desk::new();
    desk.put("r/a.xml", save(&format!("{LONG}\n{LONG}\n<slide><duration>5</duration></slide>")));
    desk.put("r/b.xml", save("<slide><duration>5</duration></slide>"));
    desk.run("validate r").exits(1);
    desk.run("validate r --baseline base.json")
        .exits(3)
        .says(&["`base.json` does not exist", "--update-baseline"]);
    desk.run("validate r --update-baseline").exits(2).says(&["--baseline"]);
    desk.run("validate r --baseline base.json --update-baseline")
        .exits(0)
        .says(&["`base.json` holds 4 findings: 4 new, 0 gone"])
        .prints(&["4 in the baseline"]);
    let first = std::fs::read_to_string(desk.path("base.json")).unwrap();
    assert!(first.contains("\"rule\":\"empty-slide\",\"element\":\"request/slide\""), "{first}");
    desk.run("validate r ./r/a.xml --baseline base.json --fail-on info").exits(0);
    // Moved, indented and in company: the old findings are still the old ones.
    desk.put("r/a.xml", save(&format!("\n\n<!-- x -->\n   {LONG}\n<slide><message-text>Hi</message-text><duration>5</duration></slide>{LONG}\n<slide><duration>5</duration></slide>")));
    desk.run("validate r --baseline base.json --fail-on info").exits(0);
    desk.put("r/a.xml", save(&format!("{LONG}{LONG}{LONG}\n<slide><duration>5</duration></slide>")));
    let run = desk.run("validate r --baseline base.json --format json --fail-on warning").exits(1);
    assert_eq!(run.rules(), ["duration-long"]);
    assert_eq!(run.json()["summary"]["baseline"], 4);
    // What is gone is said, and goes with the next update; documents out of sight keep what they have.
    desk.put("r/a.xml", save(LONG));
    desk.run("validate r --baseline base.json").exits(0).prints(&["2 gone from the baseline"]);
    desk.run("validate r/a.xml --baseline base.json --update-baseline")
        .says(&["holds 2 findings: 0 new, 2 gone"]);
    desk.run("validate r --baseline base.json --fail-on info").exits(0);
    std::fs::remove_file(desk.path("r/b.xml")).unwrap();
    desk.run("validate r --baseline base.json --update-baseline").says(&["holds 1 finding: 0 new, 1 gone"]);
}

#[test]
fn a_baseline_knows_a_document_by_any_spelling_and_from_anywhere() {
    let desk = Desk::new();
    desk.put("r/a.xml", save(LONG));
    desk.put("ci/notes", "");
    desk.run("validate r --baseline ci/base.json --update-baseline").exits(0).says(&["1 new, 0 gone"]);
    let text = std::fs::read_to_string(desk.path("ci/base.json")).unwrap();
    assert!(text.contains("\"format\": 3") && text.contains("\"../r/a.xml\": ["), "{text}");
    let whole = desk.path("").canonicalize().unwrap();
    let absolute = whole.join("r/./a.xml").display().to_string();
    let known = |desk: &Desk, path: &str, baseline: &str| {
        let run = desk.run(&format!("validate --fail-on warning {path} --baseline {baseline}")).exits(0);
        run.prints(&["1 in the baseline"]);
    };
    for path in ["r/a.xml", "./r//a.xml", "ci/../r/a.xml", "r", &absolute] {
        known(&desk, path, "ci/base.json");
        known(&desk, path, &whole.join("ci/base.json").display().to_string());
    }
    desk.run(&format!("validate {absolute} --baseline ci/base.json --update-baseline"))
        .says(&["`ci/base.json` holds 1 finding: 0 new, 0 gone"]);
    known(&desk.inside("ci"), "../r/a.xml", "base.json");
}

#[test]
fn a_second_comment_for_the_same_finding_is_stale_whatever_the_strictness() {
    let desk = Desk::new();
    let inner = format!("<!-- mmsctl-allow: duration-long two -->\n{LONG}");
    desk.put("a.xml", format!("<!-- mmsctl-allow: duration-long one -->\n{}", save(&inner)));
    for strict in ["", "--strict"] {
        let run = desk.run(&format!("validate --format short {strict} a.xml")).exits(0);
        run.prints(&["a.xml:1:20: warning[stale-allow]"]);
    }
}

#[test]
fn in_a_document_on_one_line_a_comment_counts_for_the_next_element_alone() {
    let desk = Desk::new();
    let allow = "<!-- mmsctl-allow: duration-long the first may -->";
    desk.put(
        "a.xml",
        format!("<request>{allow}{LONG}{}", &save(LONG)["<request>".len()..]).replace('\n', ""),
    );
    desk.run("validate a.xml").prints(&["warning[duration-long]", "1 allowed in place"]);
}
