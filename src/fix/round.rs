//! One round: the fixes that are applied together, and the text that they make.

use super::edits::{applied, edits, non_overlapping};
use super::guard::Before;
use super::trials::{Looks, is_of_form};
use crate::diagnostic::{Diagnostic, Safety};

/// The outcome of one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Round {
    pub(super) text: String,
    pub(super) rules: Vec<&'static str>,
}

impl Round {
    /// A round of safe fixes if any can be applied; otherwise, if `reach` allows it, a round of unsafe ones.
    pub(super) fn first(
        before: &Before<'_>,
        found: &[Diagnostic],
        reach: Safety,
        refused: &mut Vec<&'static str>,
        looks: &mut Looks,
    ) -> Option<Self> {
        let safe = Self::of(before, found, Safety::Safe, refused, looks);
        if safe.is_some() || reach == Safety::Safe {
            return safe;
        }
        // What is wrong with elements and values may be nothing once every tag is in its place.
        let form: Vec<Diagnostic> = found.iter().filter(|found| is_of_form(found.rule)).cloned().collect();
        Self::of(before, &form, Safety::Unsafe, refused, looks)
            .or_else(|| Self::of(before, found, Safety::Unsafe, refused, looks))
    }

    /// A round of the fixes of one safety that can be applied together without harm.
    fn of(
        before: &Before<'_>,
        found: &[Diagnostic],
        safety: Safety,
        refused: &mut Vec<&'static str>,
        looks: &mut Looks,
    ) -> Option<Self> {
        let text = before.text();
        let (all, mut chosen) = (non_overlapping(text, found, safety), Vec::new());
        looks.sift(before, &all, &mut chosen, refused);
        // Fixes may each be harmless and still do harm together.
        if chosen.len() < all.len() && !looks.harmless(before, &chosen) {
            chosen.truncate(1);
        }
        let fixed = applied(text, &edits(&chosen));
        let rules = chosen.into_iter().map(|(rule, _)| rule).collect();
        (fixed != text).then_some(Self { text: fixed, rules })
    }
}
