//! Applies fixes round by round, and takes back those that would be refused.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::FixError;
use super::guard::Before;
use super::round::Round;
use super::trials::Looks;
use crate::diagnostic::{Diagnostic, Safety};
use crate::source::{Source, SourceId, Sources};

/// The most bytes of text that are examined for one document: its judgements, and each trial of some fixes. Our choice:
/// enough for thousands of trials of a request. A document with megabytes of mistakes is fixed only in part, and the
/// result says so.
pub(super) const LOOKED_AT: usize = 16 << 20;

/// Parses, reads and checks a text, and returns its findings.
pub type Judge<'a> = dyn Fn(&Sources, SourceId) -> Vec<Diagnostic> + 'a;

/// The result of fixing a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The file's new bytes, with the byte order mark and the line breaks that it had.
    pub bytes: Vec<u8>,
    /// How many findings of each rule were fixed.
    pub by_rule: BTreeMap<&'static str, usize>,
    /// The rules whose fixes were refused because they would have changed more than they should.
    pub refused: Vec<&'static str>,
    /// Whether nothing was left to fix after the last round.
    pub settled: bool,
}

impl Fixed {
    /// How many findings were fixed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.by_rule.values().sum()
    }
}

/// Applies the safe fixes of the findings that `judge` reports for `source` until nothing changes. If `reach` is
/// [`Safety::Unsafe`], unsafe fixes are applied as well.
///
/// # Errors
/// If the document is not in UTF-8, or is in a form field.
pub fn apply(source: &Source, reach: Safety, judge: &Judge<'_>) -> Result<Fixed, FixError> {
    let refusal = if source.form_field().is_some() { FixError::FormField } else { FixError::Encoding };
    let encode = |text: &str| source.encoded(text).ok_or(refusal);
    let mut text = source.text().to_owned();
    let mut fixed =
        Fixed { bytes: encode(&text)?, by_rule: BTreeMap::new(), refused: Vec::new(), settled: false };
    let mut looks = Looks { left: LOOKED_AT };
    // Two rules may undo each other's fixes.
    let mut seen = HashSet::new();
    while looks.spend(&text) && seen.insert(digest(&text)) {
        let mut sources = Sources::default();
        let id = sources.add(Source::new(source.origin().clone(), fixed.bytes.clone()));
        let mut found = judge(&sources, id);
        fixed.refused.clear();
        let before = Before::of(&sources, id);
        temper(&before, &mut found, &mut fixed.refused, &mut looks);
        let Some(round) = Round::first(&before, &found, reach, &mut fixed.refused, &mut looks) else {
            fixed.settled = true;
            break;
        };
        for rule in &round.rules {
            *fixed.by_rule.entry(rule).or_default() += 1;
        }
        text = round.text;
        fixed.bytes = encode(&text)?;
    }
    Ok(fixed)
}

/// The most bytes of text that are examined to see which of a document's fixes would be made. Our choice: documents with
/// mistakes are shown no later for it.
const OFFERED: usize = 1 << 20;

/// Takes back the fixes of a document's findings that [`apply`] would refuse, so that nothing is offered in vain. A safe
/// fix that it would make only as a guess becomes one.
pub fn take_back(sources: &Sources, id: SourceId, found: &mut [Diagnostic]) {
    if found.iter().any(|diagnostic| diagnostic.fix.is_some()) {
        temper(&Before::of(sources, id), found, &mut Vec::new(), &mut Looks { left: OFFERED });
    }
}

/// Takes back the fixes that do harm, and adds their rules to `refused`.
fn temper(before: &Before<'_>, found: &mut [Diagnostic], refused: &mut Vec<&'static str>, looks: &mut Looks) {
    for safety in [Safety::Safe, Safety::Unsafe] {
        let offers = |found: &[Diagnostic]| -> Vec<usize> {
            let is_wanted = |at: &usize| found[*at].fix.as_ref().is_some_and(|fix| fix.safety == safety);
            (0..found.len()).filter(is_wanted).collect()
        };
        for at in looks.harmful(before, found, &offers(found)) {
            let diagnostic = &mut found[at];
            match &mut diagnostic.fix {
                Some(fix) if safety == Safety::Safe => fix.safety = Safety::Unsafe,
                fix => {
                    *fix = None;
                    refused.push(diagnostic.rule);
                }
            }
        }
    }
}

/// A hash that tells a text from those of earlier rounds.
fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
