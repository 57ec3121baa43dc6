//! The output of `templates`.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::Style;
use super::display::plain;
use super::table::{self, Align};
use crate::bytes::grouped;
use crate::send::outcome::Outcome;
use crate::send::templates::{Listed, Template};

/// The longest text in a table cell, in characters.
const CELL: usize = 40;

/// Prints a table.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(listed: &Listed, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let cell = |text: &Option<String>| short(&plain(text.as_deref().unwrap_or("-")));
    let number = |n: Option<u64>| n.map_or_else(|| "-".to_owned(), grouped);
    let row = |template: &Template| {
        vec![
            plain(&template.mms_id),
            cell(&template.created),
            number(template.slides),
            number(template.size),
            cell(&template.name),
            cell(&template.subject),
        ]
    };
    let rows: Vec<Vec<String>> = listed.templates.iter().map(row).collect();
    let columns = [
        ("id", Align::Right),
        ("created", Align::Left),
        ("slides", Align::Right),
        ("size", Align::Right),
        ("name", Align::Left),
        ("subject", Align::Left),
    ];
    if !rows.is_empty() {
        table::write(out, "", &columns, &rows)?;
    }
    let shown = rows.len() as u64;
    let words = match listed.total.filter(|total| *total > shown) {
        Some(total) => format!("{} of {} templates", grouped(shown), grouped(total)),
        None if shown == 1 => "1 template".to_owned(),
        None => format!("{} templates", grouped(shown)),
    };
    writeln!(out, "{}", style.dim(&words))
}

/// A text on one line, cut to the length of a cell.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= CELL {
        return line;
    }
    line.chars().take(CELL - 1).chain(['…']).collect()
}

/// Prints one JSON object. `failure` is why nothing could be listed, with a repair.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(
    listed: &Listed,
    failure: Option<(&str, Option<&str>)>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let failure = failure.map(|(message, help)| Unlisted { message, help });
    let run = Listing { format: 1, total_results: listed.total, templates: &listed.templates, failure };
    serde_json::to_writer_pretty(&mut *out, &run)?;
    writeln!(out)
}

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct Listing<'a> {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// How many templates there are in all, according to the service.
    total_results: Option<u64>,
    /// The templates that were listed.
    templates: &'a [Template],
    /// Why nothing could be listed; null if something was.
    failure: Option<Unlisted<'a>>,
}

/// Why nothing could be listed.
#[derive(JsonSchema, Serialize)]
struct Unlisted<'a> {
    /// What went wrong.
    message: &'a str,
    /// How to fix it.
    help: Option<&'a str>,
}

/// A template that was to be deleted, and the outcome.
#[derive(Debug)]
pub struct Deleted {
    /// Its id.
    pub mms_id: String,
    /// The outcome; `None` if the run did not reach it.
    pub outcome: Option<Outcome>,
}

impl Deleted {
    /// Whether the template was deleted.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self.outcome, Some(Outcome::Accepted(_)))
    }
}

/// Prints what would be deleted.
///
/// # Errors
/// When `out` cannot be written to.
pub fn would_delete(all: &[Deleted], out: &mut dyn io::Write) -> io::Result<()> {
    all.iter().try_for_each(|one| writeln!(out, "{}: would be deleted", plain(&one.mms_id)))
}

/// Prints the outcome of one deletion.
///
/// # Errors
/// When `out` cannot be written to.
pub fn deleted(one: &Deleted, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let row = DeletionRow::of(one);
    let word = match &one.outcome {
        Some(Outcome::Accepted(_)) => style.good(row.outcome),
        Some(Outcome::Unknown(_)) | None => style.doubtful(row.outcome),
        Some(_) => style.bad(row.outcome),
    };
    let known = [
        row.code.map(|code| row.meaning.map_or(code.to_owned(), |meaning| format!("{code}: {meaning}"))),
        row.reason.filter(|reason| !reason.is_empty()).map(|reason| match row.code {
            Some(_) => format!("\"{reason}\""),
            None => reason.to_owned(),
        }),
    ];
    let known: String = known.into_iter().flatten().map(|words| format!(": {words}")).collect();
    writeln!(out, "{}: {word}{}", plain(row.mms_id), plain(&known))?;
    row.help.map_or(Ok(()), |help| writeln!(out, "  {}: {help}", style.bold("help")))
}

/// Prints one JSON object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn deleted_json(all: &[Deleted], out: &mut dyn io::Write) -> io::Result<()> {
    let run = Deletions { format: 1, results: all.iter().map(DeletionRow::of).collect() };
    serde_json::to_writer_pretty(&mut *out, &run)?;
    writeln!(out)
}

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct Deletions<'a> {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// The templates with their outcomes, in the order in which they were given.
    results: Vec<DeletionRow<'a>>,
}

#[derive(JsonSchema, Serialize)]
struct DeletionRow<'a> {
    /// The id of the template.
    mms_id: &'a str,
    /// The outcome.
    outcome: &'static str,
    /// The error code of the service, if it gave one.
    code: Option<&'a str>,
    /// What that code means.
    meaning: Option<&'static str>,
    /// Why it was not deleted, in the words of the service or of the network error.
    reason: Option<&'a str>,
    /// How to fix it.
    help: Option<&'static str>,
}

impl<'a> DeletionRow<'a> {
    fn of(one: &'a Deleted) -> Self {
        let blank = Self {
            mms_id: &one.mms_id,
            outcome: "waiting",
            code: None,
            meaning: None,
            reason: None,
            help: None,
        };
        let Some(outcome) = &one.outcome else { return blank };
        let blank = Self { outcome: outcome.kind().word(), ..blank };
        match outcome {
            Outcome::Accepted(_) => Self { outcome: "deleted", ..blank },
            Outcome::Refused(refusal) | Outcome::Throttled(refusal, _) => Self {
                code: refusal.code.as_deref(),
                meaning: refusal.meaning().map(|code| code.meaning),
                reason: Some(&refusal.info),
                help: refusal.meaning().map(|code| code.repair),
                ..blank
            },
            Outcome::NotSent(words) => Self { reason: Some(words), ..blank },
            Outcome::Unknown(words) => {
                let help = "it may be gone: look with `mmsctl templates list`";
                Self { reason: Some(words), help: Some(help), ..blank }
            }
        }
    }
}
