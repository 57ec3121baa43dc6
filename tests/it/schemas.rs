//! The output of commands conforms to the committed schemas.

use serde_json::Value;

use crate::harness::{Desk, save};

/// Asserts that a value is what a committed schema describes.
#[track_caller]
pub fn fits(name: &str, value: &Value) {
    let path = format!("{}/schemas/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let schema = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {}", errors.join("\n"));
    // A schema that takes anything would prove nothing.
    assert!(!validator.is_valid(&serde_json::json!({ "format": "1" })), "{name}");
}

/// Documents with fixes, related places, media in every state and comments.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.sample("hero.jpg", "media/hero.jpg");
    desk.put("media/empty.mp4", "");
    let slides = "<slide><image><url>https://media.acme.com/hero.jpg</url></image>\
                  <video><url>https://media.acme.com/empty.mp4</url></video></slide>\n\
                  <slide><image><url>https://elsewhere.acme.com/1.jpg?a=1&b=2</url></image></slide>\n\
                  <!-- mmsctl-allow: duration-long so it is -->\n\
                  <slide><message-text>Hi</message-text><duration>45</duration></slide>";
    desk.put("r/a.xml", save(slides));
    desk.put("r/b.xml", "<nothing/>");
    desk.put("r/c.xml", "<response><status>Success</status></response>");
    desk.put("r/d.xml", "");
    desk
}

#[test]
fn outputs_fit_their_schemas() {
    let desk = desk();
    let media = "--base-url https://media.acme.com/ --media-dir media";
    let validate = format!("validate --strict {media} r missing.xml");
    fits("validate", &desk.run(&format!("{validate} --format json")).exits(3).json());
    for line in desk.run(&format!("{validate} --format ndjson")).exits(3).stdout.lines() {
        fits("validate-line", &serde_json::from_str(line).unwrap());
    }
    desk.run("validate r --baseline base.json --update-baseline").exits(0);
    fits("baseline", &serde_json::from_slice(&std::fs::read(desk.path("base.json")).unwrap()).unwrap());
    fits("validate", &desk.run("validate r --baseline base.json --format json").exits(0).json());
    fits("rules", &desk.run("rules --format json").exits(0).json());
    fits(
        "estimate",
        &desk.run(&format!("estimate --format json {media} r/a.xml media/hero.jpg")).exits(1).json(),
    );
}

#[test]
fn lists_and_settings_fit_their_schemas() {
    let desk = Desk::new();
    desk.put("mmsctl.toml", "[rules]\nduration-long = 'error'\n[profiles.own]\nlimit = '500 KB'\n");
    fits("profiles", &desk.run("profiles --format json").exits(0).json());
    let desk = desk.environment("MMSCTL_VALIDATE_STRICT", "true");
    fits("settings", &desk.run("config --format json").exits(0).json());
}

#[test]
fn schemas_are_listed_and_the_nearest_is_named() {
    let desk = Desk::new();
    let run = desk.run("schema").exits(0);
    for line in run.stdout.lines() {
        let name = line.split_whitespace().next().unwrap();
        let schema = desk.run(&format!("schema {name}")).exits(0).json();
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name}");
    }
    desk.run("schema manifesto")
        .exits(2)
        .says(&["there is no schema `manifesto`", "did you mean `manifest`?"]);
    desk.run("schema banana").exits(2).says(&["`mmsctl schema` lists them"]);
}
