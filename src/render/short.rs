//! Findings on one line each, `path:line:column: severity[rule]: message`, for editors and `grep`.

use std::io;

use super::display::{origin, plain};
use super::human::summarise;
use super::{Page, Render, Style, Summary};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// Writes a line for each finding, and a summary.
#[derive(Clone, Copy, Debug)]
pub struct Short {
    /// Colour.
    pub style: Style,
    /// Whether only errors are shown.
    pub quiet: bool,
    /// The least severity that makes the run fail, if any does.
    pub fails: Option<Severity>,
}

impl Page for Short {
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
        let shown = |found: &&Diagnostic| !self.quiet || found.severity == Severity::Error;
        analysis.diagnostics.iter().filter(shown).try_for_each(|found| {
            let tag =
                self.style.severity(found.severity, &format!("{}[{}]", found.severity.as_str(), found.rule));
            writeln!(out, "{}: {tag}: {}", place(sources, found), words(sources, found))
        })
    }
}

impl Render for Short {
    fn pages(&self) -> Option<Box<dyn Page>> {
        Some(Box::new(*self))
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let is_silent = self.quiet || summary.documents == 0;
        if is_silent { Ok(()) } else { summarise(summary, self.fails, self.style, out) }
    }
}

/// The position of a finding: `path:line:column`.
pub(super) fn place(sources: &Sources, found: &Diagnostic) -> String {
    let span = found.primary.span;
    let source = sources.get(span.source);
    let at = source.position(span.start);
    format!("{}:{}:{}", origin(source.origin()), at.line, at.column)
}

/// The message of a finding with its codes, on one line.
pub(super) fn words(sources: &Sources, found: &Diagnostic) -> String {
    let message = sources.mask_finding(&found.message);
    // A value of several lines is easier to read with blanks than with symbols.
    let message = plain(&message.replace(['\n', '\r', '\t'], " "));
    match found.codes.as_slice() {
        [] => message,
        codes => format!("{message} ({})", codes.join(", ")),
    }
}
