//! Findings as JSON, format 1. The output has its own types, so that the format changes only on purpose.

use std::io;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::elements::{Elements, indented, pretty};
use super::offered::offered;
use super::{Failed, FailedTo, Page, Render, Summary};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Safety, Severity, Silence, Suppressed};
use crate::media::assets::{Asset, AssetState};
use crate::message::Message;
use crate::source::{Position, Sources, Span};

/// Writes one JSON object for the whole run, document by document.
#[derive(Debug, Default)]
pub struct Json {
    documents: Elements,
    unread: Vec<JsonFailure>,
}

/// Writes a document as an element of the run's array.
#[derive(Debug)]
struct Block;

impl Page for Block {
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"\n    ")?;
        pretty(&document(sources, analysis), "    ", out)
    }
}

impl Render for Json {
    fn pages(&self) -> Option<Box<dyn Page>> {
        Some(Box::new(Block))
    }

    fn elements(&mut self) -> Option<&mut Elements> {
        Some(&mut self.documents)
    }

    fn shows_names(&self) -> bool {
        true
    }

    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"{\n  \"format\": 1,\n  \"documents\": [")
    }

    fn failed(&mut self, failed: Failed<'_>, _: &mut dyn io::Write) -> io::Result<()> {
        self.unread.push(failed.into());
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let gap = if self.documents.any() { "\n  " } else { "" };
        let unread = indented(&self.unread, "  ")?;
        let summary = indented(&JsonSummary::from(summary), "  ")?;
        writeln!(out, "{gap}],\n  \"unread\": {unread},\n  \"summary\": {summary}\n}}")
    }
}

/// What `validate --format json` prints.
#[derive(JsonSchema, Serialize)]
#[schemars(title = "mmsctl validate --format json")]
pub struct Run {
    /// The version of this format. A version only ever gains fields.
    #[schemars(extend("const" = 1))]
    format: u32,
    /// The documents, in the order of the inputs.
    documents: Vec<JsonDocument<'static>>,
    /// Inputs that could not be read, and what else makes the run fail, whatever is found.
    unread: Vec<JsonFailure>,
    /// The run in numbers.
    summary: JsonSummary,
}

/// An input that could not be read.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct Unread {
    /// Why.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
}

/// An input that could not be read, or something else that makes the run fail, whatever is found.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct JsonFailure {
    /// What could not be done.
    kind: FailedTo,
    #[serde(flatten)]
    unread: Unread,
}

impl From<Failed<'_>> for JsonFailure {
    fn from(failed: Failed<'_>) -> Self {
        let Failed { what: kind, message, help } = failed;
        Self { kind, unread: Unread { message: message.to_owned(), help: help.map(str::to_owned) } }
    }
}

/// The run in numbers.
#[derive(JsonSchema, Serialize)]
pub(super) struct JsonSummary {
    /// Documents that were judged.
    documents: usize,
    /// Findings that are errors.
    errors: usize,
    /// Findings that are warnings.
    warnings: usize,
    /// Findings that are infos.
    infos: usize,
    /// Findings that comments in the documents allow.
    allowed: usize,
    /// Findings that the baseline holds.
    baseline: usize,
    /// Findings that the baseline holds and that are gone.
    baseline_gone: usize,
    /// Inputs that could not be read, and what else makes the run fail, whatever is found.
    unread: usize,
}

impl From<&Summary> for JsonSummary {
    fn from(summary: &Summary) -> Self {
        let Summary { documents, errors, warnings, infos, allowed, known, gone, failures, .. } = *summary;
        Self {
            documents,
            errors,
            warnings,
            infos,
            allowed,
            baseline: known,
            baseline_gone: gone,
            unread: failures,
        }
    }
}

/// A document.
#[derive(JsonSchema, Serialize)]
pub(super) struct JsonDocument<'a> {
    /// Its path as it was named or found; `<stdin>` for standard input.
    path: String,
    /// What it is: `request`, `response` or `postback`; null if its root is none of these.
    root: Option<&'static str>,
    /// The generation of names that it is written in: `current`, `classic` or `legacy`.
    dialect: Option<&'static str>,
    /// What a request asks for, such as `saveMMS`.
    action: Option<&'static str>,
    /// What is wrong with it, in the order of places.
    #[schemars(with = "Vec<JsonDiagnostic>")]
    diagnostics: Each<'a, Diagnostic>,
    /// Findings that do not count.
    #[schemars(with = "Vec<JsonSuppressed>")]
    suppressed: Each<'a, Suppressed>,
    /// The media that it names.
    media: Vec<JsonMedium>,
}

/// Serialises findings one by one: a document can have a hundred thousand.
struct Each<'a, T> {
    sources: &'a Sources,
    found: &'a [T],
}

