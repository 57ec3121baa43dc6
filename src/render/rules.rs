//! The output of `rules`: a table for people, format 1 for machines.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::table::{self, Align};
use crate::check::{Example, Rule};
use crate::diagnostic::Severity;

/// Prints a table.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(rules: &[&Rule], out: &mut dyn io::Write) -> io::Result<()> {
    let word = |level: Option<Severity>| level.map_or("-", Severity::as_str).to_owned();
    let rows: Vec<Vec<String>> = rules
        .iter()
        .map(|rule| {
            let (lenient, strict) = (word(rule.level.lenient), word(rule.level.strict));
            vec![rule.name.to_owned(), lenient, strict, codes(rule.codes), rule.manual().title]
        })
        .collect();
    let columns = ["rule", "severity", "--strict", "codes", "what is right"].map(|name| (name, Align::Left));
    table::write(out, "", &columns, &rows)
}

/// The codes in short form: of many codes, which belong together, only the first and the last.
fn codes(codes: &[&str]) -> String {
    match codes {
        [first, .., last] if codes.len() > 3 && codes.is_sorted() => format!("{first} to {last}"),
        [first, middle @ .., last] if codes.len() > 3 => {
            format!("{first} to {}, {last}", middle.last().unwrap_or(first))
        }
        _ => codes.join(" "),
    }
}

/// Prints JSON.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(rules: &[&Rule], out: &mut dyn io::Write) -> io::Result<()> {
    let rules = rules
        .iter()
        .map(|rule| {
            let manual = rule.manual();
            JsonRule {
                name: rule.name,
                lenient: rule.level.lenient,
                strict: rule.level.strict,
                codes: rule.codes,
                title: manual.title,
                why: manual.why,
                levels: manual.levels,
                sources: manual.sources,
                otherwise: manual.otherwise,
                fails: manual.fails.into_iter().map(JsonExample::from).collect(),
                passes: manual.passes.into_iter().map(JsonExample::from).collect(),
            }
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &List { format: 1, rules })?;
    writeln!(out)
}

/// What `rules --format json` prints.
#[derive(JsonSchema, Serialize)]
#[schemars(title = "mmsctl rules --format json")]
pub struct List {
    /// The version of this format. A version only ever gains fields.
    #[schemars(extend("const" = 1))]
    format: u32,
    /// The rules, by name.
    rules: Vec<JsonRule>,
}

/// A rule.
#[derive(JsonSchema, Serialize)]
struct JsonRule {
    /// The name of the rule.
    name: &'static str,
    /// The severity of its findings; null if the rule is off.
    lenient: Option<Severity>,
    /// The severity of its findings with `--strict`; null if the rule is off.
    strict: Option<Severity>,
    /// The codes that the service would answer.
    codes: &'static [&'static str],
    /// What is right, in one sentence.
    title: String,
    /// Why it matters.
    why: String,
    /// When a finding has another severity, and which.
    levels: Vec<String>,
    /// The documentation that the rule is based on.
    sources: Vec<String>,
    /// Documentation that says otherwise.
    otherwise: Vec<String>,
    /// Examples with findings.
    fails: Vec<JsonExample>,
    /// Examples without findings.
    passes: Vec<JsonExample>,
}

/// An example.
#[derive(JsonSchema, Serialize)]
struct JsonExample {
    /// The kind of example: the words after its code fence, such as `xml` or `toml`.
    kind: String,
    /// The example.
    text: String,
}

impl From<Example> for JsonExample {
    fn from(example: Example) -> Self {
        Self { kind: example.fence, text: example.text }
    }
}
