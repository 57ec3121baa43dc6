//! Each output format checked against what its readers expect, and several formats in one run.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{Desk, save};

/// Formats with their names, to run them all.
const FORMATS: [&str; 9] =
    ["human", "short", "json", "ndjson", "sarif", "github", "junit", "gitlab", "rdjson"];

/// Findings of every kind: fixes, related places, wide characters, a comment that allows, and a name to be escaped.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.put(
        "r/a b%,é.xml",
        save(
            "<slide><message-text>\u{1F389}\u{e9} & more</message-text><duration>5s</duration></slide>\n\
             <slide><image><url>https://media.acme.com/1.jpg</url></image>\
             <video><url>https://media.acme.com/1.mp4</url></video></slide>\n\
             <!-- mmsctl-allow: duration-long the video is long -->\n\
             <slide><message-text>Hi</message-text><duration>45</duration></slide>",
        ),
    );
    desk.put("r/clean.xml", save("<slide><message-text>Hi</message-text><duration>5</duration></slide>"));
    desk
}

fn valid(schema: &Value, value: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

fn official_sarif() -> Value {
    let mut schema: Value = serde_json::from_str(include_str!("../schemas/sarif-2.1.0.json")).unwrap();
    // Its `]?` is no regular expression of ECMA-262 with Unicode; the property is not written.
    for part in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][part]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    schema
}

