//! Rejects fixes that do harm: fixes that add syntax errors or change more of the message than they claim.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use super::alone;
use crate::diagnostic::Edit;
use crate::dialect::Dialect;
use crate::message::{Leaf, Message, leaves, read};
use crate::source::{SourceId, Sources, Span};
use crate::xml::{Document, SyntaxErrorKind, parse};

/// What some fixes claim to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// What someone may have meant.
    Guess,
    /// To write the same as it should be written.
    Spelling,
    /// To do so where it was not well-formed.
    Form,
}

/// Whether `after` has no more syntax errors of any kind than `before` and still hides the same secrets. If the change
/// is no guess, it must also have all tags and the same content except for the values that `edits` touch; and if it is
/// about the form, fewer errors.
pub(super) fn harmless(before: &str, after: &str, edits: &[&Edit], claim: Claim) -> bool {
    if claim != Claim::Guess && edits.iter().any(|edit| tags(&before[edit.span.range()]) > tags(&edit.text)) {
        return false;
    }
    let ((old_sources, old_id), (new_sources, new_id)) = (alone(before), alone(after));
    let old = parse(old_id, old_sources.get(old_id).text());
    let new = parse(new_id, new_sources.get(new_id).text());
    let (was_shown, shown) = (masked(&old_sources, old_id), masked(&new_sources, new_id));
    let secrets = old_sources.get(old_id);
    if secrets.exposed(&shown) > secrets.exposed(&was_shown) {
        return false;
    }
    // After too many errors nothing was read, so there is nothing to compare.
    if old.errors().iter().any(|error| error.kind == SyntaxErrorKind::TooMany) {
        return true;
    }
    // What ends a tag may seem to be part of a value where its quote is misplaced.
    let ends = |text: &str| text.matches('>').count();
    let takes_end = || edits.iter().any(|edit| ends(&before[edit.span.range()]) > ends(&edit.text));
    if claim == Claim::Spelling && !old.errors().is_empty() && takes_end() {
        return false;
    }
    let (was, is) = (mistakes(&old), mistakes(&new));
    let worse = is.iter().any(|(kind, count)| count > was.get(kind).unwrap_or(&0));
    let closes = new.errors().len() < old.errors().len();
    let better = closes || claim != Claim::Form || old.errors().is_empty();
    !worse && better && (claim == Claim::Guess || same(&read(&old), &read(&new), edits, closes))
}

/// The text as it is shown.
fn masked(sources: &Sources, id: SourceId) -> String {
    let source = sources.get(id);
    source.masked(0..source.text().len())
}

/// The number of start and end tags in a text, also where a parser takes them for part of other markup.
fn tags(text: &str) -> usize {
    let begins = |(at, _): &(usize, &str)| {
        text[at + 1..].starts_with(|c: char| c == '/' || c.is_alphabetic())
            // A declaration without its `?`.
            && !text[at + 1..].starts_with("xml ")
    };
    text.match_indices('<').filter(begins).count()
}

/// The number of syntax errors of each kind.
fn mistakes(document: &Document<'_>) -> HashMap<Discriminant<SyntaxErrorKind>, usize> {
    let mut counts = HashMap::new();
    for error in document.errors() {
        *counts.entry(discriminant(&error.kind)).or_default() += 1;
    }
    counts
}

/// Whether the readings before and after `edits` have the same elements in the same order, with the same values except
/// where an edit was made. If a syntax error is gone (`closes`), elements that it had swallowed may reappear.
fn same(old: &Message, new: &Message, edits: &[&Edit], closes: bool) -> bool {
    let (was, is) = (leaves(old), leaves(new));
    // The edits are sorted and do not overlap.
    let touched = |span: Span| {
        let next = edits.partition_point(|edit| edit.span.end < span.start);
        edits.get(next).is_some_and(|edit| edit.span.start <= span.end)
    };
    let keeps = |was: &Leaf<'_>, is: &Leaf<'_>| {
        was.place == is.place && (was.value.value == is.value.value || touched(was.value.span))
    };
    // A request in UPPERCASE is of the legacy form once its `CONTENT` can be read.
    let form = |message: &Message| message.dialect().map(|dialect| dialect == Dialect::Current);
    if form(old) != form(new) {
        return false;
    }
    if was.len() == is.len() {
        return was.iter().zip(&is).all(|(was, is)| keeps(was, is));
    }
    let mut rest = is.iter();
    closes && was.iter().all(|was| rest.any(|is| keeps(was, is)))
}
