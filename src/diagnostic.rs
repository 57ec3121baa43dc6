//! A finding of a check, as plain data. Renderers decide how it is shown.

use std::borrow::Cow;

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

/// A few words. Most are the same for every finding of a rule, and need no memory of their own.
pub type Words = Cow<'static, str>;

/// A place with a few words to show beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The words; empty if the underline says enough.
    pub message: Words,
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
    /// The range that is replaced; empty for an insertion.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// A change of the document that fixes a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether the fix can be applied unasked.
    pub safety: Safety,
    /// The replacements, which do not overlap.
    pub edits: Vec<Edit>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// The codes that the service would return, most likely first; empty if none is documented.
    pub codes: Vec<&'static str>,
    /// The severity in the mode that was asked for.
    pub severity: Severity,
    /// What is wrong: a lower-case fragment that names the offender.
    pub message: String,
    /// The place.
    pub primary: Label,
    /// Other places that are part of the problem, as in a conflict of two parts.
    pub related: Vec<Label>,
    /// How to fix it.
    pub help: Option<Words>,
    /// The change that fixes it, if it can be made automatically.
    pub fix: Option<Fix>,
    /// The slide that it is about, from 1.
    pub slide: Option<usize>,
    /// The names of the elements around the place, outermost first: `request/slide/video/url`. Secrets are masked.
    /// Empty if the policy leaves names out.
    pub element: String,
    /// A value that stays the same when lines shift and differs between the findings of a document. For baselines, and
    /// for services that follow findings over time. 0 if the policy leaves names out.
    pub fingerprint: u64,
}

/// Why a finding does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silence {
    /// A comment in the document allows it.
    Inline {
        /// The reason given in the comment.
        reason: Option<String>,
    },
    /// The baseline lists it: an earlier run had it.
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
