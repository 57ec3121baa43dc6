//! Findings as code frames, for people.

use std::io;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet};

use super::counted::counted;
use super::display::{self, told};
use super::{Page, Render, Style, Summary};
use crate::analysis::Analysis;
use crate::codes;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Source, Sources, Span};

/// A window longer than this is cut around its labels, so that a document on one line does not drown its own frame.
/// In bytes.
const WINDOW: usize = 4096;

/// How much a cut window keeps on each side of a label. In bytes.
const MARGIN: usize = 120;

/// Excerpts after this column are shown without padding to their true column. Our choice.
const FAR: usize = 8192;

/// Shows frames for errors and warnings, a line for each info, and a summary.
#[derive(Clone, Copy, Debug)]
pub struct Human {
    /// Colour and width.
    pub style: Style,
    /// Whether infos get frames too.
    pub verbose: bool,
    /// Whether only errors are shown.
    pub quiet: bool,
}

impl Page for Human {
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
        self.findings(sources, analysis, out)
    }
}

/// Shows the findings of a run, and a summary.
#[derive(Clone, Copy, Debug)]
pub struct HumanRun {
    /// How findings are shown.
    pub human: Human,
    /// The least severity that makes the run fail, if any does.
    pub fails: Option<Severity>,
}

impl Render for HumanRun {
    fn pages(&self) -> Option<Box<dyn Page>> {
        Some(Box::new(self.human))
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let Human { quiet, style, .. } = self.human;
        if quiet || summary.documents == 0 { Ok(()) } else { summarise(summary, self.fails, style, out) }
    }
}

impl Human {
    /// Writes one document's findings.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn findings(
        &self,
        sources: &Sources,
        analysis: &Analysis,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let mut after_line = false;
        for diagnostic in &analysis.diagnostics {
            match diagnostic.severity {
                Severity::Info | Severity::Warning if self.quiet => {}
                Severity::Info if !self.verbose => {
                    self.line(sources, diagnostic, out)?;
                    after_line = true;
                }
                _ => {
                    let gap = if std::mem::take(&mut after_line) { "\n" } else { "" };
                    let help = diagnostic.help.as_deref().map(|help| sources.mask_finding(help));
                    writeln!(out, "{gap}{}\n", self.frame(sources, diagnostic, help.as_deref()))?;
                }
            }
        }
        Ok(())
    }

    /// One line for an info.
    fn line(&self, sources: &Sources, diagnostic: &Diagnostic, out: &mut dyn io::Write) -> io::Result<()> {
        let span = diagnostic.primary.span;
        let source = sources.get(span.source);
        let place = source.position(span.start);
        let words = told(sources, &diagnostic.message);
        let tag = self.style.dim(&format!("info[{}]", diagnostic.rule));
        writeln!(out, "{tag}: {}:{}:{}: {words}", display::origin(source.origin()), place.line, place.column)
    }

    /// A frame with every label, the help and the expected response of the service.
    fn frame(&self, sources: &Sources, diagnostic: &Diagnostic, help: Option<&str>) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let title = level.primary_title(told(sources, &diagnostic.message)).id(diagnostic.rule);
        let mut group = snippets(sources, diagnostic, Group::with_title(title));
        if let Some(answer) = answer(diagnostic) {
            group = group.element(Level::NOTE.message(answer));
        }
        if let Some(help) = help {
            group = group.element(Level::HELP.message(display::lines(help)));
        }
        let frame = self.style.frames().render(&[group]);
        let far =
            sources.get(diagnostic.primary.span.source).position(diagnostic.primary.span.start).column > FAR;
        if far { frame.split_inclusive('\n').filter(|line| !is_ellipsis(line)).collect() } else { frame }
    }
}

/// Prints the summary of the run on one line. If findings of the severity `fails` make it fail although none is an
/// error, the line says so.
pub(super) fn summarise(
    summary: &Summary,
    fails: Option<Severity>,
    style: Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let verdict = match (summary.errors, summary.failures, summary.warnings) {
        (0, 0, 0) => style.good("clean"),
        (0, 0, _) => style.doubtful("usable"),
        (0, ..) => style.bad("incomplete"),
        _ => style.bad("not sendable"),
    };
    let mut line = format!(
        "{verdict}: {}, {}, {}, {}",
        counted(summary.documents, "document"),
        counted(summary.errors, "error"),
        counted(summary.warnings, "warning"),
        counted(summary.infos, "info"),
    );
    if summary.not_inspected > 0 {
        let media = counted(summary.media, "medium");
        line.push_str(&format!("; {} of {media} not inspected", summary.not_inspected));
    }
    for (n, words) in [
        (summary.allowed, "allowed in place"),
        (summary.known, "in the baseline"),
        (summary.gone, "gone from the baseline"),
    ] {
        if n > 0 {
            line.push_str(&format!("; {n} {words}"));
        }
    }
    if summary.failures > 0 {
        line.push_str(&format!("; {}, as reported above", counted(summary.failures, "failure")));
    }
    if let Some(least) = fails.filter(|least| summary.errors == 0 && summary.at_least(*least) > 0) {
        line.push_str(&format!("; `--fail-on {}` makes the run fail", least.as_str()));
    }
    writeln!(out, "{line}")?;
    match (summary.fixable, summary.fixable_unsafely) {
        (0, 0) => Ok(()),
        (safe, 0) => writeln!(out, "`--fix` fixes {safe} of them"),
        (0, others) => writeln!(out, "`--fix --unsafe-fixes` fixes {others} of them"),
        (safe, others) => writeln!(out, "`--fix` fixes {safe} of them, `--unsafe-fixes` {others} more"),
    }
}

