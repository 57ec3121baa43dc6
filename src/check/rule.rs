//! The definition of a rule: its name, severity, codes, sources, manual and check.

use super::Subject;
use super::finding::Findings;
use super::manual::Manual;
use super::needs::Needs;
use crate::diagnostic::Severity;

/// How to decide where sources disagree (API facts §1.9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Strictness {
    /// Something that any documentation allows is not an error.
    #[default]
    Lenient,
    /// Something that any documentation forbids is an error.
    Strict,
}

/// The severity of a finding under each strictness; `None` means that it is not reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// The severity by default.
    pub lenient: Option<Severity>,
    /// The severity with `--strict`.
    pub strict: Option<Severity>,
    /// The highest severity of the findings that override a rule's level, if any goes above it.
    pub worst: Option<Severity>,
}

impl Level {
    /// An error under both strictnesses.
    pub const ERROR: Level = Level::always(Severity::Error);
    /// A warning under both strictnesses.
    pub const WARNING: Level = Level::always(Severity::Warning);
    /// An info under both strictnesses.
    pub const INFO: Level = Level::always(Severity::Info);
    /// Not reported; [`Level::strict()`] can add a severity for `--strict`.
    pub const SILENT: Level = Level { lenient: None, strict: None, worst: None };

    const fn always(severity: Severity) -> Self {
        Self { lenient: Some(severity), strict: Some(severity), worst: None }
    }

    /// This level, but with `severity` under `--strict`.
    #[must_use]
    pub const fn strict(self, severity: Severity) -> Self {
        Self { strict: Some(severity), ..self }
    }

    /// This level of a rule of which some findings have a level of their own, up to `severity`.
    #[must_use]
    pub const fn up_to(self, severity: Severity) -> Self {
        Self { worst: Some(severity), ..self }
    }

    /// The severity under `strictness`.
    #[must_use]
    pub fn under(self, strictness: Strictness) -> Option<Severity> {
        match strictness {
            Strictness::Lenient => self.lenient,
            Strictness::Strict => self.strict,
        }
    }

    /// The highest severity that a finding of a rule of this level can have under `strictness`.
    #[must_use]
    pub fn highest(self, strictness: Strictness) -> Option<Severity> {
        self.under(strictness).map(|severity| self.worst.map_or(severity, |worst| severity.max(worst)))
    }
}

/// A rule: data with a function pointer. Its name is its only id.
#[derive(Debug)]
pub struct Rule {
    /// The rule's name, lowercase with hyphens. Its file has the same name with underscores.
    pub name: &'static str,
    /// The level of its findings, unless a finding overrides it: see [`Level::up_to`].
    pub level: Level,
    /// The codes that the service would return, most likely first, unless a finding overrides them.
    pub codes: &'static [&'static str],
    /// The rule's doc comment, which is its manual.
    pub doc: &'static str,
    /// What it is about.
    pub about: About,
    /// Which documents it judges.
    pub scope: Scope,
    /// What a document must have before it can find anything.
    pub needs: Needs,
    /// The function that checks a document and reports findings.
    pub check: fn(&Subject<'_>, &mut Findings<'_>),
}

/// What a rule is about, which decides where its findings count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The form of the XML. The service parses nothing of a document that breaks it (E108), so that these rules judge
    /// every document.
    Syntax,
    /// The elements, how many there are and in what order, and what their values mean. Nothing else makes a finding
    /// doubtful.
    Content,
    /// Whether an element has a value, or one of those that it may have. No finding where the value is inside markup,
    /// which has a finding of its own.
    Value,
    /// How a value is written. No finding where [`About::Value`] has none, nor where markup in the value is broken,
    /// which may be all that is wrong with it.
    Spelling,
    /// The facts about media. A comment that allows a finding is never stale where they are not known of all media.
    Media,
    /// Whether media decode. The same holds for comments.
    Soundness,
    /// How media are served, which only `--online` finds out. The same holds for comments.
    Serving,
    /// The comments that allow findings. They are judged once all other findings are known.
    Comments,
}

/// The documents that a rule judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those about MMS.
    Mms,
    /// All, because the rule is about the document as a whole, or about what tells what the document is about.
    Everything,
}

impl Rule {
    /// Whether the rule judges documents about something else than MMS.
    #[must_use]
    pub fn judges_everything(&self) -> bool {
        self.scope == Scope::Everything || self.about == About::Syntax
    }

    /// The manual, split by its headings.
    #[must_use]
    pub fn manual(&self) -> Manual {
        Manual::new(self.doc)
    }
}

/// Declares the rule of a file: its manual as a doc comment, then its name, level, codes, what it is about and its
/// function; its scope if that is not [`Scope::Mms`], and what it needs if that is anything.
///
/// ```text
/// rule! {
///     /// One sentence that says what is right.
///     ///
///     /// # Why
///     /// # Fails
///     /// # Passes
///     /// # Sources
///     "too-many-slides", Level::ERROR, ["E225"], About::Content, check
/// }
/// ```
macro_rules! rule {
    (
        $(#[doc = $doc:literal])* $name:literal, $level:expr, $codes:expr, $about:expr, $check:path
        $(, Scope::$scope:ident)? $(, Needs::$needs:ident)?
    ) => {
        $(#[doc = $doc])*
        pub const RULE: $crate::check::Rule = $crate::check::Rule {
            name: $name,
            level: $level,
            codes: &$codes,
            doc: concat!($($doc, "\n"),*),
            about: $about,
            scope: [$($crate::check::Scope::$scope,)? $crate::check::Scope::Mms][0],
            needs: [$($crate::check::Needs::$needs,)? $crate::check::Needs::Nothing][0],
            check: $check,
        };
    };
}
pub(crate) use rule;
