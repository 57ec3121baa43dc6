//! What was found before, so that only new findings count.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Diagnostic, Silence, Suppressed};
use crate::source::Origin;

/// A finding as a baseline knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The rule that found it.
    pub rule: String,
    /// The elements around it.
    pub element: String,
}

/// Findings by their fingerprints.
pub type Findings = BTreeMap<u64, Known>;

/// Which findings do not count because they were there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// Every finding, as when a baseline is made.
    Everything,
    /// Those of each document, by its name.
    Of(HashMap<String, Findings>),
}

impl Baseline {
    /// The name by which a baseline knows a document: its path, the same on every system.
    #[must_use]
    pub fn key(origin: &Origin) -> String {
        let name = origin.to_string();
        let name = if cfg!(windows) { name.replace('\\', "/") } else { name };
        name.strip_prefix("./").map_or(name.clone(), str::to_owned)
    }

    /// Moves what was there before from `found` to `suppressed`, and says how many findings are gone since.
    pub(super) fn take(
        &self,
        origin: &Origin,
        found: &mut Vec<Diagnostic>,
        suppressed: &mut Vec<Suppressed>,
    ) -> usize {
        let known = match self {
            Baseline::Everything => None,
            Baseline::Of(documents) => match documents.get(&Self::key(origin)) {
                Some(known) => Some(known),
                None => return 0,
            },
        };
        let is_known = |diagnostic: &mut Diagnostic| {
            known.is_none_or(|known| known.contains_key(&diagnostic.fingerprint))
        };
        let (before, by) = (found.len(), Silence::Baseline);
        let taken = found.extract_if(.., is_known);
        suppressed.extend(taken.map(|diagnostic| Suppressed { diagnostic, by: by.clone() }));
        known.map_or(0, |known| known.len().saturating_sub(before - found.len()))
    }
}
