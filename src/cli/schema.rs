//! `mmsctl schema`

use anyhow::Context as _;
use schemars::{Schema, schema_for};

use super::config;
use super::context::Context;
use super::exit::{Exit, Failure, Stop};
use super::validate::baseline;
use crate::compose;
use crate::nearest::suggestion;
use crate::render::{
    check_urls, config as display, estimate, fit, json, ndjson, postback, profiles, rules, send, templates,
};
use crate::send::journal;

/// Print the JSON Schema of a format that mmsctl reads or writes.
///
/// Without a name, lists the schemas. An editor that is given one completes keys and shows what they mean.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The name of a schema, such as `manifest`.
    #[arg(value_name = "SCHEMA")]
    name: Option<String>,
}

/// A schema of `mmsctl schema`.
pub struct NamedSchema {
    /// The name of the schema, which is also that of its file.
    pub name: &'static str,
    /// What it describes.
    pub about: &'static str,
    make: fn() -> Schema,
}

impl NamedSchema {
    /// The schema as it is printed.
    ///
    /// # Errors
    /// When it is not JSON.
    pub fn text(&self) -> anyhow::Result<String> {
        let text = serde_json::to_string_pretty(&(self.make)());
        Ok(text.with_context(|| format!("the schema `{}` cannot be made", self.name))? + "\n")
    }
}

const fn row(name: &'static str, about: &'static str, make: fn() -> Schema) -> NamedSchema {
    NamedSchema { name, about, make }
}

/// Every schema.
pub const SCHEMAS: &[NamedSchema] = &[
    row("baseline", "the file of `validate --baseline`", || schema_for!(baseline::File)),
    row("check-urls", "what `check-urls --format json` prints", || schema_for!(check_urls::Run)),
    row("config", "`mmsctl.toml`", config::schema::configuration),
    row("estimate", "what `estimate --format json` prints", || schema_for!(estimate::json::Run)),
    row("estimate-line", "a line of what `estimate --format ndjson` prints", || {
        schema_for!(estimate::json::JsonMessage)
    }),
    row("fit", "what `fit --format json` prints, and with `--dry-run`", || schema_for!(fit::json::JsonRun)),
    row("manifest", "the TOML file that `build` reads", compose::schema::manifest),
    row("postback-check", "what `postback check --format json` prints", || schema_for!(postback::check::Run)),
    row("postback-list", "what `postback list --format json` prints", || schema_for!(postback::list::List)),
    row("postback-listen", "a line of what `postback listen --format ndjson` prints", || {
        schema_for!(postback::listen::Line)
    }),
    row("postback-trigger", "a line of what `postback trigger --format ndjson` prints", || {
        schema_for!(postback::trigger::Line)
    }),
    row("profiles", "what `profiles --format json` prints", || schema_for!(profiles::List)),
    row("rules", "what `rules --format json` prints", || schema_for!(rules::List)),
    row("send", "what `send --format json` prints", || schema_for!(send::json::Run)),
    row("send-journal", "a line of the file of `send --journal`", || schema_for!(journal::Entry)),
    row("settings", "what `config --format json` prints", || schema_for!(display::Shown)),
    row("templates-delete", "what `templates delete --format json` prints", || {
        schema_for!(templates::Deletions)
    }),
    row("templates-list", "what `templates list --format json` prints", || schema_for!(templates::Listing)),
    row("validate", "what `validate --format json` prints", || schema_for!(json::Run)),
    row("validate-line", "a line of what `validate --format ndjson` prints", || schema_for!(ndjson::Line)),
];

/// Runs the command.
///
/// # Errors
/// When there is no such schema or the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let Some(name) = args.name else {
        let width = SCHEMAS.iter().map(|row| row.name.len()).max().unwrap_or_default();
        for row in SCHEMAS {
            writeln!(context.stdout, "{:width$}  {}", row.name, row.about)?;
        }
        return Ok(Exit::Clean);
    };
    let Some(row) = SCHEMAS.iter().find(|row| row.name == name) else {
        let failure = Failure::usage(format!("there is no schema `{name}`"));
        let names = SCHEMAS.iter().map(|schema| schema.name);
        return Err(failure
            .help(suggestion(&name, names, || "`mmsctl schema` lists them".to_owned()))
            .into());
    };
    context.stdout.write_all(row.text()?.as_bytes())?;
    Ok(Exit::Clean)
}