#[test]
fn sarif_is_valid_and_points_where_it_should() {
    let desk = desk();
    let run = desk.run("validate --format sarif --strict missing.xml r").exits(3);
    let sarif = run.json();
    valid(&official_sarif(), &sarif);
    let run = &sarif["runs"][0];
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let results = run["results"].as_array().unwrap();
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), mmsctl::check::rules::RULES.len());
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].as_str().unwrap().len() > 40);
    }
    let of = |rule: &str| results.iter().find(|result| result["ruleId"] == rule).unwrap();
    let ampersand = of("raw-ampersand");
    let place = &ampersand["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "r/a%20b%25%2C%C3%A9.xml");
    let region = &place["region"];
    assert_eq!((region["startLine"].as_u64(), region["startColumn"].as_u64()), (Some(6), Some(25)));
    let replacement = &ampersand["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "&amp;");
    assert_eq!(
        ampersand["locations"][0]["logicalLocations"][0]["fullyQualifiedName"],
        "request/slide/message-text"
    );
    assert_eq!(of("video-with-image")["relatedLocations"][0]["message"]["text"], "and this one");
    let allowed = &of("duration-long")["suppressions"][0];
    assert_eq!(
        (&allowed["kind"], &allowed["justification"]),
        (&"inSource".into(), &"the video is long".into())
    );
    let fingerprints: BTreeSet<String> =
        results.iter().map(|result| result["partialFingerprints"].to_string()).collect();
    assert_eq!(fingerprints.len(), results.len());
}

#[test]
fn reports_hold_what_their_readers_document() {
    let desk = desk();
    let schemas = [
        ("gitlab", include_str!("../schemas/gitlab-code-quality.json")),
        ("rdjson", include_str!("../schemas/rdjson.json")),
    ];
    for (format, schema) in schemas {
        let schema: Value = serde_json::from_str(schema).unwrap();
        for inputs in ["r", "--strict r", "r/clean.xml", "./r"] {
            let run = desk.run(&format!("validate --format {format} {inputs}"));
            valid(&schema, &run.json());
        }
    }
}

#[test]
fn an_empty_run_is_valid_in_every_format() {
    let desk = desk();
    let run = desk.run("validate --format sarif r/clean.xml").exits(0);
    valid(&official_sarif(), &run.json());
    for format in ["json", "sarif", "gitlab", "rdjson"] {
        desk.run(&format!("validate --format {format} missing.xml")).exits(3).json();
    }
}

#[test]
fn the_exit_code_is_the_same_in_every_format() {
    let desk = desk();
    for format in FORMATS {
        desk.run(&format!("validate --format {format} r")).exits(1);
        desk.run(&format!("validate --format {format} r/clean.xml")).exits(0);
        desk.run(&format!("validate --format {format} r/clean.xml missing.xml")).exits(3);
        desk.run(&format!("validate --format {format} --fail-on never r")).exits(0);
    }
}

#[test]
fn several_formats_in_one_run_are_those_of_single_runs() {
    let desk = desk();
    let outputs: Vec<String> =
        FORMATS.iter().map(|format| format!("--output {format}=out-{format}")).collect();
    let run = desk.run(&format!("validate --format short r {}", outputs.join(" "))).exits(1);
    assert_eq!(run.stdout, desk.run("validate --format short r").stdout);
    for format in FORMATS {
        let alone = desk.run(&format!("validate --format {format} r")).stdout;
        assert_eq!(std::fs::read_to_string(desk.path(&format!("out-{format}"))).unwrap(), alone, "{format}");
    }
}

#[test]
fn output_file_is_written_whole_or_not_at_all_and_never_over_an_input() {
    let desk = desk();
    desk.put("r/report.xml", "<testsuites/>");
    let before = desk.list("r");
    desk.run("validate r --output junit=r/report.xml")
        .exits(2)
        .says(&["`r/report.xml` is one of the inputs"]);
    assert_eq!(std::fs::read_to_string(desk.path("r/report.xml")).unwrap(), "<testsuites/>");
    desk.run("validate r --output json=nowhere/x.json")
        .exits(3)
        .says(&["`nowhere/x.json` cannot be written"]);
    desk.run("validate r --output json=r").exits(3).says(&["`r` is a folder"]);
    desk.run("validate r --output json=x --output sarif=x").exits(2).says(&["`x` is named by two"]);
    desk.run("validate r --output yaml=x").exits(2).says(&["the format is one of human, short, json"]);
    desk.run("validate r --output json").exits(2).says(&["it is not FORMAT=FILE"]);
    desk.run("validate r --output json=-").exits(2).says(&["standard output is for `--format json`"]);
    desk.run("validate r --baseline x --update-baseline --output json=x")
        .exits(2)
        .says(&["`x` is the baseline"]);
    assert!(desk.list("r") == before && !desk.path("x").exists());
}

#[test]
fn annotations_name_files_as_the_repository_does_wherever_a_job_works() {
    let desk = desk();
    let (folder, name) = (desk.path(""), desk.path("").file_name().unwrap().display().to_string());
    let desk = desk.environment("GITHUB_WORKSPACE", &folder.parent().unwrap().display().to_string());
    let run = desk.run("validate --format github r").exits(1);
    assert!(run.stdout.contains(&format!("::error file={name}/r/a b%25%2C\u{e9}.xml,")), "{}", run.stdout);
    let desk = desk.inside("r");
    let run = desk.run("validate --format github .").exits(1);
    assert!(run.stdout.contains(&format!("::error file={name}/r/a b")), "{}", run.stdout);
    let sarif = desk.run("validate --format sarif .").exits(1).json();
    let location = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], format!("{name}/r/a%20b%25%2C%C3%A9.xml"));
    let desk = desk.inside("").environment("GITHUB_WORKSPACE", "/somewhere/else");
    let run = desk.run("validate --format github r").exits(1);
    assert!(run.stdout.contains("::error file=r/a b"), "{}", run.stdout);
}

