//! Findings in reviewdog's diagnostic format (`rdjson`), which counts columns in bytes.

use std::io;

use serde::Serialize;

use super::elements::Elements;
use super::offered::offered;
use super::{Page, Render, Summary};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Edit, Safety, Severity};
use crate::source::{Sources, Span};

/// Writes one JSON object.
#[derive(Debug, Default)]
pub struct Rdjson {
    diagnostics: Elements,
}

/// Writes the diagnostics of a document.
#[derive(Debug)]
struct Items;

#[derive(Serialize)]
struct Item {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(rename = "relatedLocations", skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related>,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Range {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
}

impl Page for Items {
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
        let mut items = Elements::default();
        analysis.diagnostics.iter().try_for_each(|found| items.line(&item(sources, found), out))
    }
}

impl Render for Rdjson {
    fn pages(&self) -> Option<Box<dyn Page>> {
        Some(Box::new(Items))
    }

    fn elements(&mut self) -> Option<&mut Elements> {
        Some(&mut self.diagnostics)
    }

    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"{\"source\":{\"name\":\"mmsctl\"},\"diagnostics\":[")
    }

    fn end(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "{}]}}", if self.diagnostics.any() { "\n" } else { "" })
    }
}

fn item(sources: &Sources, found: &Diagnostic) -> Item {
    let help =
        found.help.as_deref().map_or(String::new(), |help| format!("\n{}", sources.mask_finding(help)));
    let related = found.related.iter().map(|label| Related {
        message: sources.mask_finding(&label.message),
        location: location(sources, label.span),
    });
    Item {
        message: format!("{}{help}", sources.mask_finding(&found.message)),
        location: location(sources, found.primary.span),
        severity: match found.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        },
        code: Code { value: found.rule },
        // A reader can apply a suggestion unread, with one click.
        suggestions: offered(sources, found)
            .filter(|fix| fix.safety == Safety::Safe)
            .and_then(|fix| suggestion(sources, &fix.edits))
            .into_iter()
            .collect(),
        related: related.collect(),
    }
}

/// The suggestion for a fix with one edit. Suggestions are alternatives, so the edits of a larger fix would be
/// applied one without the others.
fn suggestion(sources: &Sources, edits: &[Edit]) -> Option<Suggestion> {
    let [edit] = edits else { return None };
    Some(Suggestion { range: range(sources, edit.span), text: edit.text.clone() })
}

fn location(sources: &Sources, span: Span) -> Location {
    let path = sources.get(span.source).origin().to_string();
    Location { path, range: range(sources, span) }
}

fn range(sources: &Sources, span: Span) -> Range {
    let source = sources.get(span.source);
    let place = |offset: u32| {
        let (line, column) = source.byte_column(offset);
        Place { line, column }
    };
    Range { start: place(span.start), end: place(span.end) }
}
