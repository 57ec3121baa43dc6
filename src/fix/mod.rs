//! Applies the fixes of findings to a text, in rounds, so that a finding uncovered by one fix can be fixed in the next
//! round.
//!
//! A round takes fixes that do not touch each other, and its result is examined before it counts: it must not add a
//! syntax error, and safe fixes must not change anything in the message except the values that they rewrite. A fix that
//! breaks this is refused, however sure its rule was.

mod guard;

use guard::{Before, Claim};
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::check::{About, rules};
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};
use crate::source::{Origin, Source, SourceId, Sources};

/// The most bytes of text that are examined for one document: its judgements, and each trial of some fixes. Our choice:
/// enough for thousands of trials of a request. A document with megabytes of mistakes is fixed only in part, and the
/// result says so.
const LOOKED_AT: usize = 16 << 20;

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

/// Why a document is not fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FixError {
    /// The file's bytes are not the text that was judged.
    #[error("it is not UTF-8")]
    Encoding,
    /// The document is in a form field, so its text is not the file's.
    #[error("it is in a form field (`xml=…`), and only bare documents can be fixed")]
    FormField,
}

impl FixError {
    /// What to do about it, in the imperative.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            FixError::Encoding => "save it as UTF-8 first, for example with `iconv`",
            FixError::FormField => {
                "take the document out of the field first: leave out `xml=` and decode the rest"
            }
        }
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

/// The outcome of one round.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Round {
    text: String,
    rules: Vec<&'static str>,
}

impl Round {
    /// A round of safe fixes if any can be applied; otherwise, if `reach` allows it, a round of unsafe ones.
    fn first(
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

/// A fix with the rule that offers it.
type Offer<'f> = (&'static str, &'f Fix);

/// The budget for examining the texts of one document.
struct Looks {
    /// Bytes of text that may still be examined.
    left: usize,
}

impl Looks {
    /// Takes the length of a text from the budget; returns whether enough was left.
    fn spend(&mut self, text: &str) -> bool {
        let left = self.left.checked_sub(text.len());
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    fn harmless(&mut self, before: &Before<'_>, fixes: &[Offer<'_>]) -> bool {
        self.spend(before.text()) && harmless(before, fixes)
    }

    /// The findings among these whose fixes do harm, also found by bisection.
    fn harmful(&mut self, before: &Before<'_>, found: &[Diagnostic], among: &[usize]) -> Vec<usize> {
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
    fn sift<'f>(
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

fn harmless(before: &Before<'_>, fixes: &[Offer<'_>]) -> bool {
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
fn is_of_form(rule: &str) -> bool {
    rules::find(rule).is_some_and(|rule| rule.about == About::Syntax)
}

/// Whether no two edits of these fixes touch each other, and all fit the text.
fn are_apart(text: &str, fixes: &[Offer<'_>]) -> bool {
    let edits = edits(fixes);
    let apart =
        |pair: &[&Edit]| pair[0].span.start < pair[1].span.start && pair[0].span.end <= pair[1].span.start;
    fixes.iter().all(|(_, fix)| fits(text, fix)) && (fixes.len() == 1 || edits.windows(2).all(apart))
}

/// The fixes of one safety that do not touch each other's edits. Of two that do, the earlier is taken. A fix that does
/// not fit the text is left out.
fn non_overlapping<'f>(text: &str, found: &'f [Diagnostic], safety: Safety) -> Vec<Offer<'f>> {
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    let mut chosen = Vec::new();
    for diagnostic in found {
        let Some(fix) = diagnostic.fix.as_ref().filter(|fix| fix.safety == safety) else { continue };
        let free = |edit: &Edit| {
            let before = taken.range(..=edit.span.start).next_back();
            let after = taken.range(edit.span.start..).next();
            // Touching counts: two insertions at one place have no order.
            before.is_none_or(|(start, end)| *end <= edit.span.start && *start < edit.span.start)
                && after.is_none_or(|(start, _)| edit.span.end <= *start && edit.span.start < *start)
        };
        if !fix.edits.is_empty() && fits(text, fix) && fix.edits.iter().all(free) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span.start, edit.span.end)));
            chosen.push((diagnostic.rule, fix));
        }
    }
    chosen
}

/// Whether the places of a fix are in the text, at the bounds of its characters, and do not overlap.
fn fits(text: &str, fix: &Fix) -> bool {
    let mut places: Vec<Range<usize>> = fix.edits.iter().map(|edit| edit.span.range()).collect();
    places.sort_by_key(|place| (place.start, place.end));
    places.iter().all(|place| text.get(place.clone()).is_some())
        && places.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

/// All edits of the given fixes, in the order of their places.
fn edits<'f>(fixes: &[Offer<'f>]) -> Vec<&'f Edit> {
    let mut edits: Vec<&Edit> = fixes.iter().flat_map(|(_, fix)| &fix.edits).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    edits
}

/// Applies edits to a text. They must be sorted and must not overlap.
fn applied(text: &str, edits: &[&Edit]) -> String {
    let mut fixed = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let Range { start, end } = edit.span.range();
        fixed.push_str(&text[at..start]);
        fixed.push_str(&edit.text);
        at = end;
    }
    fixed.push_str(&text[at..]);
    fixed
}

/// A separate source for a text that is only examined.
fn alone(text: &str) -> (Sources, SourceId) {
    let mut sources = Sources::default();
    // After a byte order mark the text is taken as it is, whatever encoding it declares.
    let marked = format!("\u{FEFF}{text}").into_bytes();
    let id = sources.add(Source::new(Origin::Composed("fixed document".to_owned()), marked));
    (sources, id)
}

#[cfg(test)]
mod tests;
