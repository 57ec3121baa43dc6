//! The configuration's JSON Schema, made from the table of sections and the flags' own definitions.

use clap::{Command, CommandFactory};
use schemars::generate::SchemaSettings;
use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

use super::file::LEVELS;
use super::settings::{SECTIONS, Section, takes_value};
use crate::check::rules::RULES;
use crate::cli::Cli;
use crate::limits::row::ProfileRow;

/// The schema of `mmsctl.toml`.
pub fn configuration() -> Schema {
    let root = Cli::command();
    let mut properties = Map::new();
    for section in SECTIONS {
        let flags =
            section.flags.iter().map(|name| ((*name).to_owned(), flag(section.definition(&root), name)));
        below(&mut properties, section).extend(flags);
    }
    properties.insert("rules".to_owned(), rules());
    properties.insert("media".to_owned(), media());
    properties.insert("profiles".to_owned(), profiles());
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mmsctl.toml",
        "description": "The values of flags that are not given on the command line. Relative paths start from the file's folder.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

/// The properties of a section's table. Missing tables are created.
fn below<'p>(properties: &'p mut Map<String, Value>, section: &Section) -> &'p mut Map<String, Value> {
    section.command.iter().fold(properties, |properties, word| {
        let table = properties.entry(*word).or_insert_with(|| {
            let about = format!("Flags of `mmsctl {}`", section.command.join(" "));
            json!({ "description": about, "type": "object", "properties": {}, "additionalProperties": false })
        });
        table["properties"].as_object_mut().expect("a table has properties")
    })
}

/// The schema of a flag: a boolean, one of several words, or whatever the flag parses; a list if the flag can be
/// repeated.
fn flag(command: &Command, name: &str) -> Value {
    let arg = command.get_arguments().find(|arg| arg.get_long() == Some(name));
    let arg = arg.expect("a test finds each flag");
    let about = arg.get_help().map(ToString::to_string).unwrap_or_default();
    if !takes_value(command, name) {
        return json!({ "description": about, "type": "boolean" });
    }
    let words: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let one = if words.is_empty() {
        json!({ "type": ["string", "integer", "number", "boolean"] })
    } else {
        json!({ "enum": words })
    };
    if !matches!(arg.get_action(), clap::ArgAction::Append) {
        let mut one = one;
        one["description"] = about.into();
        return one;
    }
    json!({ "description": about, "anyOf": [one.clone(), { "type": "array", "items": one }] })
}

fn rules() -> Value {
    let words = LEVELS.map(|(word, _)| word);
    let rule = |rule: &&crate::check::Rule| {
        let about = rule.manual().title.trim().to_owned();
        (rule.name.to_owned(), json!({ "description": about, "enum": words }))
    };
    let rules: Map<String, Value> = RULES.iter().map(rule).collect();
    json!({
        "description": "The severity of the findings of single rules",
        "type": "object",
        "properties": rules,
        "additionalProperties": false,
    })
}

fn media() -> Value {
    json!({
        "description": "Folders, and the URLs under which their files are served",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "base-url": { "description": "The URL", "type": "string" },
                "dir": { "description": "The folder", "type": "string" },
            },
            "required": ["base-url", "dir"],
            "additionalProperties": false,
        },
    })
}

fn profiles() -> Value {
    let settings = SchemaSettings::default().with(|settings| settings.inline_subschemas = true);
    json!({
        "description": "Own limit profiles, or changes of published ones, by name",
        "type": "object",
        "additionalProperties": settings.into_generator().subschema_for::<ProfileRow>(),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_schema_takes_what_the_reader_takes() {
        let validator = jsonschema::validator_for(configuration().as_value()).unwrap();
        for (text, fits) in [
            ("color = 'never'\n[validate]\nstrict = true\nfail-on = 'warning'\n", true),
            ("[rules]\nduration-long = 'allow'\n[postback.listen]\nport = 8080\n", true),
            ("[[media]]\nbase-url = 'https://a.com/'\ndir = 'x'\n[profiles.own]\nlimit = '10 KB'\n", true),
            ("[profiles.own]\nkind = 'own'\nparts = { image = 5000 }\nimage = [640, 480]\n", true),
            ("[profiles.own]\nlimti = '10 KB'\n", false),
            ("[profiles.own]\nlimit = '10 KB'\nbasis = 'air'\n", false),
            ("[validate]\nstrikt = true\n", false),
            ("[validate]\nstrict = 'yes'\n", false),
            ("[rules]\nduration-lang = 'allow'\n", false),
            ("[rules]\nduration-long = 'fatal'\n", false),
            ("[[media]]\ndir = 'x'\n", false),
        ] {
            let value: Value = serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap();
            assert_eq!(validator.is_valid(&value), fits, "{text}");
            let read = crate::cli::config::file::parse(text, Path::new(""), &Cli::command());
            assert_eq!(read.is_ok(), fits, "{text}");
        }
    }
}