/// Renders one error at a place in a text that is not a message, such as a manifest. `help` must not contain text
/// from the source, because it is shown unchanged.
#[must_use]
pub fn fault(
    sources: &Sources,
    span: Span,
    rule: &'static str,
    message: &str,
    help: Option<&str>,
    style: Style,
) -> String {
    let diagnostic = Diagnostic {
        rule,
        codes: Vec::new(),
        severity: Severity::Error,
        message: message.to_owned(),
        primary: Label { span, message: "".into() },
        related: Vec::new(),
        help: None,
        fix: None,
        slide: None,
        element: String::new(),
        fingerprint: 0,
    };
    Human { style, verbose: false, quiet: false }.frame(sources, &diagnostic, help)
}

/// The expected response: `the service would answer E225: the message has too many slides`.
fn answer(diagnostic: &Diagnostic) -> Option<String> {
    let (first, others) = diagnostic.codes.split_first()?;
    let others: String = others.iter().map(|code| format!(" or {code}")).collect();
    let meaning = codes::api(first).map_or(String::new(), |code| format!(": {}", code.meaning));
    Some(format!("the service would answer {first}{others}{meaning}"))
}

/// Adds the source with all labels: as one excerpt if they are close together, else as several.
fn snippets<'a>(sources: &Sources, diagnostic: &Diagnostic, mut group: Group<'a>) -> Group<'a> {
    let labels: Vec<(AnnotationKind, &Label)> =
        std::iter::once((AnnotationKind::Primary, &diagnostic.primary))
            .chain(diagnostic.related.iter().map(|label| (AnnotationKind::Context, label)))
            .collect();
    let source = sources.get(diagnostic.primary.span.source);
    let start = labels.iter().map(|(_, label)| label.span.start).min().unwrap_or_default();
    let end = labels.iter().map(|(_, label)| label.span.end).max().unwrap_or_default();
    let (window, line) = source.line_range(start, end);
    if window.len() <= WINDOW && !source.is_part() {
        let path = display::origin(source.origin());
        let snippet = Snippet::source(excerpt(source, window.clone())).line_start(line).path(path);
        let marks = labels.into_iter().map(|(kind, label)| mark(kind, label, &window, 0, sources));
        return group.element(snippet.annotations(marks.collect::<Vec<_>>()));
    }
    for (kind, label) in labels {
        let window = cut(source, label.span);
        let at = source.position(label.span.start);
        if at.column > FAR {
            group = far(source, label, window, kind, group, sources);
            continue;
        }
        // Blanks replace the text that is cut off, so that the column in the frame is the column in the file.
        let shown = source.text()[window.start..label.span.range().start.max(window.start)].chars().count();
        let blanks = " ".repeat((at.column - 1).saturating_sub(shown));
        let annotation = mark(kind, label, &window, blanks.len(), sources);
        let snippet = Snippet::source(blanks + &excerpt(source, window)).line_start(at.line);
        group = group.element(snippet.path(display::origin(source.origin())).annotation(annotation));
    }
    group
}

/// Whether a line of a frame, without colours, is the `:::` before an excerpt without a path of its own.
fn is_ellipsis(line: &str) -> bool {
    let mut pieces = line.split('\u{1b}');
    let plain = pieces.next().map(str::to_owned);
    let coloured = pieces.map(|piece| piece.split_once('m').map_or("", |(_, rest)| rest).to_owned());
    plain.into_iter().chain(coloured).collect::<String>().trim() == ":::"
}

/// Adds an excerpt from a very long line. Padding it with blanks to its column would be most of the work, so its
/// position is shown above it, and dots before it.
fn far<'a>(
    source: &Source,
    label: &Label,
    window: Range<usize>,
    kind: AnnotationKind,
    group: Group<'a>,
    sources: &Sources,
) -> Group<'a> {
    const DOTS: &str = "...";
    let at = source.position(label.span.start);
    let origin = Origin::path(display::origin(source.origin())).line(at.line).char_column(at.column);
    let annotation = mark(kind, label, &window, DOTS.len(), sources);
    let snippet = Snippet::source(DOTS.to_owned() + &excerpt(source, window)).line_start(at.line);
    group.element(origin).element(snippet.annotation(annotation))
}

fn mark<'a>(
    kind: AnnotationKind,
    label: &Label,
    window: &Range<usize>,
    indent: usize,
    sources: &Sources,
) -> annotate_snippets::Annotation<'a> {
    let end = label.span.range().end.min(window.end);
    let range = label.span.range().start - window.start..end.saturating_sub(window.start);
    let annotation = kind.span(indent + range.start..indent + range.end.max(range.start));
    if label.message.is_empty() { annotation } else { annotation.label(told(sources, &label.message)) }
}

/// An excerpt of a text for a frame.
fn excerpt(source: &Source, range: Range<usize>) -> String {
    display::in_place(source.masked(range))
}

/// The window around one label in a very long line.
fn cut(source: &Source, span: Span) -> Range<usize> {
    let (lines, _) = source.line_range(span.start, span.start);
    let text = source.text();
    let start = text.floor_char_boundary(span.range().start.saturating_sub(MARGIN)).max(lines.start);
    let end = text.ceil_char_boundary(span.range().end.min(span.range().start + MARGIN) + MARGIN);
    start..end.min(lines.end).max(start)
}
