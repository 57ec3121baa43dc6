//! Postbacks as people and machines read them: what each tells, and what is wrong with it.

use std::io;

use serde::Serialize;

use super::Style;
use super::human::{Human, count};
use super::json::{JsonDiagnostic, diagnostic};
use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::dialect::{Dialect, Term};
use crate::message::Message;
use crate::postback::{Postback, tell};
use crate::source::Sources;

/// Prints what a postback tells, indented under `head`, which says where or when it came.
///
/// # Errors
/// When `out` cannot be written to.
pub fn story(
    sources: &Sources,
    postback: &Postback,
    head: &str,
    style: Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let story = tell(postback);
    // What comes from a peer does not steer the terminal.
    let shown = |text: &str| plain(&sources.mask(text));
    let code = if story.code.is_empty() { "-".to_owned() } else { shown(&story.code) };
    let code = match story.code.starts_with('E') {
        true => style.bad(&code),
        false => style.good(&code),
    };
    writeln!(out, "{}{code}  {}", style.dim(head), shown(&story.happened))?;
    let mut rows = Vec::new();
    if !story.message.is_empty() {
        rows.push(("which", shown(&story.message)));
    }
    rows.extend(story.details.iter().map(|(name, value)| (*name, shown(value))));
    rows.extend(story.next.iter().map(|next| ("next", next.clone())));
    rows.iter()
        .try_for_each(|(name, words)| writeln!(out, "  {}  {words}", style.dim(&format!("{name:>15}"))))
}

/// Prints each postback's story with its findings under it.
///
/// # Errors
/// When `out` cannot be written to.
pub fn stories(
    sources: &Sources,
    analyses: &[Analysis],
    human: &Human,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for analysis in analyses {
        let source = sources.get(analysis.source);
        if let Message::Postback(postback) = &analysis.message {
            let head = format!("{}:{}: ", source.origin(), source.position(postback.root.start).line);
            story(sources, postback, &head, human.style, out)?;
        }
        if !analysis.diagnostics.is_empty() {
            writeln!(out)?;
        }
        human.document(sources, analysis, out)?;
    }
    let sum = Summary::of(analyses);
    let verdict = match (sum.errors, sum.warnings) {
        (0, 0) => human.style.good("clean"),
        (0, _) => human.style.doubtful("usable"),
        _ => human.style.bad("not as documented"),
    };
    let counts =
        [(sum.postbacks, "postback"), (sum.errors, "error"), (sum.warnings, "warning"), (sum.infos, "info")];
    writeln!(out, "{verdict}: {}", counts.map(|(n, word)| count(n, word)).join(", "))
}

/// Text without characters that steer a terminal.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// A postback as JSON: what it holds, what it tells, what is wrong with it.
#[derive(Debug, Serialize)]
pub struct JsonPostback {
    code: Option<String>,
    dialect: Dialect,
    fields: serde_json::Map<String, serde_json::Value>,
    files: Vec<String>,
    happened: String,
    message: String,
    next: Option<String>,
}

impl JsonPostback {
    /// The postback of that analysis, if it is one.
    #[must_use]
    pub fn of(sources: &Sources, analysis: &Analysis) -> Option<Self> {
        let Message::Postback(postback) = &analysis.message else { return None };
        let story = tell(postback);
        let name = |term: Term| term.name_or_other(Dialect::Current).to_owned();
        let fields = postback.fields.iter();
        Some(Self {
            code: Some(sources.mask(&story.code)).filter(|code| !code.is_empty()),
            dialect: postback.dialect,
            fields: fields.map(|field| (name(field.term), sources.mask(field.trimmed()).into())).collect(),
            files: postback.files.iter().map(|file| sources.mask(file.value.trim())).collect(),
            happened: story.happened,
            message: sources.mask(&story.message),
            next: story.next,
        })
    }
}

/// Prints one JSON object, format 1.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(sources: &Sources, analyses: &[Analysis], out: &mut dyn io::Write) -> io::Result<()> {
    let one = |analysis: &Analysis| {
        let source = sources.get(analysis.source);
        let start = match &analysis.message {
            Message::Postback(postback) => source.position(postback.root.start),
            _ => source.position(0),
        };
        Checked {
            path: source.origin().to_string(),
            line: start.line,
            column: start.column,
            byte: start.byte,
            postback: JsonPostback::of(sources, analysis),
            diagnostics: analysis.diagnostics.iter().map(|found| diagnostic(sources, found)).collect(),
        }
    };
    let run =
        Run { format: 1, postbacks: analyses.iter().map(one).collect(), summary: Summary::of(analyses) };
    serde_json::to_writer_pretty(&mut *out, &run)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Run {
    format: u32,
    postbacks: Vec<Checked>,
    summary: Summary,
}

#[derive(Serialize)]
struct Checked {
    path: String,
    line: usize,
    column: usize,
    byte: u64,
    postback: Option<JsonPostback>,
    diagnostics: Vec<JsonDiagnostic>,
}

#[derive(Serialize)]
struct Summary {
    postbacks: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

impl Summary {
    fn of(analyses: &[Analysis]) -> Self {
        let found = |severity| analyses.iter().map(|analysis| analysis.count(severity)).sum();
        Self {
            postbacks: analyses.len(),
            errors: found(Severity::Error),
            warnings: found(Severity::Warning),
            infos: found(Severity::Info),
        }
    }
}
