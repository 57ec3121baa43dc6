//! The edits of fixes: whether they fit a text, whether they touch each other, and what they make of it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};

/// A fix with the rule that offers it.
pub(super) type Offer<'f> = (&'static str, &'f Fix);

/// Whether no two edits of these fixes touch each other, and all fit the text.
pub(super) fn are_apart(text: &str, fixes: &[Offer<'_>]) -> bool {
    let edits = edits(fixes);
    let apart =
        |pair: &[&Edit]| pair[0].span.start < pair[1].span.start && pair[0].span.end <= pair[1].span.start;
    fixes.iter().all(|(_, fix)| fits(text, fix)) && (fixes.len() == 1 || edits.windows(2).all(apart))
}

/// The fixes of one safety that do not touch each other's edits. Of two that do, the earlier is taken. A fix that does
/// not fit the text is left out.
pub(super) fn non_overlapping<'f>(text: &str, found: &'f [Diagnostic], safety: Safety) -> Vec<Offer<'f>> {
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
pub(super) fn edits<'f>(fixes: &[Offer<'f>]) -> Vec<&'f Edit> {
    let mut edits: Vec<&Edit> = fixes.iter().flat_map(|(_, fix)| &fix.edits).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    edits
}

/// Applies edits to a text. They must be sorted and must not overlap.
pub(super) fn applied(text: &str, edits: &[&Edit]) -> String {
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
