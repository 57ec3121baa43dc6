//! The output of `postback listen`: each postback as it arrives, flushed line by line.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::check::{JsonPostback, findings, story};
use crate::analysis::Judged;
use crate::message::Message;
use crate::render::Style;
use crate::render::display::plain;
use crate::render::json::{JsonDiagnostic, diagnostic};

/// How a postback came.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Arrival {
    /// Counted from 1.
    pub number: u64,
    /// When: ISO 8601.
    pub time: String,
    /// The time of day.
    #[serde(skip)]
    pub clock: String,
    /// Who sent it.
    pub peer: String,
    /// The path that it was sent to, without the query, where tokens are.
    pub target: String,
    /// The content type that it was sent with.
    pub content_type: Option<String>,
    /// The field of the form that carried it, if one did.
    pub form_field: Option<String>,
    /// What was answered.
    pub answered: u16,
    /// The file that its body was saved in.
    pub saved: Option<String>,
}

/// Prints a request, for people.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(arrival: &Arrival, judged: &[Judged], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let answered = match arrival.answered {
        200 => style.good("200"),
        other => style.doubtful(&other.to_string()),
    };
    let head = format!("{}{answered} ", style.dim(&format!("#{} {} ", arrival.number, arrival.clock)));
    if judged.len() > 1 {
        let words = format!("{} documents in one request; the service sends one", judged.len());
        writeln!(out, "{head}{}", style.doubtful(&words))?;
    }
    for Judged { sources, analysis } in judged {
        match &analysis.message {
            Message::Postback(postback) => story(sources, postback, |_| head.clone(), style, out)?,
            _ => writeln!(out, "{head}{}", style.bad("no postback"))?,
        }
        if let Some(field) = &arrival.form_field {
            let name = style.dim(&format!("{:>15}", "form field"));
            writeln!(out, "  {name}  {}", plain(field))?;
        }
        findings(sources, analysis, style, out)?;
    }
    out.flush()
}

/// Prints a request: one line of JSON for each document in it.
///
/// # Errors
/// When `out` cannot be written to.
pub fn ndjson(arrival: &Arrival, judged: &[Judged], out: &mut dyn io::Write) -> io::Result<()> {
    for Judged { sources, analysis } in judged {
        let diagnostics = analysis.diagnostics.iter().map(|found| diagnostic(sources, found)).collect();
        let postback = JsonPostback::of(sources, analysis);
        serde_json::to_writer(&mut *out, &Line { format: 1, arrival, postback, diagnostics })?;
        writeln!(out)?;
    }
    out.flush()
}

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct Line<'a> {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// How it came.
    #[serde(flatten)]
    arrival: &'a Arrival,
    /// The content of the postback; null if it is not a postback.
    postback: Option<JsonPostback>,
    /// The findings.
    diagnostics: Vec<JsonDiagnostic>,
}