#[test]
fn annotations_are_escaped_and_capped_and_the_rest_is_counted() {
    let desk = desk();
    let run = desk.run("validate --format github r").exits(1);
    let first = run.stdout.lines().find(|line| line.starts_with("::")).unwrap();
    assert!(first.starts_with("::error file=r/a b%25%2C\u{e9}.xml,line=6,col="), "{first}");
    assert!(
        first.contains(",title=raw-ampersand::a raw `&` is not well-formed (E108)%0Awrite `&amp;`"),
        "{first}"
    );
    // GitHub shows no annotation of a file that it does not find in the repository by that very path.
    assert_eq!(desk.run("validate --format github ./r").stdout, run.stdout);
    let slide = "<slide><message-text>Hi</message-text><duration>45</duration></slide>";
    desk.put("many.xml", save(&slide.repeat(8)));
    desk.put("more.xml", save(&slide.repeat(8)));
    let desk = desk.environment("GITHUB_STEP_SUMMARY", "summary.md");
    desk.put("summary.md", "before\n");
    let run = desk.run("validate --format github many.xml more.xml").exits(0);
    assert_eq!(run.stdout.matches("::warning ").count(), 10);
    assert_eq!(run.stdout.matches("warning[duration-long]").count(), 6);
    assert!(run.stdout.ends_with(
        "6 more findings are listed above: GitHub shows 10 errors, warnings and notices of a step\n"
    ));
    let summary = std::fs::read_to_string(desk.path("summary.md")).unwrap();
    assert!(summary.starts_with("before\n### mmsctl\n") && summary.contains("| 2 | 0 | 16 |"), "{summary}");
    assert_eq!(summary.matches("| warning | m").count(), 16);
    // Without the format nothing is appended.
    desk.run("validate many.xml").exits(0);
    assert_eq!(std::fs::read_to_string(desk.path("summary.md")).unwrap(), summary);
}

#[test]
fn junit_has_a_suite_for_each_document() {
    let desk = desk();
    let run = desk.run("validate --format junit r missing.xml").exits(3);
    let document = roxmltree::Document::parse(&run.stdout).unwrap();
    let all = |name: &str| document.descendants().filter(|node| node.has_tag_name(name)).collect::<Vec<_>>();
    let names: Vec<_> = all("testsuite").iter().map(|node| node.attribute("name").unwrap()).collect();
    assert_eq!(names, ["r/a b%,\u{e9}.xml", "r/clean.xml", "unread"]);
    let failures: Vec<_> = all("failure").iter().map(|node| node.attribute("type").unwrap()).collect();
    assert_eq!(failures, ["raw-ampersand", "duration-format", "video-with-image"]);
    assert_eq!(all("skipped")[0].attribute("message"), Some("the video is long"));
    assert_eq!(all("error").len(), 1);
}

#[test]
fn junit_is_xml_whatever_a_value_holds() {
    let desk = Desk::new();
    desk.put("a.xml", "<request><action>saveMMS</action><message-subject>\u{FFFF}\u{FFFE}\u{7}ü</message-subject></request>");
    let run = desk.run("validate --format junit a.xml").exits(1);
    // The reader that the other tests take lets these two pass.
    assert!(!run.stdout.contains(['\u{FFFF}', '\u{FFFE}', '\u{7}']), "{}", run.stdout);
    run.prints(&["U+FFFF is not a character of XML", "the subject holds `ü`, which is not ASCII"]);
}

#[test]
fn reviewdog_gets_columns_in_bytes_and_gitlab_unlike_fingerprints() {
    let desk = desk();
    let json = desk.run("validate --format rdjson r").exits(1).json();
    let first = json["diagnostics"].as_array().unwrap().iter();
    let first = first.clone().find(|found| found["code"]["value"] == "raw-ampersand").unwrap();
    assert_eq!(first["location"]["range"]["start"], serde_json::json!({ "line": 6, "column": 29 }));
    assert_eq!(first["suggestions"][0]["text"], "&amp;");
    std::fs::copy(desk.path("r/a b%,\u{e9}.xml"), desk.path("r/copy.xml")).unwrap();
    let json = desk.run("validate --format gitlab r").exits(1).json();
    let issues = json.as_array().unwrap();
    let fingerprints: BTreeSet<&str> =
        issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert!(issues.len() > 6 && fingerprints.len() == issues.len());
    assert!(issues.iter().all(|issue| issue["location"]["lines"]["begin"].is_u64()));
}

