//! Postbacks for people and machines: what each reports, and its findings.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::{Analysis, Judged};
use crate::dialect::{Dialect, Term};
use crate::message::Message;
use crate::postback::{Postback, Story, tell};
use crate::render::counted::counted;
use crate::render::display::{origin, plain};
use crate::render::elements::{Elements, indented};
use crate::render::human::Human;
use crate::render::json::{JsonDiagnostic, diagnostic};
use crate::render::{Style, Summary};
use crate::source::{Sources, Span};

/// Prints what a postback reports, indented below a heading. `head` makes the heading from the place in the text that
/// it is about.
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
        write_one(sources, &story, &head(place), style, out)?;
    }
    Ok(())
}

fn write_one(
    sources: &Sources,
    story: &Story,
    head: &str,
    style: Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    // Text from a peer must not control the terminal.
    let shown = |text: &str| plain(&sources.mask(text));
    let code = if story.code.is_empty() { "-".to_owned() } else { shown(&story.code) };
    let code = if story.code.starts_with('E') { style.bad(&code) } else { style.good(&code) };
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

/// Prints the findings of a postback, separated from its story.
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

/// Prints postbacks one by one, so that a long log is never in memory as a whole.
#[derive(Debug)]
pub struct Printer {
    layout: Layout,
    sum: Summary,
}

#[derive(Debug)]
enum Layout {
    Human(Style),
    Json(Elements),
}

impl Printer {
    /// Prints for people: the story of each postback, followed by its findings.
    #[must_use]
    pub fn human(style: Style) -> Self {
        Self { layout: Layout::Human(style), sum: Summary::default() }
    }

    /// Prints one JSON object, format 1.
    #[must_use]
    pub fn json() -> Self {
        Self { layout: Layout::Json(Elements::default()), sum: Summary::default() }
    }

    /// Begins the output.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        match self.layout {
            Layout::Human(_) => Ok(()),
            Layout::Json(_) => out.write_all(b"{\n  \"format\": 1,\n  \"postbacks\": ["),
        }
    }

    /// Prints a postback.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn postback(&mut self, judged: &Judged, out: &mut dyn io::Write) -> io::Result<()> {
        let Judged { sources, analysis } = judged;
        self.sum += Summary::of(sources, analysis);
        let style = match &mut self.layout {
            Layout::Human(style) => *style,
            Layout::Json(elements) => return elements.block(&Checked::from(judged), "    ", out),
        };
        let source = sources.get(analysis.source);
        if let Message::Postback(postback) = &analysis.message {
            let line = |place: Span| source.position(place.start).line;
            let head = |place: Span| style.dim(&format!("{}:{}: ", origin(source.origin()), line(place)));
            story(sources, postback, head, style, out)?;
        }
        findings(sources, analysis, style, out)
    }

    /// Ends the output with the totals.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn end(self, out: &mut dyn io::Write) -> io::Result<()> {
        match self.layout {
            // An error says why there is none.
            Layout::Human(_) if self.sum.documents == 0 => Ok(()),
            Layout::Human(style) => verdict(&self.sum, style, out),
            Layout::Json(elements) => {
                let gap = if elements.any() { "\n  " } else { "" };
                let summary = indented(&JsonSummary::from(&self.sum), "  ")?;
                writeln!(out, "{gap}],\n  \"summary\": {summary}\n}}")
            }
        }
    }
}

fn verdict(sum: &Summary, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let verdict = match (sum.errors, sum.warnings) {
        (0, 0) => style.good("clean"),
        (0, _) => style.doubtful("usable"),
        _ => style.bad("not as documented"),
    };
    let counts =
        [(sum.documents, "postback"), (sum.errors, "error"), (sum.warnings, "warning"), (sum.infos, "info")];
    writeln!(out, "{verdict}: {}", counts.map(|(n, word)| counted(n, word)).join(", "))
}

/// A postback as JSON: what it holds and what it tells.
#[derive(Debug, JsonSchema, Serialize)]
pub struct JsonPostback {
    /// The dialect that it is written in.
    dialect: Dialect,
    /// What it tells, unless it is a bundle.
    #[serde(flatten)]
    told: Option<JsonTold>,
    /// The files that it names.
    files: Vec<String>,
    /// What a bundle, as sent from 2011 to 2013, holds.
    notifications: Vec<JsonTold>,
}

/// One thing that a postback tells.
#[derive(Debug, JsonSchema, Serialize)]
struct JsonTold {
    /// The postback code, if there is one.
    code: Option<String>,
    /// Its fields, by their names in the current dialect.
    fields: serde_json::Map<String, serde_json::Value>,
    /// What happened, in words.
    happened: String,
    /// The message or template that it is about.
    message: String,
    /// What to do next.
    next: Option<String>,
}

impl JsonPostback {
    /// The postback of an analysis, if it is one.
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

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct Run {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// The postbacks, in the order of the inputs.
    postbacks: Vec<Checked>,
    /// How many postbacks and findings there are.
    summary: JsonSummary,
}

#[derive(JsonSchema, Serialize)]
struct JsonSummary {
    /// How many postbacks were checked.
    postbacks: usize,
    /// How many findings are errors.
    errors: usize,
    /// How many findings are warnings.
    warnings: usize,
    /// How many findings are infos.
    infos: usize,
}

impl From<&Summary> for JsonSummary {
    fn from(sum: &Summary) -> Self {
        let Summary { documents: postbacks, errors, warnings, infos, .. } = *sum;
        Self { postbacks, errors, warnings, infos }
    }
}

#[derive(JsonSchema, Serialize)]
struct Checked {
    /// The file that it is in.
    path: String,
    /// The line that it begins on, from 1.
    line: usize,
    /// The column that it begins in, in characters, from 1.
    column: usize,
    /// The byte that it begins at, from 0.
    byte: u64,
    /// The content of the postback; null if it is not a postback.
    postback: Option<JsonPostback>,
    /// The findings.
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
