//! Postbacks: made by `emit`, and checked by `check`.

use crate::harness::Desk;
use crate::schemas::fits;

#[test]
fn every_code_in_every_form_and_dialect_is_clean() {
    let desk = Desk::new();
    let list = desk.run("postback list --format json").exits(0).json();
    fits("postback-list", &list);
    let mut made = 0;
    for code in list["codes"].as_array().unwrap() {
        for form in code["forms"].as_array().unwrap() {
            let (name, dialect) = (code["code"].as_str().unwrap(), form["dialect"].as_str().unwrap());
            let delivery = form["sent_as"].as_str().map_or(String::new(), |word| format!("--sent-as {word}"));
            let run = desk.run(&format!("postback emit {name} --dialect {dialect} {delivery}")).exits(0);
            assert_eq!(
                run.stderr.is_empty(),
                form["basis"] == "documented",
                "{name} {dialect}: {}",
                run.stderr
            );
            desk.put(&format!("all/{made}.xml"), &run.stdout);
            desk.put(&format!("logs/{made}.xml"), format!("12:00:0{made} body={}\n", run.stdout));
            made += 1;
        }
    }
    assert!(made > 40, "{made}");
    for (command, counted) in [("validate", "documents"), ("postback check", "postbacks")] {
        let summary = &desk.run(&format!("{command} --strict --format json all")).exits(0).json()["summary"];
        assert_eq!(summary[counted], made, "{summary}");
        for severity in ["errors", "warnings", "infos"] {
            assert_eq!(summary[severity], 0, "{command}: {summary}");
        }
    }
    let summary = &desk.run("postback check --strict --format json logs").exits(0).json()["summary"];
    assert_eq!((&summary["postbacks"], &summary["warnings"]), (&made.into(), &0.into()));
}

#[test]
fn seed_and_time_make_one_postback() {
    let desk = Desk::new();
    let line = "postback emit N102 --seed 7 --now 2014-06-07T07:27:29-05:00";
    let first = desk.run(line).exits(0).prints(&["<timestamp>2014-06-07T07:27:29-05:00<"]).stdout;
    assert_eq!(desk.run(line).stdout, first);
    assert_ne!(desk.run(&line.replace('7', "8")).stdout, first);
}

#[test]
fn places_in_logs_are_those_of_the_file() {
    let form = "xml=%3Cpostback%3E%0A%3Ccode%3EN0O3%3C/code%3E%3Corigin%3EMMS_MT%3C/origin%3E%3C/postback%3E";
    let json = r#"{"body":"\u003cpostback>\n<origin>MMS_MT</origin><code>N0O3</code></postback>"}"#;
    let plain = "<postback><origin>MMS_MT</origin><code>N0O3</code></postback>";
    for (name, line) in [("form", form), ("json", json), ("plain", plain)] {
        let desk = Desk::new();
        let text = format!("first line\r\nsécond: {line} ende\n");
        desk.put("cb.log", &text);
        let json = desk.run("postback check cb.log --format json").exits(0).json();
        fits("postback-check", &json);
        let found = &json["postbacks"][0]["diagnostics"][0];
        assert_eq!(found["rule"], "postback-code", "{name}");
        let start = &found["span"]["start"];
        let byte = usize::try_from(start["byte"].as_u64().unwrap()).unwrap();
        assert_eq!(byte, text.find("N0O3").unwrap(), "{name}");
        let column = text.lines().nth(1).unwrap().split("N0O3").next().unwrap().chars().count() + 1;
        assert_eq!(
            (start["line"].as_u64(), start["column"].as_u64()),
            (Some(2), Some(column as u64)),
            "{name}"
        );
    }
}

#[test]
fn input_without_postbacks_is_reported() {
    let desk = Desk::new().stdin("nothing here");
    desk.put("request.xml", "<request><action>deleteMMSID</action></request>");
    desk.run("postback check").exits(3).says(&["`<stdin>` holds no postback"]);
    desk.run("postback check request.xml").exits(3).says(&["deleteMMSID request", "mmsctl validate"]);
    desk.run("postback check missing.log").exits(3).says(&["`missing.log` cannot be read"]);
    desk.put("cb.log.1.gz", b"\x1F\x8B\x08\0\0\0\0\0\0\x03\xB3)\xC8/.IJL\xCE\xB6\xD3\x07\0");
    desk.run("postback check cb.log.1.gz").exits(3).says(&["`cb.log.1.gz` is compressed (gzip)", "zcat"]);
    let broken = Desk::new().stdin("<postback><code>N003</code>");
    broken.run("postback check").exits(1).prints(&["error[not-well-formed]: `<postback>` is never closed"]);
}

#[test]
fn postback_check_escapes_control_characters() {
    let desk = Desk::new().stdin("<postback><code>N003</code><mms-id>\u{9b}31m&#155;x</mms-id></postback>");
    let run = desk.run("postback check");
    assert!(!run.stdout.lines().take(2).any(|line| line.contains('\u{9b}')), "{}", run.stdout);
}

#[test]
fn findings_of_postbacks_name_no_error_code_of_requests() {
    let desk = Desk::new();
    desk.put("cut.xml", "<postback><origin>MMS_MT</origin><code>N101</code><to>151");
    for line in ["postback check cut.xml", "validate cut.xml", "validate --format json cut.xml"] {
        let run = desk.run(line).exits(1).prints(&["not-well-formed"]);
        assert!(!run.stdout.contains("E108"), "{}", run.stdout);
    }
    let xml = "<postback><origin>MMS_MT</origin><code>N003</code><mms-id>1</mms-id></postback>";
    desk.put("f.form", mmsctl::reference::form("xml", xml));
    desk.run("validate f.form").exits(0).prints(&["0 warnings"]);
}
