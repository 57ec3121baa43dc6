//! Covers places of a text with characters of the same width.

use std::ops::Range;

/// A range of the text with each of the places covered, which are in order and apart.
pub(super) fn covered(text: &str, range: Range<usize>, places: &[Range<usize>]) -> String {
    let mut masked = String::with_capacity(range.len());
    let mut at = range.start;
    let first = places.partition_point(|secret| secret.end <= range.start);
    for secret in places[first..].iter().take_while(|secret| secret.start < range.end) {
        let (from, to) = (secret.start.max(at), secret.end.min(range.end));
        if from < to {
            masked.push_str(&text[at..from]);
            masked.extend(text[from..to].chars().map(cover));
            at = to;
        }
    }
    masked.push_str(&text[at..range.end]);
    masked
}

/// The ranges in order, with touching ones joined.
pub(super) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// A character that replaces `c` and has as many bytes, so that offsets stay valid. Line breaks and
/// tabs, which indent a key and are no part of it, are kept.
fn cover(c: char) -> char {
    match (c, c.len_utf8()) {
        ('\n' | '\r' | '\t', _) => c,
        (_, 1) => '*',
        (_, 2) => '·',
        (_, 3) => '•',
        (_, _) => '🔒',
    }
}
