//! Findings as annotations of GitHub Actions: commands that a step prints.

use std::io;

use super::display::plain;
use super::short::{place, words};
use super::{Failed, Render, Repository, Summary};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// The number of annotations of each level that GitHub shows for one step (GitHub Docs, "Limits for annotations").
const SHOWN: usize = 10;

/// Collects annotations, the worst first. Findings beyond GitHub's limits go to the log of the step.
#[derive(Debug, Default)]
pub struct Github {
    repository: Repository,
    errors: Vec<Kept>,
    warnings: Vec<Kept>,
    notices: Vec<Kept>,
    left_out: usize,
}

/// An annotation that is shown unless more severe ones take its place.
#[derive(Debug)]
struct Kept {
    annotation: String,
    /// The line for the log, if the annotation is not shown.
    line: String,
}

impl Github {
    /// Annotations with file names relative to the folder of the repository.
    #[must_use]
    pub fn of(repository: Repository) -> Self {
        Self { repository: repository.or_directory(), ..Self::default() }
    }

    fn list(&mut self, severity: Severity) -> &mut Vec<Kept> {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.notices,
        }
    }

    fn annotation(&self, sources: &Sources, found: &Diagnostic) -> String {
        let level = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let span = found.primary.span;
        let source = sources.get(span.source);
        let (start, end) = (source.position(span.start), source.position(span.end));
        let file = property(&self.repository.name(source.origin()));
        // GitHub accepts columns only if they are on one line, and its last column is inclusive.
        let columns = if start.line == end.line {
            format!("col={},endColumn={}", start.column, end.column.saturating_sub(1).max(start.column))
        } else {
            format!("endLine={}", end.line)
        };
        let title = property(found.rule);
        let mut message = words(sources, found);
        if let Some(help) = &found.help {
            message.push_str(&format!("\n{}", sources.mask_finding(help)));
        }
        format!("::{level} file={file},line={},{columns},title={title}::{}", start.line, data(&message))
    }
}

impl Render for Github {
    fn document(
        &mut self,
        sources: &Sources,
        analysis: &Analysis,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        for found in &analysis.diagnostics {
            let tag = format!("{}[{}]", found.severity.as_str(), found.rule);
            let line = logged(&format!("{tag}: {}: {}", place(sources, found), words(sources, found)));
            if self.list(found.severity).len() < SHOWN {
                let annotation = self.annotation(sources, found);
                self.list(found.severity).push(Kept { annotation, line });
            } else {
                self.left_out += 1;
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }

    fn failed(&mut self, failed: Failed<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let Failed { what, message, help } = failed;
        let (title, help) = (what.as_str(), help.map_or(String::new(), |help| format!("\n{help}")));
        let annotation = format!("::error title={title}::{}", data(&format!("{message}{help}")));
        self.errors.insert(0, Kept { annotation, line: logged(&format!("error[{title}]: {message}")) });
        // An annotation that lost its place goes to the log, like those that never had one.
        if self.errors.len() > SHOWN
            && let Some(Kept { line, .. }) = self.errors.pop()
        {
            self.left_out += 1;
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        for Kept { annotation, .. } in self.errors.iter().chain(&self.warnings).chain(&self.notices) {
            writeln!(out, "{annotation}")?;
        }
        if self.left_out > 0 {
            writeln!(
                out,
                "{} more findings are listed above: GitHub shows {SHOWN} errors, warnings and notices of a step",
                self.left_out
            )?;
        }
        Ok(())
    }
}

/// A line for the log. A runner interprets a line that begins with `::` as a command; our lines begin with other
/// text. It finds the older `##[` anywhere in a line, so that is broken up.
fn logged(line: &str) -> String {
    plain(line).replace("##[", "# #[")
}

/// Escapes text after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a value between `=` and `,`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("100%\r\na: b, c"), "100%25%0D%0Aa: b, c");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
