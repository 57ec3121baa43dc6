//! The severity policy: strictness, and the severities that the user sets for single rules.

use std::collections::BTreeMap;

use super::rule::{Rule, Strictness};
use super::rules;
use crate::check::suppress::baseline::Baseline;
use crate::diagnostic::Severity;

/// How a user weighs a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Its findings are not reported.
    Allow,
    /// Its findings have this severity.
    As(Severity),
}

/// No rule has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not a rule")]
pub struct UnknownRule {
    /// The name as it was given.
    pub name: String,
}

impl UnknownRule {
    /// The rule that was most likely meant.
    #[must_use]
    pub fn nearest(&self) -> Option<&'static str> {
        crate::nearest::nearest(&self.name, rules::RULES.iter().map(|rule| rule.name))
    }
}

/// Whether findings say in words where they stand, which takes longer than finding them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// They do: each has its element and fingerprint.
    #[default]
    Named,
    /// Nobody reads it.
    Unnamed,
}

/// What counts, and how much. Flags and a configuration file fill it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Which documentation counts where sources disagree.
    pub strictness: Strictness,
    /// What was there before and does not count.
    pub baseline: Option<Baseline>,
    /// Whether findings say in words where they stand; with a baseline they always do.
    pub naming: Naming,
    weights: BTreeMap<&'static str, Weight>,
}

impl Policy {
    /// Every rule as it is, under `strictness`.
    #[must_use]
    pub fn new(strictness: Strictness) -> Self {
        Self { strictness, ..Self::default() }
    }

    /// Weighs a rule otherwise than it weighs itself; what is said last counts.
    ///
    /// # Errors
    /// When there is no rule of that name.
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

    pub(super) fn names(&self) -> bool {
        self.naming == Naming::Named || self.baseline.is_some()
    }

    /// The severity that a user gives to a rule's findings.
    pub(super) fn severity(&self, rule: &Rule) -> Option<Severity> {
        match self.weights.get(rule.name) {
            Some(Weight::As(severity)) => Some(*severity),
            Some(Weight::Allow) | None => None,
        }
    }
}
