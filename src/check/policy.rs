//! The severity policy: strictness, and the severities that the user sets for single rules.

use std::collections::BTreeMap;

use super::rule::{Rule, Strictness};
use super::rules;
use crate::check::suppress::baseline::Baseline;
use crate::diagnostic::Severity;
use crate::xml::Comment;

/// The severity that a user sets for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The rule's findings are not reported.
    Allow,
    /// The rule's findings have this severity.
    As(Severity),
}

/// The error for a name that no rule has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not a rule")]
pub struct UnknownRule {
    /// The name as it was given.
    pub name: String,
}

/// Whether findings get an element path and a fingerprint. Naming them takes longer than finding them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// Each finding has its element path and fingerprint.
    #[default]
    Named,
    /// Element paths and fingerprints are left out because nothing reads them.
    Unnamed,
}

/// Which rules apply and with which severities. It is filled from flags and a configuration file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Which documentation counts where sources disagree.
    pub strictness: Strictness,
    /// Findings of an earlier run, which do not count.
    pub baseline: Option<Baseline>,
    /// Whether findings get an element path and a fingerprint; with a baseline they always do.
    pub naming: Naming,
    /// The lowest severity that anything reads, if not all do. Lower ones are found only where more depends on them:
    /// in documents with comments, which may allow them, and with a baseline.
    pub least_read: Option<Severity>,
    weights: BTreeMap<&'static str, Weight>,
}

impl Policy {
    /// A policy with every rule at its own level under `strictness`.
    #[must_use]
    pub fn new(strictness: Strictness) -> Self {
        Self { strictness, ..Self::default() }
    }

    /// Overrides the severity of a rule. The last call for a rule counts.
    ///
    /// # Errors
    /// If no rule has this name.
    pub fn weigh(&mut self, rule: &str, weight: Weight) -> Result<(), UnknownRule> {
        let rule = rules::find(rule).ok_or_else(|| UnknownRule { name: rule.to_owned() })?;
        self.weights.insert(rule.name, weight);
        Ok(())
    }

    /// Whether a rule's findings are wanted at all.
    #[must_use]
    pub fn wants(&self, rule: &Rule) -> bool {
        self.weights.get(rule.name) != Some(&Weight::Allow)
    }

    /// Whether any finding of a rule can have this severity or a higher one. Those of a rule that is silent have no
    /// level of their own.
    pub(super) fn hears(&self, rule: &Rule, least: Severity) -> bool {
        self.wants(rule) && self.highest(rule).is_some_and(|highest| highest >= least)
    }

    /// The highest severity that a finding of a rule can have.
    pub(super) fn highest(&self, rule: &Rule) -> Option<Severity> {
        self.severity(rule).or_else(|| rule.level.highest(self.strictness))
    }

    pub(super) fn names(&self) -> bool {
        self.naming == Naming::Named || self.baseline.is_some()
    }

    /// The lowest severity that is read of the findings in a document with these comments.
    pub(super) fn least_in(&self, comments: &[Comment<'_>]) -> Severity {
        let all = !comments.is_empty() || self.baseline.is_some();
        self.least_read.filter(|_| !all).unwrap_or(Severity::Info)
    }

    /// The severity that the user has set for the rule's findings, if any.
    pub(super) fn severity(&self, rule: &Rule) -> Option<Severity> {
        match self.weights.get(rule.name) {
            Some(Weight::As(severity)) => Some(*severity),
            Some(Weight::Allow) | None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_heard_if_any_of_its_findings_can_be_as_severe() {
        use Severity::{Error, Info, Warning};
        for (rule, weight, strictness, highest) in [
            ("url-missing", None, Strictness::Lenient, Some(Error)),
            ("discouraged-type", None, Strictness::Lenient, Some(Warning)),
            ("discouraged-type", Some(Weight::As(Error)), Strictness::Lenient, Some(Error)),
            ("url-missing", Some(Weight::As(Info)), Strictness::Lenient, Some(Info)),
            ("url-missing", Some(Weight::Allow), Strictness::Lenient, None),
            // Some of its findings are errors.
            ("stray-text", None, Strictness::Lenient, Some(Error)),
            ("fallback-text-missing", None, Strictness::Lenient, Some(Warning)),
            ("fallback-text-missing", None, Strictness::Strict, Some(Error)),
        ] {
            let mut policy = Policy::new(strictness);
            let rule = rules::find(rule).unwrap();
            if let Some(weight) = weight {
                policy.weigh(rule.name, weight).unwrap();
            }
            let heard: Vec<_> = [Info, Warning, Error].map(|least| policy.hears(rule, least)).into();
            let expected: Vec<_> = [Info, Warning, Error].map(|least| highest >= Some(least)).into();
            assert_eq!(heard, expected, "{}, {weight:?}, {strictness:?}", rule.name);
        }
    }
}
