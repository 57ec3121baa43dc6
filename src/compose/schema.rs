//! The manifest's JSON Schema, made from the table of fields like its reader and the flags.

use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

use super::FIELDS;

/// The types that the reader accepts for a value that ends up as text: see `scalar` in [`super::manifest`].
fn scalar(about: &str) -> Value {
    json!({ "description": about, "type": ["string", "integer", "boolean"] })
}

fn text(about: &str) -> Value {
    json!({ "description": about, "type": "string" })
}

/// The schema of a manifest.
pub fn manifest() -> Schema {
    let mut properties: Map<String, Value> =
        FIELDS.iter().map(|row| (row.key.to_owned(), scalar(row.help))).collect();
    properties.extend([
        (
            "action".to_owned(),
            json!({ "description": "What to ask for", "enum": ["save", "send", "send-saved"], "default": "save" }),
        ),
        (
            "dialect".to_owned(),
            json!({
                "description": "The names to write: <mms-id> or <MMSID>",
                "enum": ["current", "classic"],
                "default": "current",
            }),
        ),
        ("base-url".to_owned(), text("The URL under which local media will be served")),
        ("slide".to_owned(), json!({ "description": "The slides, in order", "type": "array", "items": slide() })),
        (
            "custom-text".to_owned(),
            json!({
                "description": "Texts that replace those of the saved message",
                "type": "array",
                "items": custom_text(),
            }),
        ),
        (
            "data".to_owned(),
            json!({
                "description": "Values for the merge tags {$name|default}",
                "type": "object",
                "additionalProperties": scalar("The value"),
            }),
        ),
    ]);
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A manifest of mmsctl build",
        "description": "A message that `mmsctl build` composes. Relative paths start from the manifest's folder.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn slide() -> Value {
    json!({
        "type": "object",
        "properties": {
            "media": {
                "description": "Its media: files whose kind is found from their bytes, or http(s) URLs",
                "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }],
            },
            "text": text("Its text"),
            "text-file": text("A file with its text"),
            "duration": scalar("How many seconds it is shown"),
        },
        "not": { "required": ["text", "text-file"] },
        "additionalProperties": false,
    })
}

fn custom_text() -> Value {
    json!({
        "type": "object",
        "properties": {
            "slide": scalar("The slide, from 1"),
            "value": text("The text"),
        },
        "required": ["slide", "value"],
        "additionalProperties": false,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::compose::manifest::{CUSTOM_TEXT_KEYS, OTHER_KEYS, SLIDE_KEYS, parse};

    fn keys(schema: &Value) -> Vec<&str> {
        let mut keys: Vec<&str> =
            schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        keys
    }

    fn sorted<'k>(keys: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
        let mut keys: Vec<&str> = keys.into_iter().collect();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn the_keys_are_those_that_are_read() {
        let schema = manifest().to_value();
        assert_eq!(keys(&schema), sorted(FIELDS.iter().map(|row| row.key).chain(OTHER_KEYS)));
        assert_eq!(keys(&slide()), sorted(SLIDE_KEYS));
        assert_eq!(keys(&custom_text()), sorted(CUSTOM_TEXT_KEYS));
    }

    #[test]
    fn what_is_refused_is_what_is_not_valid() {
        let validator = jsonschema::validator_for(&manifest().to_value()).unwrap();
        for (text, right) in [
            ("action = 'save'\nsubject = 'x'\nto = 123\nddm-force = true", true),
            (
                "[[slide]]\nmedia = 'a.jpg'\n[[slide]]\nmedia = ['a.jpg', 'b.mp3']\ntext = 'x'\nduration = 5",
                true,
            ),
            ("[[custom-text]]\nslide = 1\nvalue = 'x'\n[data]\nage = 24", true),
            ("", true),
            ("action = 'store'", false),
            ("subjet = 'x'", false),
            ("subject = ['x']", false),
            ("dialect = 'legacy'", false),
            ("[slide]\ntext = 'x'", false),
            ("[[slide]]\nmedai = 'x'", false),
            ("[[slide]]\nmedia = [1]", false),
            ("[[slide]]\nduration = 2.5", false),
            ("[[slide]]\ntext = 'x'\ntext-file = 'y'", false),
            ("[[custom-text]]\nslide = 1", false),
        ] {
            assert_eq!(parse(text, Path::new("")).is_ok(), right, "read: {text}");
            let value: Value = toml::from_str(text).unwrap();
            assert_eq!(validator.is_valid(&value), right, "schema: {text}");
        }
    }
}
