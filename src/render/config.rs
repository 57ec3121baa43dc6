//! The output of `config`: each value that can be configured, and its origin.

use std::io;
use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::Style;
use super::display::{self, plain};
use super::table::{self, Align};

/// A value that can be configured.
#[derive(Debug)]
pub struct SettingRow {
    /// Its key in the file, as in `validate.strict`.
    pub key: String,
    /// The value; empty if it is not set and has no default, several if it can be repeated.
    pub value: Vec<String>,
    /// The origin of the value.
    pub origin: ValueOrigin,
}

/// The configuration file of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File<'p> {
    /// The one that was read.
    Read(&'p Path),
    /// None was found.
    Missing,
    /// None was looked for, as the user asked.
    Ignored,
}

impl<'p> File<'p> {
    fn path(self) -> Option<&'p Path> {
        match self {
            File::Read(path) => Some(path),
            File::Missing | File::Ignored => None,
        }
    }
}

/// The origin of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueOrigin {
    /// An environment variable.
    Variable(String),
    /// A line of the file, from 1.
    Line(usize),
    /// The built-in default.
    Default,
}

/// Prints a table.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(file: File<'_>, rows: &[SettingRow], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let name = file.path().map_or_else(|| "mmsctl.toml".to_owned(), display::path);
    match file {
        File::Read(_) => writeln!(out, "{}\n", style.bold(&name))?,
        File::Missing => writeln!(out, "no mmsctl.toml here or above\n")?,
        File::Ignored => writeln!(out, "configuration files are ignored (`--no-config`)\n")?,
    }
    if rows.is_empty() {
        return writeln!(out, "nothing is set");
    }
    let cells = |row: &SettingRow| {
        let origin = match &row.origin {
            ValueOrigin::Variable(variable) => variable.clone(),
            ValueOrigin::Line(line) => format!("{name}:{line}"),
            ValueOrigin::Default => "default".to_owned(),
        };
        let value = if row.value.is_empty() { "-".to_owned() } else { plain(&row.value.join(" ")) };
        vec![row.key.clone(), value, origin]
    };
    let rows: Vec<_> = rows.iter().map(cells).collect();
    let columns = [("key", Align::Left), ("value", Align::Left), ("from", Align::Left)];
    table::write(out, "", &columns, &rows)
}

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct Shown<'r> {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// The configuration file, if there is one.
    path: Option<String>,
    /// The settings.
    settings: Vec<JsonRow<'r>>,
}

#[derive(JsonSchema, Serialize)]
struct JsonRow<'r> {
    /// The key, as in the file.
    key: &'r str,
    /// The values; several if the setting can be repeated.
    value: &'r [String],
    /// Where the value comes from: `environment`, `file` or `default`.
    origin: &'static str,
    /// The environment variable that sets it.
    variable: Option<&'r str>,
    /// The line of the file that sets it, from 1.
    line: Option<usize>,
}

/// Prints one JSON object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(file: File<'_>, rows: &[SettingRow], out: &mut dyn io::Write) -> io::Result<()> {
    let row = |row: &'_ SettingRow| -> (&'static str, Option<String>, Option<usize>) {
        match &row.origin {
            ValueOrigin::Variable(name) => ("environment", Some(name.clone()), None),
            ValueOrigin::Line(line) => ("file", None, Some(*line)),
            ValueOrigin::Default => ("default", None, None),
        }
    };
    let origins: Vec<_> = rows.iter().map(row).collect();
    let settings = rows.iter().zip(&origins).map(|(row, (origin, variable, line))| JsonRow {
        key: &row.key,
        value: &row.value,
        origin,
        variable: variable.as_deref(),
        line: *line,
    });
    let path = file.path().map(|path| path.display().to_string());
    serde_json::to_writer_pretty(&mut *out, &Shown { format: 1, path, settings: settings.collect() })?;
    writeln!(out)
}
