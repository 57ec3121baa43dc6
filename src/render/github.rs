//! Findings as annotations of GitHub Actions: commands that a step prints.

use std::io;
use std::path::PathBuf;

use super::short::{place, words};
use super::{Render, Summary, in_repository};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// Annotations of each level that GitHub shows for one step (GitHub Docs, "Limits for annotations").
const SHOWN: usize = 10;

/// Annotations, the worst first; what GitHub would not show stands in the step's log.
#[derive(Debug, Default)]
pub struct Github {
    /// The folder of the repository that relative paths start from.
    folder: PathBuf,
    errors: Vec<String>,
    warnings: Vec<String>,
    notices: Vec<String>,
    left_out: usize,
}

impl Github {
    /// Annotations of a run that was started in that folder of the repository.
    #[must_use]
    pub fn of(folder: PathBuf) -> Self {
        Self { folder, ..Self::default() }
    }

    fn list(&mut self, severity: Severity) -> &mut Vec<String> {
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
        let file = self.folder.join(in_repository(source.origin()));
        let file = property(&file.display().to_string());
        // GitHub takes columns only where they are of one line, and counts the last one in.
        let columns = if start.line == end.line {
            format!("col={},endColumn={}", start.column, end.column.saturating_sub(1).max(start.column))
        } else {
            format!("endLine={}", end.line)
        };
        let title = property(found.rule);
        let mut message = words(sources, found);
        if let Some(help) = &found.help {
            message.push_str(&format!("\n{}", sources.mask(help)));
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
            if self.list(found.severity).len() < SHOWN {
                let annotation = self.annotation(sources, found);
                self.list(found.severity).push(annotation);
            } else {
                self.left_out += 1;
                let tag = format!("{}[{}]", found.severity.as_str(), found.rule);
                writeln!(out, "{}: {tag}: {}", place(sources, found), words(sources, found))?;
            }
        }
        Ok(())
    }

    fn unread(&mut self, message: &str, help: Option<&str>, _: &mut dyn io::Write) -> io::Result<()> {
        let help = help.map_or(String::new(), |help| format!("\n{help}"));
        let annotation = format!("::error title=unread::{}", data(&format!("{message}{help}")));
        self.errors.truncate(SHOWN - 1);
        self.errors.insert(0, annotation);
        Ok(())
    }

    fn end(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        for line in self.errors.iter().chain(&self.warnings).chain(&self.notices) {
            writeln!(out, "{line}")?;
        }
        if self.left_out > 0 {
            writeln!(
                out,
                "{} more findings stand above: GitHub shows {SHOWN} errors, warnings and notices of a step",
                self.left_out
            )?;
        }
        Ok(())
    }
}

/// Text behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value between `=` and `,`.
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
