//! What `estimate` prints: an aligned table for people, format 1 for machines.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::Style;
use super::table::{self, Align};
use crate::bytes::{ByteSize, grouped};
use crate::size::estimate::{Content, Estimate, Total};

/// One message's sizes.
#[derive(Debug)]
pub struct Sized {
    /// What was sized: a path, or `bare media`.
    pub path: String,
    /// What kind of message it is.
    pub what: String,
    /// Its sizes.
    pub estimate: Estimate,
}

/// Prints tables.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(messages: &[Sized], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    for (index, message) in messages.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{} ({})", style.bold(&message.path), message.what)?;
        match message.estimate.content {
            Content::TemplateUnknown => {
                writeln!(
                    out,
                    "  the saved template decides the size; estimate the saveMMS request it came from"
                )?;
            }
            Content::Own => own(&message.estimate, style, out)?,
        }
    }
    Ok(())
}

fn own(estimate: &Estimate, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let unknown = || "?".to_owned();
    let rows: Vec<Vec<String>> = estimate
        .parts
        .iter()
        .map(|part| {
            vec![
                part.slide.to_string(),
                part.kind.to_owned(),
                part.bytes.map_or_else(unknown, grouped),
                part.encoded_bytes.map_or_else(unknown, grouped),
                part.reference.clone(),
            ]
        })
        .collect();
    let columns = [
        ("slide", Align::Right),
        ("part", Align::Left),
        ("bytes", Align::Right),
        ("in base64", Align::Right),
        ("reference", Align::Left),
    ];
    table::write(out, "  ", &columns, &rows)?;
    writeln!(out)?;
    let totals = [
        ("raw", estimate.raw_bytes, "the parts as they are"),
        ("documented", estimate.documented_bytes, "1.37 x raw + 814, as the service documents it"),
        ("  per part", estimate.documented_per_part_bytes, "the same with 814 for each part, an upper bound"),
        ("MIME", estimate.mime_bytes, "exact: multipart/related with SMIL, base64 at 76 columns"),
        ("binary", estimate.binary_bytes, "exact: as a handset retrieves it, without base64"),
    ];
    let rows: Vec<Vec<String>> = totals
        .iter()
        .map(|(name, total, words)| {
            let short = ByteSize(total.bytes).to_string();
            vec![(*name).to_owned(), at_least(*total), short, (*words).to_owned()]
        })
        .collect();
    let columns =
        [("total", Align::Left), ("bytes", Align::Right), ("about", Align::Right), ("meaning", Align::Left)];
    table::write(out, "  ", &columns, &rows)?;
    let unseen = estimate.parts.iter().filter(|part| part.bytes.is_none()).count();
    if unseen > 0 {
        let words = format!("at least: {unseen} of {} parts could not be inspected", estimate.parts.len());
        writeln!(out, "  {}", style.doubtful(&words))?;
    }
    let note = "the service may transcode media; what is delivered can then be smaller";
    writeln!(out, "  {}", style.dim(note))
}

/// A total, marked where a part is unknown.
fn at_least(total: Total) -> String {
    let mark = if total.complete { "" } else { ">= " };
    format!("{mark}{}", grouped(total.bytes))
}

/// Prints one JSON object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(messages: &[Sized], out: &mut dyn io::Write) -> io::Result<()> {
    let messages = messages.iter().map(JsonMessage::from).collect();
    serde_json::to_writer_pretty(&mut *out, &Run { format: 1, messages })?;
    writeln!(out)
}

/// What `estimate --format json` prints.
#[derive(JsonSchema, Serialize)]
#[schemars(title = "mmsctl estimate --format json")]
pub struct Run {
    /// The version of this format. A version only ever gains fields.
    #[schemars(extend("const" = 1))]
    format: u32,
    messages: Vec<JsonMessage>,
}

#[derive(JsonSchema, Serialize)]
struct JsonMessage {
    path: String,
    complete: bool,
    content: &'static str,
    parts: Vec<JsonPart>,
    raw_bytes: u64,
    documented_bytes: u64,
    documented_per_part_bytes: u64,
    mime_bytes: u64,
    binary_bytes: u64,
}

#[derive(JsonSchema, Serialize)]
struct JsonPart {
    slide: usize,
    kind: String,
    reference: String,
    bytes: Option<u64>,
    encoded_bytes: Option<u64>,
}

impl From<&Sized> for JsonMessage {
    fn from(sized: &Sized) -> Self {
        let estimate = &sized.estimate;
        let part = |part: &crate::size::estimate::PartSize| JsonPart {
            slide: part.slide,
            kind: part.kind.to_owned(),
            reference: part.reference.clone(),
            bytes: part.bytes,
            encoded_bytes: part.encoded_bytes,
        };
        Self {
            path: sized.path.clone(),
            complete: estimate.raw_bytes.complete,
            content: match estimate.content {
                Content::Own => "own",
                Content::TemplateUnknown => "template-unknown",
            },
            parts: estimate.parts.iter().map(part).collect(),
            raw_bytes: estimate.raw_bytes.bytes,
            documented_bytes: estimate.documented_bytes.bytes,
            documented_per_part_bytes: estimate.documented_per_part_bytes.bytes,
            mime_bytes: estimate.mime_bytes.bytes,
            binary_bytes: estimate.binary_bytes.bytes,
        }
    }
}
