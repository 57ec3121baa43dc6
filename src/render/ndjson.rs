//! Findings as JSON, an object a line: one for each document, the last for the run.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::json::{JsonDocument, JsonFailure, JsonSummary, document};
use super::{Failed, Page, Render, Summary};
use crate::analysis::Analysis;
use crate::source::Sources;

/// Writes one JSON object on each line.
#[derive(Clone, Copy, Debug)]
pub struct Ndjson;

/// A line of `validate --format ndjson`.
#[derive(JsonSchema, Serialize)]
#[schemars(title = "A line of mmsctl validate --format ndjson")]
pub struct Line<'a> {
    /// The version of this format. A version only ever gains fields.
    #[schemars(extend("const" = 1))]
    format: u32,
    #[serde(flatten)]
    content: Content<'a>,
}

/// What a line holds.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
enum Content<'a> {
    /// A document.
    Document(Box<JsonDocument<'a>>),
    /// An input that could not be read, or something else that makes the run fail, whatever is found.
    Unread(JsonFailure),
    /// The run in numbers, on the last line.
    Summary(JsonSummary),
}

fn line(content: Content<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Line { format: 1, content })?;
    writeln!(out)
}

impl Page for Ndjson {
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
        line(Content::Document(Box::new(document(sources, analysis))), out)
    }
}

impl Render for Ndjson {
    fn pages(&self) -> Option<Box<dyn Page>> {
        Some(Box::new(*self))
    }

    fn shows_names(&self) -> bool {
        true
    }

    fn failed(&mut self, failed: Failed<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        line(Content::Unread(failed.into()), out)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        line(Content::Summary(summary.into()), out)
    }
}
