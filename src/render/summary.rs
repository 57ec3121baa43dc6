//! The totals of a run.

use std::ops::AddAssign;

use super::offered::is_fixable;
use crate::analysis::Analysis;
use crate::diagnostic::{Safety, Severity, Silence};
use crate::source::Sources;

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
