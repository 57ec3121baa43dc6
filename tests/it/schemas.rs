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

#[test]
fn each_property_is_described_by_a_sentence_of_its_own() {
    // Descriptions that were merged because two fields have the same name, as in `Where it leads, or who is to get it.`
    let merged =
        [", or who", ", or what", ", or which", ", or how", ", or where", ", or the line", ", or that"];
    for line in Desk::new().run("schema").exits(0).stdout.lines() {
        let name = line.split_whitespace().next().unwrap();
        let schema = Desk::new().run(&format!("schema {name}")).exits(0).json();
        let mut properties = Vec::new();
        collect_properties(&schema, &mut properties);
        assert!(!properties.is_empty(), "{name}");
        for (property, about) in properties {
            assert!(!about.is_empty(), "{name}: `{property}` has no description");
            let fault = merged.iter().find(|words| about.contains(*words));
            assert!(fault.is_none(), "{name}: `{property}` means two things: {about}");
        }
    }
}

/// Collects the properties of all objects that a schema describes, with their descriptions. A fixed value, such as the
/// tag of an enum, explains itself; the only property of a variant is explained by the variant.
fn collect_properties<'s>(schema: &'s Value, found: &mut Vec<(&'s str, &'s str)>) {
    let description = |schema: &'s Value| schema["description"].as_str();
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        let of_variant = description(schema).filter(|_| properties.len() == 1);
        let free = properties.iter().filter(|(_, property)| property.get("const").is_none());
        found.extend(free.map(|(name, property)| {
            (name.as_str(), description(property).or(of_variant).unwrap_or_default())
        }));
    }
    match schema {
        Value::Object(fields) => fields.values().for_each(|field| collect_properties(field, found)),
        Value::Array(items) => items.iter().for_each(|item| collect_properties(item, found)),
        _ => {}
    }
}
