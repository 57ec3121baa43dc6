//! Trials of fixes: which of them do no harm, alone or together, within a budget.

use super::edits::{Offer, applied, are_apart, edits};
use super::guard::{Before, Claim};
use crate::check::{About, rules};
use crate::diagnostic::{Diagnostic, Safety};

/// The budget for examining the texts of one document.
pub(super) struct Looks {
    /// Bytes of text that may still be examined.
    pub(super) left: usize,
}

impl Looks {
    /// Takes the length of a text from the budget; returns whether enough was left.
    pub(super) fn spend(&mut self, text: &str) -> bool {
        let left = self.left.checked_sub(text.len());
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    /// Whether some fixes do no harm together; counts as harm if nothing is left of the budget.
    pub(super) fn harmless(&mut self, before: &Before<'_>, fixes: &[Offer<'_>]) -> bool {
        self.spend(before.text()) && harmless(before, fixes)
    }

    /// The findings among these whose fixes do harm, also found by bisection.
    pub(super) fn harmful(
        &mut self,
        before: &Before<'_>,
        found: &[Diagnostic],
        among: &[usize],
    ) -> Vec<usize> {
        let text = before.text();
        let offer = |at: &usize| Some((found[*at].rule, found[*at].fix.as_ref()?));
        let fixes: Vec<Offer<'_>> = among.iter().filter_map(offer).collect();
        if !are_apart(text, &fixes) && among.len() == 1 || among.is_empty() || !self.spend(text) {
            return Vec::new();
        }
        match among {
            _ if are_apart(text, &fixes) && harmless(before, &fixes) => Vec::new(),
            [one] => vec![*one],
            _ => {
                let (first, second) = among.split_at(among.len() / 2);
                [first, second].into_iter().flat_map(|half| self.harmful(before, found, half)).collect()
            }
        }
    }

    /// Separates harmless fixes from harmful ones by bisection: most fixes are harmless together.
    pub(super) fn sift<'f>(
        &mut self,
        before: &Before<'_>,
        fixes: &[Offer<'f>],
        good: &mut Vec<Offer<'f>>,
        refused: &mut Vec<&'static str>,
    ) {
        if fixes.is_empty() || !self.spend(before.text()) {
            return;
        }
        match fixes {
            _ if harmless(before, fixes) => good.extend_from_slice(fixes),
            [(rule, _)] => refused.push(*rule),
            _ => {
                let (first, second) = fixes.split_at(fixes.len() / 2);
                self.sift(before, first, good, refused);
                self.sift(before, second, good, refused);
            }
        }
    }
}

/// Whether some fixes do no harm together.
pub(super) fn harmless(before: &Before<'_>, fixes: &[Offer<'_>]) -> bool {
    let claim = if fixes.iter().any(|(_, fix)| fix.safety == Safety::Unsafe) {
        Claim::Guess
    } else if fixes.iter().any(|(rule, _)| is_of_form(rule)) {
        Claim::Form
    } else {
        Claim::Spelling
    };
    let edits = edits(fixes);
    before.allows(&applied(before.text(), &edits), &edits, claim)
}

/// Whether a rule is about the form of the XML.
pub(super) fn is_of_form(rule: &str) -> bool {
    rules::find(rule).is_some_and(|rule| rule.about == About::Syntax)
}
