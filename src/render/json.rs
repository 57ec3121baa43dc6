//! Findings as JSON, format 1: structures of their own, so that the format changes only on purpose.

use std::io;

use serde::Serialize;

use super::{Render, Summary};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::media::assets::{Asset, AssetState};
use crate::message::Message;
use crate::source::{Position, Sources, Span};

/// One JSON object for the whole run, written as the documents come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json {
    documents: usize,
}

impl Render for Json {
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"{\n  \"format\": 1,\n  \"documents\": [")
    }

    fn document(
        &mut self,
        sources: &Sources,
        analysis: &Analysis,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let comma = if self.documents > 0 { "," } else { "" };
        self.documents += 1;
        write!(out, "{comma}\n    {}", indented(&document(sources, analysis), "    ")?)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let gap = if self.documents > 0 { "\n  " } else { "" };
        let summary = indented(&JsonSummary::from(summary), "  ")?;
        writeln!(out, "{gap}],\n  \"summary\": {summary}\n}}")
    }
}

/// A value as it stands inside an object that is written by hand. No string of JSON holds a line break.
fn indented(value: &impl Serialize, indent: &str) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(value)?.replace('\n', &format!("\n{indent}")))
}

#[derive(Serialize)]
struct JsonSummary {
    documents: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

impl From<&Summary> for JsonSummary {
    fn from(summary: &Summary) -> Self {
        let Summary { documents, errors, warnings, infos, .. } = *summary;
        Self { documents, errors, warnings, infos }
    }
}

#[derive(Serialize)]
struct JsonDocument {
    path: String,
    root: Option<&'static str>,
    dialect: Option<&'static str>,
    action: Option<&'static str>,
    diagnostics: Vec<JsonDiagnostic>,
    media: Vec<JsonMedium>,
}

#[derive(Serialize)]
struct JsonDiagnostic {
    rule: &'static str,
    severity: Severity,
    codes: Vec<&'static str>,
    message: String,
    help: Option<String>,
    slide: Option<usize>,
    span: JsonSpan,
    related: Vec<JsonLabel>,
    fix: Option<JsonFix>,
}

#[derive(Serialize)]
struct JsonLabel {
    message: String,
    span: JsonSpan,
}

#[derive(Serialize)]
struct JsonSpan {
    start: JsonPosition,
    end: JsonPosition,
}

#[derive(Serialize)]
struct JsonPosition {
    byte: u64,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct JsonFix {
    safety: Safety,
    edits: Vec<JsonEdit>,
}

#[derive(Serialize)]
struct JsonEdit {
    span: JsonSpan,
    text: String,
}

#[derive(Serialize)]
struct JsonMedium {
    reference: String,
    state: &'static str,
    kind: Option<&'static str>,
    bytes: Option<u64>,
}

fn document(sources: &Sources, analysis: &Analysis) -> JsonDocument {
    let source = sources.get(analysis.source);
    let root = match analysis.message {
        Message::Request(_) => Some("request"),
        Message::Reply(_) => Some("response"),
        Message::Postback(_) => Some("postback"),
        Message::Unknown { .. } => None,
    };
    let action = analysis.message.request().and_then(|request| request.action);
    JsonDocument {
        path: source.origin().to_string(),
        root,
        dialect: analysis.message.dialect().map(|dialect| dialect.as_str()),
        action: action.map(|action| action.canonical()),
        diagnostics: analysis.diagnostics.iter().map(|found| diagnostic(sources, found)).collect(),
        media: analysis.assets.iter().map(|(url, asset)| medium(sources, url, asset)).collect(),
    }
}

fn diagnostic(sources: &Sources, found: &Diagnostic) -> JsonDiagnostic {
    let label = |label: &crate::diagnostic::Label| JsonLabel {
        message: sources.mask(&label.message),
        span: span(sources, label.span),
    };
    JsonDiagnostic {
        rule: found.rule,
        severity: found.severity,
        codes: found.codes.clone(),
        message: sources.mask(&found.message),
        help: found.help.as_deref().map(|help| sources.mask(help)),
        slide: found.slide,
        span: span(sources, found.primary.span),
        related: found.related.iter().map(label).collect(),
        fix: found.fix.as_ref().map(|fix| JsonFix {
            safety: fix.safety,
            edits: fix
                .edits
                .iter()
                .map(|edit| JsonEdit { span: span(sources, edit.span), text: sources.mask(&edit.text) })
                .collect(),
        }),
    }
}

fn medium(sources: &Sources, url: &str, asset: &Asset) -> JsonMedium {
    let (state, info) = match &asset.state {
        AssetState::Inspected(info) => ("inspected", Some(info)),
        AssetState::NotInspected => ("not-inspected", None),
        AssetState::Failed(_) => ("failed", None),
    };
    JsonMedium {
        reference: sources.mask(url),
        state,
        kind: info.map(|info| info.kind.name()),
        bytes: info.map(|info| info.bytes),
    }
}

fn span(sources: &Sources, span: Span) -> JsonSpan {
    let source = sources.get(span.source);
    JsonSpan { start: source.position(span.start).into(), end: source.position(span.end).into() }
}

impl From<Position> for JsonPosition {
    fn from(at: Position) -> Self {
        Self { byte: at.byte, line: at.line, column: at.column }
    }
}
