//! Findings as a code quality report of GitLab (a subset of Code Climate's format).

use std::io;

use serde::Serialize;

use super::elements::Elements;
use super::{Page, Render, Repository, Summary};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Origin, Sources, distinct};

/// Writes one JSON array.
#[derive(Debug)]
pub struct Gitlab {
    issues: Elements,
    repository: Repository,
}

impl Gitlab {
    /// A report with file names relative to the folder of the repository: GitLab shows no others.
    #[must_use]
    pub fn of(repository: Repository) -> Self {
        Self { issues: Elements::default(), repository: repository.or_directory() }
    }
}

/// Writes the issues of a document.
#[derive(Debug)]
struct Issues(Repository);

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Page for Issues {
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
        let mut issues = Elements::default();
        analysis.diagnostics.iter().try_for_each(|found| issues.line(&self.issue(sources, found), out))
    }
}

impl Render for Gitlab {
    fn pages(&self) -> Option<Box<dyn Page>> {
        Some(Box::new(Issues(self.repository.clone())))
    }

    fn elements(&mut self) -> Option<&mut Elements> {
        Some(&mut self.issues)
    }

    fn shows_names(&self) -> bool {
        true
    }

    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn end(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "{}]", if self.issues.any() { "\n" } else { "" })
    }
}

impl Issues {
    fn issue(&self, sources: &Sources, found: &Diagnostic) -> Issue {
        let span = found.primary.span;
        let source = sources.get(span.source);
        let path = self.0.name(source.origin());
        let file = match source.origin() {
            Origin::File(path) => distinct(&self.0.path(path)),
            Origin::Stdin | Origin::Composed(_) => path.clone(),
        };
        let help =
            found.help.as_deref().map_or(String::new(), |help| format!("; {}", sources.mask_finding(help)));
        Issue {
            description: format!("{}{help}", sources.mask_finding(&found.message)),
            check_name: found.rule,
            // GitLab requires fingerprints that are unique in the whole report.
            fingerprint: format!("{file}:{:016x}", found.fingerprint),
            severity: match found.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Location {
                path,
                lines: Lines { begin: source.position(span.start).line, end: source.position(span.end).line },
            },
        }
    }
}