impl Serialize for Each<'_, Diagnostic> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.found.iter().map(|found| diagnostic(self.sources, found)))
    }
}

impl Serialize for Each<'_, Suppressed> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.found.iter().map(|found| suppressed(self.sources, found)))
    }
}

/// A finding that does not count.
#[derive(Debug, JsonSchema, Serialize)]
struct JsonSuppressed {
    /// Why: a comment in the document (`inline`), or the baseline.
    kind: &'static str,
    /// What the comment says.
    reason: Option<String>,
    #[serde(flatten)]
    diagnostic: JsonDiagnostic,
}

#[derive(Debug, JsonSchema, Serialize)]
pub(super) struct JsonDiagnostic {
    /// The rule that found it; `mmsctl explain RULE` says more.
    rule: &'static str,
    /// How much it matters.
    severity: Severity,
    /// The codes that the service would answer, most likely first.
    codes: Vec<&'static str>,
    /// What is wrong.
    message: String,
    /// How to fix it.
    help: Option<String>,
    /// The slide it is about, from 1.
    slide: Option<usize>,
    /// The names of the elements around it, outermost first, set apart by slashes.
    element: String,
    /// An id that stays the same when lines shift; it differs for each finding of a document.
    fingerprint: String,
    /// Where it is.
    span: JsonSpan,
    /// Other places that are involved.
    related: Vec<JsonLabel>,
    /// The change that fixes it, if one can be made automatically.
    fix: Option<JsonFix>,
}

/// A place that is involved.
#[derive(Debug, JsonSchema, Serialize)]
struct JsonLabel {
    /// What it has to do with the finding.
    message: String,
    /// Where it is.
    span: JsonSpan,
}

/// A half-open range.
#[derive(Debug, JsonSchema, Serialize)]
struct JsonSpan {
    /// Its first character.
    start: JsonPosition,
    /// The place after its last character.
    end: JsonPosition,
}

/// A place in a file.
#[derive(Debug, JsonSchema, Serialize)]
struct JsonPosition {
    /// Bytes before it in the file as it lies on disk, a byte order mark counted.
    byte: u64,
    /// Line, from 1.
    line: usize,
    /// Column in characters, from 1.
    column: usize,
}

/// A change that fixes a finding.
#[derive(Debug, JsonSchema, Serialize)]
struct JsonFix {
    /// Whether it can be applied unasked.
    safety: Safety,
    /// Replacements that do not overlap.
    edits: Vec<JsonEdit>,
}

/// A replacement.
#[derive(Debug, JsonSchema, Serialize)]
struct JsonEdit {
    /// What is replaced; empty to insert.
    span: JsonSpan,
    /// The new text.
    text: String,
}

/// A medium that a document names.
#[derive(JsonSchema, Serialize)]
struct JsonMedium {
    /// Its URL.
    reference: String,
    /// `inspected`, `not-inspected` if there is no local file for it, or `failed`.
    state: &'static str,
    /// Its type, by its bytes.
    kind: Option<&'static str>,
    /// Its length.
    bytes: Option<u64>,
}

pub(super) fn document<'a>(sources: &'a Sources, analysis: &'a Analysis) -> JsonDocument<'a> {
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
        diagnostics: Each { sources, found: &analysis.diagnostics },
        suppressed: Each { sources, found: &analysis.suppressed },
        media: analysis.assets.iter().map(|(url, asset)| medium(sources, url, asset)).collect(),
    }
}

fn suppressed(sources: &Sources, found: &Suppressed) -> JsonSuppressed {
    let diagnostic = diagnostic(sources, &found.diagnostic);
    match &found.by {
        Silence::Inline { reason } => {
            let reason = reason.as_deref().map(|reason| sources.mask(reason));
            JsonSuppressed { kind: "inline", reason, diagnostic }
        }
        Silence::Baseline => JsonSuppressed { kind: "baseline", reason: None, diagnostic },
    }
}

pub(super) fn diagnostic(sources: &Sources, found: &Diagnostic) -> JsonDiagnostic {
    let label = |label: &crate::diagnostic::Label| JsonLabel {
        message: sources.mask_finding(&label.message),
        span: span(sources, label.span),
    };
    JsonDiagnostic {
        rule: found.rule,
        severity: found.severity,
        codes: found.codes.clone(),
        message: sources.mask_finding(&found.message),
        help: found.help.as_deref().map(|help| sources.mask_finding(help)),
        slide: found.slide,
        element: found.element.clone(),
        fingerprint: format!("{:016x}", found.fingerprint),
        span: span(sources, found.primary.span),
        related: found.related.iter().map(label).collect(),
        fix: offered(sources, found).map(|fix| JsonFix {
            safety: fix.safety,
            edits: fix
                .edits
                .iter()
                .map(|edit| JsonEdit { span: span(sources, edit.span), text: edit.text.clone() })
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