#[test]
fn places_in_a_form_field_are_those_of_the_file_and_nothing_is_fixed_there() {
    let desk = Desk::new();
    let request = "<request><action>saveMMS</action><message-subject>A&B</message-subject></request>";
    let field: String = request
        .bytes()
        .map(|byte| match byte {
            b'<' | b'>' | b'&' | b'/' => format!("%{byte:02X}"),
            _ => char::from(byte).to_string(),
        })
        .collect();
    let field = format!("xml={field}");
    desk.put("a.xml", &field);
    let place = field.find("%26").unwrap() + 1;
    for (format, needle) in [
        ("short", format!("a.xml:1:{place}: error[raw-ampersand]")),
        ("json", format!("\"column\": {place}\n")),
        ("sarif", format!("\"startColumn\": {place},")),
        ("rdjson", format!("\"start\":{{\"line\":1,\"column\":{place}}}")),
    ] {
        let run = desk.run(&format!("validate --format {format} a.xml")).exits(1);
        assert!(run.stdout.contains(&needle), "{format}: {}", run.stdout);
        assert!(!run.stdout.contains("amp;\""), "{format}: {}", run.stdout);
    }
}

#[test]
fn lines_are_one_for_each_document_and_one_for_the_run() {
    let desk = desk();
    let run = desk.run("validate --format ndjson r missing.xml").exits(3);
    let lines: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert!(lines.iter().all(|line| line["format"] == 1));
    assert_eq!(lines[1]["document"]["path"], "r/clean.xml");
    assert!(lines[2]["unread"]["message"].as_str().unwrap().contains("missing.xml"));
    assert_eq!(lines[3]["summary"]["documents"], 2);
}

#[test]
fn annotations_lose_no_finding_and_take_no_command_from_a_name() {
    let desk = Desk::new();
    let slide = "<slide><message-text>Hi</message-text><duration>5s</duration></slide>";
    let name = "::error file=x::y ##[error]z.xml";
    desk.put(name, save(&slide.repeat(8)));
    desk.put("more.xml", save(&slide.repeat(4)));
    let run =
        desk.run_with(&["validate", "--format", "github", "more.xml", name, "no-1.xml", "no-2.xml"]).exits(3);
    let annotations: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("::")).collect();
    assert_eq!(annotations.len(), 10, "{}", run.stdout);
    assert!(annotations[..2].iter().all(|line| line.starts_with("::error title=unread::")), "{}", run.stdout);
    assert!(run.stdout.lines().all(|line| line.starts_with("::") || !line.contains("##[")), "{}", run.stdout);
    let logged = run.stdout.lines().filter(|line| line.starts_with("error[duration-format]: ")).count();
    assert_eq!(logged, 4, "{}", run.stdout);
    assert!(run.stdout.ends_with(
        "4 more findings are listed above: GitHub shows 10 errors, warnings and notices of a step\n"
    ));
    let missing: Vec<String> = (0..12).map(|n| format!("no-{n}.xml")).collect();
    let run = desk.run(&format!("validate --format github {}", missing.join(" "))).exits(3);
    assert_eq!(
        run.stdout.lines().filter(|line| line.starts_with("error[unread]: ")).count(),
        2,
        "{}",
        run.stdout
    );
}

#[test]
fn annotations_name_files_by_one_spelling() {
    let desk = desk();
    let folder = desk.path("").canonicalize().unwrap();
    let desk = desk.environment("GITHUB_WORKSPACE", &format!("{}/", folder.display()));
    let absolute = format!("{}/r/../r/./a b%,\u{e9}.xml", folder.display());
    for path in ["r/../r/a b%,\u{e9}.xml", ".//r/a b%,\u{e9}.xml", &absolute] {
        let run = desk.run_with(&["validate", "--format", "github", path]).exits(1);
        assert!(run.stdout.contains("::error file=r/a b%25%2C\u{e9}.xml,"), "{}", run.stdout);
    }
}

