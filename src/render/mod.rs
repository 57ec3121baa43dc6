//! Renderers: the only code that prints. Each writes to the stream it is given, and decides only how things look.

pub mod check_urls;
pub mod config;
pub mod contact_sheet;
pub mod counted;
pub mod diff;
pub mod display;
mod elements;
pub mod estimate;
pub mod explain;
pub mod fit;
pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod ndjson;
pub mod postback;
pub mod profiles;
pub mod progress;
pub mod rdjson;
pub mod rules;
pub mod sarif;
pub mod send;
pub mod short;
mod style;
mod table;
pub mod templates;

pub use style::Style;

use std::io::{self, Write as _};
use std::ops::AddAssign;
use std::path::{Path, PathBuf};

use elements::Elements;

use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety, Severity, Silence};
use crate::source::{Origin, Source, Sources, lexical};

/// A way to show the findings of `validate`. Documents are shown one by one and freed; text about all of them comes
/// before or after.
pub trait Render {
    /// Whether it shows in words where findings are: elements or fingerprints.
    fn shows_names(&self) -> bool {
        false
    }

    /// The writer for single documents, if the output about a document does not depend on the others. Many documents
    /// are then written in parallel, and [`Render::page`] outputs the results.
    fn pages(&self) -> Option<Box<dyn Page>> {
        None
    }

    /// The JSON array whose elements the pages are, if they are; it puts commas between them.
    fn elements(&mut self) -> Option<&mut Elements> {
        None
    }

    /// Outputs the text about a document; documents come in the order of the inputs.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn page(&mut self, page: &[u8], out: &mut dyn io::Write) -> io::Result<()> {
        match self.elements() {
            Some(elements) => elements.more(out).write_all(page),
            None => out.write_all(page),
        }
    }

    /// Writes the part before the first document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Writes about one document; documents come in the order of the inputs. A format without [`Render::pages`] has its
    /// own way.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn document(
        &mut self,
        sources: &Sources,
        analysis: &Analysis,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let Some(page) = self.pages() else { return Ok(()) };
        match self.elements() {
            Some(elements) => page.write(sources, analysis, &mut elements.more(out)),
            None => page.write(sources, analysis, out),
        }
    }

    /// Writes what makes the run fail, whatever is found. The error has been reported on standard error.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn failed(&mut self, failed: Failed<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = (failed, out);
        Ok(())
    }

    /// Writes the part after the last document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()>;
}

/// Writes about one document, independently of all others.
pub trait Page: Send + Sync {
    /// Writes about a document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()>;
}

/// Something that makes a run fail, whatever is found.
#[derive(Clone, Copy, Debug)]
pub struct Failed<'a> {
    /// What could not be done.
    pub what: FailedTo,
    /// Why.
    pub message: &'a str,
    /// How to fix it.
    pub help: Option<&'a str>,
}

/// What a run could not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, schemars::JsonSchema, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailedTo {
    /// An input could not be read.
    #[serde(rename = "unread")]
    Read,
    /// A medium that has to be inspected could not be.
    #[serde(rename = "not-inspected")]
    Inspect,
    /// A fixed document could not be written.
    #[serde(rename = "not-written")]
    Write,
}

impl FailedTo {
    /// A word for what could not be done, as reports have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            FailedTo::Read => "unread",
            FailedTo::Inspect => "not-inspected",
            FailedTo::Write => "not-written",
        }
    }
}

/// How reports name files for tools that match them with the files of a repository.
#[derive(Clone, Debug, Default)]
pub struct Repository {
    /// The working directory of the run.
    pub directory: PathBuf,
    /// The folder of the repository, by each name that it has; none if it is not known.
    pub folders: Vec<PathBuf>,
}

impl Repository {
    /// This repository or, if it is not known, the working directory in its place.
    fn or_directory(mut self) -> Self {
        if self.folders.is_empty() {
            self.folders.push(self.directory.clone());
        }
        self
    }

    /// The path of a file from the folder of the repository. A file outside keeps its name, but without `./`, with which
    /// such tools do not find it.
    fn path(&self, path: &Path) -> PathBuf {
        let whole = lexical(&self.directory.join(path));
        let inside = self.folders.iter().find_map(|folder| whole.strip_prefix(folder).ok());
        inside.map_or_else(|| lexical(path), Path::to_owned)
    }

    /// The name of a text's origin: for a file, its path from the folder of the repository.
    fn name(&self, origin: &Origin) -> String {
        match origin {
            Origin::File(path) => self.path(path).display().to_string(),
            Origin::Stdin | Origin::Composed(_) => origin.to_string(),
        }
    }
}

/// Whether a document can be fixed: one in another encoding than UTF-8, or in a form field, cannot.
fn is_fixable(source: &Source) -> bool {
    source.encoded("").is_some()
}

/// The fix of a finding for a program that applies fixes itself. There is none where `--fix` would refuse it, or if it
/// would show a secret.
fn offered<'d>(sources: &Sources, found: &'d Diagnostic) -> Option<&'d Fix> {
    let shows_secret = |edit: &Edit| sources.is_secret_shown(edit.span, &edit.text);
    let fixable = is_fixable(sources.get(found.primary.span.source));
    found.fix.as_ref().filter(|fix| fixable && !fix.edits.iter().any(shows_secret))
}

/// The totals of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents that were checked.
    pub documents: usize,
    /// What makes the run fail, whatever is found: inputs that could not be read, required media that could not be
    /// inspected, fixed documents that could not be written.
    pub failures: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are infos.
    pub infos: usize,
    /// Findings with a safe fix.
    pub fixable: usize,
    /// Findings with an unsafe fix.
    pub fixable_unsafely: usize,
    /// Findings that comments in the documents allow.
    pub allowed: usize,
    /// Findings that the baseline holds.
    pub known: usize,
    /// Findings in the baseline that no longer occur.
    pub gone: usize,
    /// Media that the documents name.
    pub media: usize,
    /// Media that were not inspected.
    pub not_inspected: usize,
}

impl Summary {
    /// The totals of one document.
    #[must_use]
    pub fn of(sources: &Sources, analysis: &Analysis) -> Self {
        let fixable = is_fixable(sources.get(analysis.source));
        let fixable = |safety| {
            let fixes = analysis.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
            let unlisted = analysis.unlisted.iter().filter_map(|unlisted| unlisted.fix);
            fixes.map(|fix| fix.safety).chain(unlisted).filter(|found| fixable && *found == safety).count()
        };
        let known =
            analysis.suppressed.iter().filter(|suppressed| suppressed.by == Silence::Baseline).count();
        Self {
            documents: 1,
            failures: 0,
            errors: analysis.count(Severity::Error),
            warnings: analysis.count(Severity::Warning),
            infos: analysis.count(Severity::Info),
            fixable: fixable(Safety::Safe),
            fixable_unsafely: fixable(Safety::Unsafe),
            allowed: analysis.suppressed.len() - known,
            known,
            gone: analysis.gone,
            media: analysis.assets.iter().count(),
            not_inspected: analysis.assets.iter().filter(|(_, asset)| !asset.is_inspected()).count(),
        }
    }

    /// The number of findings of at least this severity.
    #[must_use]
    pub fn at_least(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.errors + self.warnings,
            Severity::Info => self.errors + self.warnings + self.infos,
        }
    }
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.failures += other.failures;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.fixable += other.fixable;
        self.fixable_unsafely += other.fixable_unsafely;
        self.allowed += other.allowed;
        self.known += other.known;
        self.gone += other.gone;
        self.media += other.media;
        self.not_inspected += other.not_inspected;
    }
}
