//! The definition of a rule: its name, severity, codes, sources, manual and check.

use super::Subject;
use super::finding::Findings;
use super::manual::Manual;
use crate::diagnostic::Severity;

/// How sources that disagree are read (API facts §1.9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Strictness {
    /// What some documentation allows is no error.
    #[default]
    Lenient,
    /// What any documentation forbids is an error.
    Strict,
}

/// How much a finding matters under each strictness; nothing means silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// By default.
    pub lenient: Option<Severity>,
    /// With `--strict`.
    pub strict: Option<Severity>,
}

impl Level {
    /// An error, always.
    pub const ERROR: Level = Level::always(Severity::Error);
    /// A warning, always.
    pub const WARNING: Level = Level::always(Severity::Warning);
    /// An info, always.
    pub const INFO: Level = Level::always(Severity::Info);
    /// Silence by default.
    pub const SILENT: Level = Level { lenient: None, strict: None };

    const fn always(severity: Severity) -> Self {
        Self { lenient: Some(severity), strict: Some(severity) }
    }

    /// The same, but `severity` with `--strict`.
    #[must_use]
    pub const fn strict(self, severity: Severity) -> Self {
        Self { lenient: self.lenient, strict: Some(severity) }
    }

    /// The severity under `strictness`.
    #[must_use]
    pub fn under(self, strictness: Strictness) -> Option<Severity> {
        match strictness {
            Strictness::Lenient => self.lenient,
            Strictness::Strict => self.strict,
        }
    }
}

/// A rule: data with a function pointer. Its name is its only id.
#[derive(Debug)]
pub struct Rule {
    /// Its name, lowercase with hyphens; the same as its file's, with underscores.
    pub name: &'static str,
    /// How much its findings matter, unless a finding says otherwise.
    pub level: Level,
    /// The codes that the service would answer, most likely first, unless a finding says otherwise.
    pub codes: &'static [&'static str],
    /// Its doc comment, which is its manual.
    pub doc: &'static str,
    /// Looks at a document and reports.
    pub check: fn(&Subject<'_>, &mut Findings<'_>),
}

impl Rule {
    /// The manual, taken apart.
    #[must_use]
    pub fn manual(&self) -> Manual {
        Manual::new(self.doc)
    }
}

/// Declares a file's rule: its manual as a doc comment, then name, level, codes and the function.
///
/// ```text
/// rule! {
///     /// One sentence that says what is right.
///     ///
///     /// # Why
///     /// # Fails
///     /// # Passes
///     /// # Sources
///     "too-many-slides", Level::ERROR, ["E225"], check
/// }
/// ```
macro_rules! rule {
    ($(#[doc = $doc:literal])* $name:literal, $level:expr, [$($code:literal),*], $check:path) => {
        $(#[doc = $doc])*
        pub const RULE: $crate::check::Rule = $crate::check::Rule {
            name: $name,
            level: $level,
            codes: &[$($code),*],
            doc: concat!($($doc, "\n"),*),
            check: $check,
        };
    };
}
pub(crate) use rule;