#[test]
fn gitlab_gets_the_paths_of_the_repository() {
    let desk = desk();
    let whole = desk.path("r").canonicalize().unwrap();
    let folder = desk.path("").display().to_string();
    let desk = desk.environment("CI_PROJECT_DIR", &folder).inside("r");
    for path in [".", "../r", &whole.display().to_string()] {
        let json = desk.run(&format!("validate --format gitlab {path}")).exits(1).json();
        assert_eq!(json[0]["location"]["path"], "r/a b%,\u{e9}.xml", "{path}");
        let report = desk.run(&format!("validate --format junit {path}")).exits(1).stdout;
        let document = roxmltree::Document::parse(&report).unwrap();
        let failure = document.descendants().find(|node| node.has_tag_name("failure")).unwrap();
        let place = ["file", "line"].map(|name| failure.parent().unwrap().attribute(name));
        assert_eq!(place, [Some("r/a b%,\u{e9}.xml"), Some("6")], "{path}");
    }
}

#[test]
fn what_makes_a_run_fail_is_in_every_report() {
    let desk = Desk::new().environment("GITHUB_STEP_SUMMARY", "summary.md");
    let slide = "<slide><image><url>https://media.acme.com/1.jpg</url></image><duration>5</duration></slide>";
    desk.put("a.xml", save(slide));
    let line = "validate --require-media --output github=github --output junit=junit --output sarif=sarif \
                --output json=json --output ndjson=ndjson a.xml nope.xml";
    let run = desk.run(line).exits(3);
    run.prints(&["incomplete: 1 document, 0 errors", "; 2 failures, as reported above"]);
    let read = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    let words = "`https://media.acme.com/1.jpg` could not be inspected";
    assert!(read("github").contains(&format!("::error title=not-inspected::{words}")), "{}", read("github"));
    assert!(read("junit").contains("<testcase name=\"not-inspected\""), "{}", read("junit"));
    let sarif: Value = serde_json::from_str(&read("sarif")).unwrap();
    valid(&official_sarif(), &sarif);
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"].as_array().unwrap().len(), 2);
    let json: Value = serde_json::from_str(&read("json")).unwrap();
    let kinds: Vec<_> = json["unread"].as_array().unwrap().iter().map(|row| row["kind"].clone()).collect();
    assert_eq!(
        (kinds, json["summary"]["unread"].as_u64()),
        (vec!["not-inspected".into(), "unread".into()], Some(2))
    );
    assert!(read("ndjson").contains("\"unread\":{\"kind\":\"not-inspected\""), "{}", read("ndjson"));
    let summary = read("summary.md");
    assert!(summary.contains("- not-inspected: <code>https&#58;//media.acme.com/1.jpg</code>"), "{summary}");
    assert!(summary.contains("- unread: <code>nope.xml</code> cannot be read"), "{summary}");
    let desk = desk.environment("GITHUB_STEP_SUMMARY", "nowhere/summary.md");
    desk.run("validate --output github=g --output json=j a.xml").exits(3).says(&["`nowhere/summary.md`"]);
    assert!(desk.path("j").exists());
}

#[test]
fn guesses_are_not_offered_as_fixes() {
    let desk = Desk::new();
    desk.put("a.xml", save("<slide><message-text>Hi</message-text><duration>45</duration></slide>"));
    let json = desk.run("validate --format rdjson a.xml").exits(0).json();
    assert!(json["diagnostics"][0].get("suggestions").is_none(), "{json}");
    let sarif = desk.run("validate --format sarif a.xml").exits(0).json();
    let fix = &sarif["runs"][0]["results"][0]["fixes"][0];
    assert_eq!(fix["description"]["text"], "this is a guess, or removes something: review it");
}

#[test]
fn the_last_line_says_why_the_run_fails() {
    let desk = Desk::new();
    desk.put("a.xml", save("<slide><message-text>Hi</message-text><duration>45</duration></slide>"));
    for format in ["human", "short"] {
        let run = desk.run(&format!("validate --format {format} --fail-on warning a.xml")).exits(1);
        run.prints(&["usable: 1 document", "; `--fail-on warning` makes the run fail\n"]);
        desk.run(&format!("validate --format {format} nope.xml a.xml")).exits(3).prints(&["incomplete: "]);
    }
}
