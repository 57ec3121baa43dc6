//! Postbacks as people and machines read them: what each tells, and what is wrong with it.

use std::io;

use serde::Serialize;

use crate::analysis::{Analysis, Judged};
use crate::dialect::{Dialect, Term};
use crate::message::Message;
use crate::postback::{Postback, Story, tell};
use crate::render::human::{Human, count};
use crate::render::json::{JsonDiagnostic, diagnostic};
use crate::render::shown::{origin, plain};
use crate::render::{Style, Summary};
use crate::source::{Sources, Span};

/// Prints what a postback tells, indented under a head, which says where or when it came: `head` is given the place
/// that it is about.
///
/// # Errors
/// When `out` cannot be written to.
pub fn story(
    sources: &Sources,
    postback: &Postback,
    head: impl Fn(Span) -> String,
    style: Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for (place, story) in tell(postback) {
        one(sources, &story, &head(place), style, out)?;
    }
    Ok(())
}

fn one(
    sources: &Sources,
    story: &Story,
    head: &str,
    style: Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    // What comes from a peer does not steer the terminal.
    let shown = |text: &str| plain(&sources.mask(text));
    let code = if story.code.is_empty() { "-".to_owned() } else { shown(&story.code) };
    let code = match story.code.starts_with('E') {
        true => style.bad(&code),
        false => style.good(&code),
    };
    writeln!(out, "{head}{code}  {}", shown(&story.happened))?;
    let mut rows = Vec::new();
    if !story.message.is_empty() {
        rows.push(("which", shown(&story.message)));
    }
    rows.extend(story.details.iter().map(|(name, value)| (*name, shown(value))));
    rows.extend(story.next.iter().map(|next| ("next", next.clone())));
    rows.iter()
        .try_for_each(|(name, words)| writeln!(out, "  {}  {words}", style.dim(&format!("{name:>15}"))))
}

/// Prints what is wrong with a postback, set apart from its story.
///
/// # Errors
/// When `out` cannot be written to.
pub fn findings(
    sources: &Sources,
    analysis: &Analysis,
    style: Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if !analysis.diagnostics.is_empty() {
        writeln!(out)?;
    }
    Human { style, verbose: false, quiet: false }.findings(sources, analysis, out)
}

/// Prints each postback's story with its findings under it.
///
/// # Errors
/// When `out` cannot be written to.
pub fn stories(judged: &[Judged], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let mut sum = Summary::default();
    for Judged { sources, analysis } in judged {
        sum += Summary::of(sources, analysis);
        let source = sources.get(analysis.source);
        if let Message::Postback(postback) = &analysis.message {
            let line = |place: Span| source.position(place.start).line;
            let head = |place: Span| style.dim(&format!("{}:{}: ", origin(source.origin()), line(place)));
            story(sources, postback, head, style, out)?;
        }
        findings(sources, analysis, style, out)?;
    }
    let verdict = match (sum.errors, sum.warnings) {
        (0, 0) => style.good("clean"),
        (0, _) => style.doubtful("usable"),
        _ => style.bad("not as documented"),
    };
    let counts =
        [(sum.documents, "postback"), (sum.errors, "error"), (sum.warnings, "warning"), (sum.infos, "info")];
    writeln!(out, "{verdict}: {}", counts.map(|(n, word)| count(n, word)).join(", "))
}

/// A postback as JSON: what it holds and what it tells.
#[derive(Debug, Serialize)]
pub struct JsonPostback {
    dialect: Dialect,
    #[serde(flatten)]
    told: Option<JsonTold>,
    files: Vec<String>,
    /// What a bundle of 2011 to 2013 holds.
    notifications: Vec<JsonTold>,
}

/// One thing that a postback tells.
#[derive(Debug, Serialize)]
struct JsonTold {
    code: Option<String>,
    fields: serde_json::Map<String, serde_json::Value>,
    happened: String,
    message: String,
    next: Option<String>,
}

impl JsonPostback {
    /// The postback of that analysis, if it is one.
    #[must_use]
    pub fn of(sources: &Sources, analysis: &Analysis) -> Option<Self> {
        let Message::Postback(postback) = &analysis.message else { return None };
        let name = |term: Term| term.name_or_other(Dialect::Current).to_owned();
        let stories = postback.told().zip(tell(postback)).map(|((_, fields), (_, story))| JsonTold {
            code: Some(sources.mask(&story.code)).filter(|code| !code.is_empty()),
            fields: fields
                .iter()
                .map(|field| (name(field.term), sources.mask(field.trimmed()).into()))
                .collect(),
            happened: story.happened,
            message: sources.mask(&story.message),
            next: story.next,
        });
        let mut told: Vec<_> = stories.collect();
        let own = if postback.notifications.is_empty() { told.pop() } else { None };
        Some(Self {
            dialect: postback.dialect,
            told: own,
            files: postback.files.iter().map(|file| sources.mask(file.value.trim())).collect(),
            notifications: told,
        })
    }
}

/// Prints one JSON object, format 1.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(judged: &[Judged], out: &mut dyn io::Write) -> io::Result<()> {
    let mut sum = Summary::default();
    judged.iter().for_each(|judged| sum += Summary::of(&judged.sources, &judged.analysis));
    let summary = JsonSummary {
        postbacks: sum.documents,
        errors: sum.errors,
        warnings: sum.warnings,
        infos: sum.infos,
    };
    let run = Run { format: 1, postbacks: judged.iter().map(Checked::from).collect(), summary };
    serde_json::to_writer_pretty(&mut *out, &run)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Run {
    format: u32,
    postbacks: Vec<Checked>,
    summary: JsonSummary,
}

#[derive(Serialize)]
struct JsonSummary {
    postbacks: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
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

impl From<&Judged> for Checked {
    fn from(Judged { sources, analysis }: &Judged) -> Self {
        let source = sources.get(analysis.source);
        let start = match &analysis.message {
            Message::Postback(postback) => source.position(postback.root.start),
            _ => source.position(0),
        };
        Self {
            path: source.origin().to_string(),
            line: start.line,
            column: start.column,
            byte: start.byte,
            postback: JsonPostback::of(sources, analysis),
            diagnostics: analysis.diagnostics.iter().map(|found| diagnostic(sources, found)).collect(),
        }
    }
}
