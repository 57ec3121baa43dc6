//! Rejects fixes that do harm: fixes that add syntax errors or change more of the message than they claim.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use crate::diagnostic::Edit;
use crate::dialect::Dialect;
use crate::message::{Leaf, Message, leaves, read};
use crate::source::{Origin, Source, SourceId, Sources, Span};
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

/// A text before it is fixed, with what many fixes are compared to.
pub(super) struct Before<'t> {
    id: SourceId,
    source: &'t Source,
    document: OnceCell<Document<'t>>,
    exposed: OnceCell<usize>,
}

impl<'t> Before<'t> {
    /// The text of one of the sources. Nothing is looked at yet.
    pub(super) fn of(sources: &'t Sources, id: SourceId) -> Self {
        Self { id, source: sources.get(id), document: OnceCell::new(), exposed: OnceCell::new() }
    }

    /// The text.
    pub(super) fn text(&self) -> &'t str {
        self.source.text()
    }

    fn document(&self) -> &Document<'t> {
        self.document.get_or_init(|| parse(self.id, self.text()))
    }

    /// How often a secret is shown all the same.
    fn exposed(&self) -> usize {
        *self.exposed.get_or_init(|| self.source.exposed(&shown(self.source)))
    }

    /// Whether `after` has no more syntax errors of any kind and still hides the same secrets. If the change is no guess,
    /// it must also have all tags and the same content except for the values that `edits` touch; and if it is about the
    /// form, fewer errors.
    pub(super) fn allows(&self, after: &str, edits: &[&Edit], claim: Claim) -> bool {
        let before = self.text();
        let is_shorter = |edit: &&Edit| tags(&before[edit.span.range()]) > tags(&edit.text);
        if claim != Claim::Guess && edits.iter().any(is_shorter) {
            return false;
        }
        let (sources, id) = alone(after);
        let new = parse(id, sources.get(id).text());
        if claim == Claim::Guess && new.errors().is_empty() && self.plainly_hides(after, edits) {
            return true;
        }
        self.source.exposed(&shown(sources.get(id))) <= self.exposed() && self.reads_as(&new, edits, claim)
    }

    /// Whether the same secrets are surely hidden in `after`. Most fixes of most documents take elements out or put
    /// other numbers in, which is told without searching the result for secrets.
    fn plainly_hides(&self, after: &str, edits: &[&Edit]) -> bool {
        let is_plain = |edit: &&Edit| {
            let was = self.text()[edit.span.range()].trim_ascii();
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            match edit.text.as_str() {
                "" => was.starts_with('<') && was.ends_with('>'),
                number => is_number(number) && is_number(was),
            }
        };
        edits.iter().all(is_plain) && self.source.secrets_stay(after)
    }

    /// Whether the document `new` is no worse than this one.
    fn reads_as(&self, new: &Document<'_>, edits: &[&Edit], claim: Claim) -> bool {
        let (before, old) = (self.text(), self.document());
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
        let (was, is) = (mistakes(old), mistakes(new));
        let worse = is.iter().any(|(kind, count)| count > was.get(kind).unwrap_or(&0));
        let closes = new.errors().len() < old.errors().len();
        let better = closes || claim != Claim::Form || old.errors().is_empty();
        !worse && better && (claim == Claim::Guess || same(&read(old), &read(new), edits, closes))
    }
}

/// The text as it is shown.
fn shown(source: &Source) -> String {
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

/// A separate source for a text that is only examined.
pub(super) fn alone(text: &str) -> (Sources, SourceId) {
    let mut sources = Sources::default();
    // After a byte order mark the text is taken as it is, whatever encoding it declares.
    let marked = format!("\u{FEFF}{text}").into_bytes();
    let id = sources.add(Source::new(Origin::Composed("fixed document".to_owned()), marked));
    (sources, id)
}
