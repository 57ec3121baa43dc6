//! Findings as JUnit XML, for test reports: a suite for each document, a case for each finding.

use std::io;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::short::{place, words};
use super::{Failed, Page, Render, Repository, Summary};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Severity, Silence};
use crate::source::{Origin, Sources};

/// Writes one XML document of suites.
#[derive(Clone, Debug)]
pub struct Junit {
    /// The least severity that counts as a failure, if any does.
    fails: Option<Severity>,
    repository: Repository,
}

impl Page for Junit {
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
        let path = sources.get(analysis.source).origin().to_string();
        let mut suite = TestSuite::new(path.clone());
        let cases = analysis.diagnostics.iter().map(|found| (found, self.status(sources, found)));
        let silent = analysis.suppressed.iter().map(|suppressed| {
            let why = match &suppressed.by {
                Silence::Inline { reason } => reason.as_deref().unwrap_or("allowed by a comment").to_owned(),
                Silence::Baseline => "in the baseline".to_owned(),
            };
            let mut status = TestCaseStatus::skipped();
            status.set_message(sources.mask(&why));
            (&suppressed.diagnostic, status)
        });
        for (found, status) in cases.chain(silent) {
            let at = place(sources, found);
            let at = at.strip_prefix(&path).unwrap_or(&at).trim_start_matches(':');
            let mut case = TestCase::new(format!("{} at {at}", found.rule), status);
            case.set_classname(path.clone());
            self.place(&mut case, sources, found);
            if self.fails.is_none_or(|least| found.severity < least) {
                case.set_system_out(described(sources, found));
            }
            suite.add_test_case(case);
        }
        if suite.test_cases.is_empty() {
            let mut case = TestCase::new("clean", TestCaseStatus::success());
            case.set_classname(path);
            suite.add_test_case(case);
        }
        write(suite, out)
    }
}

impl Render for Junit {
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"mmsctl\">")
    }

    fn pages(&self) -> Option<Box<dyn Page>> {
        Some(Box::new(self.clone()))
    }

    fn failed(&mut self, failed: Failed<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let Failed { what, message, help } = failed;
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_message(message).set_description(help.unwrap_or_default());
        let mut suite = TestSuite::new(what.as_str());
        suite.add_test_case(TestCase::new(what.as_str(), status));
        write(suite, out)
    }

    fn end(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "</testsuites>")
    }
}

impl Junit {
    /// A report in which a finding from `fails` up is a failure, with links to files from the folder of the repository.
    #[must_use]
    pub fn of(fails: Option<Severity>, repository: Repository) -> Self {
        Self { fails, repository: repository.or_directory() }
    }

    /// Adds the place of a finding. GitLab links to `file`; actions that annotate pull requests read `line` too.
    fn place(&self, case: &mut TestCase, sources: &Sources, found: &Diagnostic) {
        let span = found.primary.span;
        let source = sources.get(span.source);
        if let Origin::File(_) = source.origin() {
            let line = source.position(span.start).line.to_string();
            case.extra.insert("file".into(), self.repository.name(source.origin()).into());
            case.extra.insert("line".into(), line.into());
        }
    }

    fn status(&self, sources: &Sources, found: &Diagnostic) -> TestCaseStatus {
        if self.fails.is_none_or(|least| found.severity < least) {
            return TestCaseStatus::success();
        }
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_type(found.rule).set_message(words(sources, found));
        status.set_description(described(sources, found));
        status
    }
}

fn described(sources: &Sources, found: &Diagnostic) -> String {
    let help =
        found.help.as_deref().map_or(String::new(), |help| format!("\nhelp: {}", sources.mask_finding(help)));
    let (at, severity, rule) = (place(sources, found), found.severity.as_str(), found.rule);
    format!("{at}: {severity}[{rule}]: {}{help}", words(sources, found))
}

/// Writes a suite by way of a report of its own, so that the report of the whole run is never in memory.
fn write(suite: TestSuite, out: &mut dyn io::Write) -> io::Result<()> {
    let mut report = Report::new("");
    report.add_test_suite(suite);
    let text = report.to_string().map_err(io::Error::other)?;
    let start = text.find("<testsuite ").expect("a report of one suite");
    let end = text.rfind("</testsuites>").expect("a report is closed");
    // The library drops control characters, but not these two, which XML does not allow either.
    let text = text[start..end].trim_end().replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}");
    writeln!(out, "    {text}")
}
