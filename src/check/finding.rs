//! Findings as rules report them, before severities and codes are filled in.

use super::Subject;
use super::edits::rewritten;
use super::policy::Policy;
use super::rule::{Level, Rule};
use super::values::unmeant;
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Safety, Severity, Words};
use crate::source::{Span, Spanned};

/// One finding, built as a chain: `Finding::at(span, "…").help("…")`.
#[derive(Debug)]
pub struct Finding {
    primary: Label,
    message: String,
    related: Vec<Label>,
    help: Option<Words>,
    fix: Option<Fix>,
    slide: Option<usize>,
    level: Option<Level>,
    codes: Option<Vec<&'static str>>,
}

impl Finding {
    /// Creates a finding at a place. The message is a lower-case fragment that names the offender.
    #[must_use]
    pub fn at(span: Span, message: impl Into<String>) -> Self {
        Self {
            primary: Label { span, message: Words::default() },
            message: message.into(),
            related: Vec::new(),
            help: None,
            fix: None,
            slide: None,
            level: None,
            codes: None,
        }
    }

    /// Adds a few words beside the underline.
    #[must_use]
    pub fn label(mut self, words: impl Into<Words>) -> Self {
        self.primary.message = words.into();
        self
    }

    /// Adds another place that is part of the problem, with its words.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<Words>) -> Self {
        self.related.push(Label { span, message: words.into() });
        self
    }

    /// Sets the help: how to fix the finding, in the imperative.
    #[must_use]
    pub fn help(mut self, repair: impl Into<Words>) -> Self {
        self.help = Some(repair.into());
        self
    }

    /// Appends another sentence to the help, if there is one.
    #[must_use]
    pub fn more_help(mut self, sentence: Option<String>) -> Self {
        if let Some(sentence) = sentence {
            self.help = Some(match self.help {
                Some(first) => format!("{first}; {sentence}").into(),
                None => sentence.into(),
            });
        }
        self
    }

    /// Sets the slide that the finding is about, from 1.
    #[must_use]
    pub fn slide(mut self, number: usize) -> Self {
        self.slide = Some(number);
        self
    }

    /// Overrides the rule's level.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// Overrides the rule's codes.
    #[must_use]
    pub fn codes(mut self, codes: &[&'static str]) -> Self {
        self.codes = Some(codes.to_vec());
        self
    }

    /// Adds a fix, unless `edits` is empty.
    #[must_use]
    pub fn fix(mut self, safety: Safety, edits: Vec<(Span, String)>) -> Self {
        let edits: Vec<_> = edits.into_iter().map(|(span, text)| Edit { span, text }).collect();
        self.fix = (!edits.is_empty()).then_some(Fix { safety, edits });
        self
    }

    /// Adds the fix that writes a value right, if it is known what that is, or else what in it nobody means.
    #[must_use]
    pub(super) fn correct(
        self,
        subject: &Subject<'_>,
        value: &Spanned<String>,
        right: Option<(impl AsRef<str>, Safety)>,
    ) -> Self {
        match right {
            Some((right, safety)) => self.fix(safety, rewritten(subject, value, right.as_ref())),
            None => self.more_help(unmeant(value.value.trim_ascii())),
        }
    }

    /// Adds the fix that writes a value right, if it is known what that is, and says so in place of the help so far.
    #[must_use]
    pub(super) fn suggest(
        self,
        subject: &Subject<'_>,
        value: &Spanned<String>,
        right: Option<(impl AsRef<str>, Safety)>,
    ) -> Self {
        match right {
            Some((right, safety)) => {
                let help = format!("write `{}`", right.as_ref());
                self.help(help).correct(subject, value, Some((right, safety)))
            }
            None => self.more_help(unmeant(value.value.trim_ascii())),
        }
    }
}

/// Collects the findings of one rule.
#[derive(Debug)]
pub struct Findings<'r> {
    rule: &'r Rule,
    policy: &'r Policy,
    /// The lowest severity that is read.
    least: Severity,
    found: &'r mut Vec<Diagnostic>,
}

impl<'r> Findings<'r> {
    /// Collects all findings.
    pub(super) fn new(rule: &'r Rule, policy: &'r Policy, found: &'r mut Vec<Diagnostic>) -> Self {
        Self::from(Severity::Info, rule, policy, found)
    }

    /// Collects the findings of this severity and above.
    pub(super) fn from(
        least: Severity,
        rule: &'r Rule,
        policy: &'r Policy,
        found: &'r mut Vec<Diagnostic>,
    ) -> Self {
        Self { rule, policy, least, found }
    }

    /// Records a finding, unless it is silent under this policy or nothing reads it.
    pub fn report(&mut self, finding: Finding) {
        let Some(severity) = self.severity(finding.level).filter(|severity| *severity >= self.least) else {
            return;
        };
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
            // Filled in when all findings are known.
            element: String::new(),
            fingerprint: 0,
        });
    }

    /// The severity of a finding. A severity that the user sets for the rule applies to all of its findings except
    /// those whose own level is silent under this strictness.
    fn severity(&self, own: Option<Level>) -> Option<Severity> {
        let (strictness, said) = (self.policy.strictness, self.policy.severity(self.rule));
        let severity = match own {
            Some(level) => level.under(strictness).map(|severity| said.unwrap_or(severity)),
            None => said.or(self.rule.level.under(strictness)),
        };
        debug_assert!(severity <= self.policy.highest(self.rule), "`{}`: see `Level::up_to`", self.rule.name);
        severity
    }
}
