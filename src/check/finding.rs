//! Findings as rules report them, before severities and sources are filled in.

use super::policy::Policy;
use super::rule::{Level, Rule};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Safety, Severity};
use crate::source::Span;

/// One thing found, said as a chain: `Finding::at(span, "…").help("…")`.
#[derive(Debug)]
pub struct Finding {
    primary: Label,
    message: String,
    related: Vec<Label>,
    help: Option<String>,
    fix: Option<Fix>,
    slide: Option<usize>,
    level: Option<Level>,
    codes: Option<Vec<&'static str>>,
}

impl Finding {
    /// What is wrong, and where. The message is a lower-case fragment that names the offender.
    #[must_use]
    pub fn at(span: Span, message: impl Into<String>) -> Self {
        Self {
            primary: Label { span, message: String::new() },
            message: message.into(),
            related: Vec::new(),
            help: None,
            fix: None,
            slide: None,
            level: None,
            codes: None,
        }
    }

    /// A few words beside the underline.
    #[must_use]
    pub fn label(mut self, words: impl Into<String>) -> Self {
        self.primary.message = words.into();
        self
    }

    /// Another place that takes part, and its words.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<String>) -> Self {
        self.related.push(Label { span, message: words.into() });
        self
    }

    /// How to mend it, in the imperative.
    #[must_use]
    pub fn help(mut self, repair: impl Into<String>) -> Self {
        self.help = Some(repair.into());
        self
    }

    /// Another sentence behind the first.
    #[must_use]
    pub fn more_help(mut self, sentence: &str) -> Self {
        self.help = Some(match self.help {
            Some(first) => format!("{first}; {sentence}"),
            None => sentence.to_owned(),
        });
        self
    }

    /// The slide it is about, from 1.
    #[must_use]
    pub fn slide(mut self, number: usize) -> Self {
        self.slide = Some(number);
        self
    }

    /// Another level than the rule's own.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// Other codes than the rule's own.
    #[must_use]
    pub fn codes(mut self, codes: &[&'static str]) -> Self {
        self.codes = Some(codes.to_vec());
        self
    }

    /// A change that mends it; none where there are no edits.
    #[must_use]
    pub fn fix(mut self, safety: Safety, edits: Vec<(Span, String)>) -> Self {
        let edits: Vec<_> = edits.into_iter().map(|(span, text)| Edit { span, text }).collect();
        self.fix = (!edits.is_empty()).then_some(Fix { safety, edits });
        self
    }
}

/// Where one rule's findings go.
#[derive(Debug)]
pub struct Findings<'r> {
    rule: &'r Rule,
    policy: &'r Policy,
    found: &'r mut Vec<Diagnostic>,
}

impl<'r> Findings<'r> {
    pub(super) fn new(rule: &'r Rule, policy: &'r Policy, found: &'r mut Vec<Diagnostic>) -> Self {
        Self { rule, policy, found }
    }

    /// Takes a finding in, unless its level is silence under this policy.
    pub fn report(&mut self, finding: Finding) {
        let Some(severity) = self.severity(finding.level) else { return };
        self.found.push(Diagnostic {
            rule: self.rule.name,
            codes: finding.codes.unwrap_or_else(|| self.rule.codes.to_vec()),
            severity,
            message: finding.message,
            primary: finding.primary,
            related: finding.related,
            help: finding.help,
            fix: finding.fix,
            slide: finding.slide,
            // Named when all findings are known.
            element: String::new(),
            fingerprint: 0,
        });
    }

    /// What a finding weighs. Where a user weighs the rule, that holds for all of its findings but those
    /// which are silent of their own under this strictness.
    fn severity(&self, own: Option<Level>) -> Option<Severity> {
        let (strictness, said) = (self.policy.strictness, self.policy.severity(self.rule));
        match own {
            Some(level) => level.under(strictness).map(|severity| said.unwrap_or(severity)),
            None => said.or(self.rule.level.under(strictness)),
        }
    }
}
