//! Renderers: the only code that prints. Each writes to the stream it is given and decides nothing but how things look.

pub mod check_urls;
pub mod config;
pub mod contact_sheet;
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

use std::io;
use std::ops::AddAssign;
use std::path::Path;

use crate::analysis::Analysis;
use crate::diagnostic::{Safety, Severity, Silence};
use crate::source::{Origin, Sources, lexical};

/// A way to show what a run of `validate` finds. Documents are shown one by one and freed; what a format has to
/// say of all of them comes before or after.
pub trait Render {
    /// Whether it shows where findings stand in words: their elements or fingerprints.
    fn shows_names(&self) -> bool {
        false
    }

    /// How it writes about a document, where that depends on no other: then many are written at a time, and
    /// [`Render::page`] takes them in.
    fn pages(&self) -> Option<Box<dyn Page>> {
        None
    }

    /// Takes in what was written about a document; they come in the order of the inputs.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn page(&mut self, page: &[u8], out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(page)
    }

    /// Writes what stands before the first document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Writes what there is to say about one document; documents come in the order of the inputs.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn document(&mut self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write)
    -> io::Result<()>;

    /// Writes that an input could not be read: why, and how to mend it. People have been told.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn unread(&mut self, message: &str, help: Option<&str>, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = (message, help, out);
        Ok(())
    }

    /// Writes what stands behind the last document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()>;
}

/// A way to write about one document alone.
pub trait Page: Send + Sync {
    /// Writes what there is to say about a document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()>;
}

/// Where a text comes from, as a repository calls its file: reports that are matched with its files find none by
/// `./a.xml`.
fn in_repository(origin: &Origin) -> String {
    lexical(Path::new(&origin.to_string())).display().to_string()
}

/// What a run found, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents that were judged.
    pub documents: usize,
    /// Inputs that could not be read.
    pub unread: usize,
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
    /// Findings that the baseline holds and that are gone.
    pub gone: usize,
    /// Media that the documents name.
    pub media: usize,
    /// Those of them that were not inspected.
    pub not_inspected: usize,
}

impl Summary {
    /// What one document has.
    #[must_use]
    pub fn of(sources: &Sources, analysis: &Analysis) -> Self {
        // In other encodings than UTF-8 and in form fields nothing is mended.
        let fixable = sources.get(analysis.source).encoded("").is_some();
        let fixable = |safety| {
            let fixes = analysis.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
            fixes.filter(|fix| fixable && fix.safety == safety).count()
        };
        let known =
            analysis.suppressed.iter().filter(|suppressed| suppressed.by == Silence::Baseline).count();
        Self {
            documents: 1,
            unread: 0,
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

    /// How many findings are at least as grave as `severity`.
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
        self.unread += other.unread;
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
