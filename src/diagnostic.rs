//! A finding of a check, as plain data. Renderers decide how it looks.

use crate::source::Span;

/// How much a finding matters.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, schemars::JsonSchema, serde::Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; never affects the exit code.
    Info,
    /// Sources disagree, or delivery is at risk.
    Warning,
    /// The service is documented to refuse it.
    Error,
}

impl Severity {
    /// The word for it, as output and options spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place with a few words to stand beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The words; empty where the underline says enough.
    pub message: String,
}

/// Whether a fix can be applied unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, schemars::JsonSchema, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// The message means the same afterwards, or what its author plainly meant.
    Safe,
    /// A guess that a person should read.
    Unsafe,
}

/// One replacement of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// How a finding can be mended by changing the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it can be applied unasked.
    pub safety: Safety,
    /// The replacements, which do not overlap.
    pub edits: Vec<Edit>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// The codes that the service would answer, most likely first; empty where none is documented.
    pub codes: Vec<&'static str>,
    /// How much it matters in the mode that was asked for.
    pub severity: Severity,
    /// What is wrong: a lower-case fragment that names the offender.
    pub message: String,
    /// Where.
    pub primary: Label,
    /// Other places that take part, as in a conflict of two parts.
    pub related: Vec<Label>,
    /// How to mend it.
    pub help: Option<String>,
    /// The change that mends it, where it can be made by a machine.
    pub fix: Option<Fix>,
    /// The slide it is about, from 1.
    pub slide: Option<usize>,
    /// The names of the elements around the place, outermost first: `request/slide/video/url`. Fit for showing;
    /// empty where nobody asks for names.
    pub element: String,
    /// What stays the same when lines shift, different for each finding of a document: for baselines, and for
    /// services that follow findings over time. 0 where nobody asks for names.
    pub fingerprint: u64,
}

/// Why a finding does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silence {
    /// A comment in the document allows it.
    Inline {
        /// What the comment says.
        reason: Option<String>,
    },
    /// The baseline holds it: it was there before.
    Baseline,
}

/// A finding that does not count, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why it does not count.
    pub by: Silence,
}
