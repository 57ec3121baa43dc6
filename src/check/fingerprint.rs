//! Positions that survive shifting lines: the path of enclosing elements, and a fingerprint of the rule, that path, the
//! text, and what the finding is about besides.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::dialect;
use crate::xml::Element;

/// How many elements a path names. Our choice: the deepest documented nesting is 6.
const DEPTH: usize = 8;

/// Bytes of each name in a path. Our choice: the longest name of the API has 28.
const NAME: usize = 40;

/// Bytes of text that go into a fingerprint. Our choice: enough to tell values apart.
const TEXT: usize = 200;

/// Fills in the element path and fingerprint of each finding. The findings must be sorted by place.
pub(super) fn name<'d>(subject: &Subject<'_>, found: impl IntoIterator<Item = &'d mut Diagnostic>) {
    let mut path = Path::default();
    let mut elements = subject.document.elements().peekable();
    let mut seen: HashMap<u64, u32> = HashMap::new();
    for diagnostic in found {
        let start = diagnostic.primary.span.start;
        while let Some(element) = elements.next_if(|element| element.span().start <= start) {
            path.enter(element, subject);
        }
        path.leave(start);
        diagnostic.element = path.names.join("/");
        let first = fingerprint(subject, diagnostic, 0);
        // Findings with the same fingerprint are numbered in document order.
        let number = seen.entry(first).and_modify(|number| *number += 1).or_default();
        diagnostic.fingerprint = if *number == 0 { first } else { fingerprint(subject, diagnostic, *number) };
    }
}

/// The elements that are open at a place, outermost first.
#[derive(Default)]
struct Path {
    /// The offset at which each element ends.
    ends: Vec<u32>,
    /// The names of the outermost elements, at most [`DEPTH`].
    names: Vec<String>,
}

impl Path {
    fn enter(&mut self, element: Element<'_, '_>, subject: &Subject<'_>) {
        self.leave(element.span().start);
        self.ends.push(element.span().end);
        if self.ends.len() <= DEPTH {
            let mut name = element.name_span().range();
            name.end = subject.source.text().floor_char_boundary(name.end.min(name.start + NAME));
            self.names.push(shown(subject, name).into_owned());
        }
    }

    fn leave(&mut self, place: u32) {
        while self.ends.last().is_some_and(|end| *end <= place) {
            self.ends.pop();
        }
        self.names.truncate(self.ends.len());
    }
}

/// A range of the text with secrets masked. Names of the API are returned as they are, since they are never secret:
/// finding the secrets is most of the work for a document with only one or two findings.
fn shown<'s>(subject: &Subject<'s>, range: Range<usize>) -> Cow<'s, str> {
    match &subject.source.text()[range.clone()] {
        name if dialect::is_name(name) => Cow::Borrowed(name),
        _ => Cow::Owned(subject.source.masked(range)),
    }
}

fn fingerprint(subject: &Subject<'_>, diagnostic: &Diagnostic, number: u32) -> u64 {
    let mut place = diagnostic.primary.span.range();
    place.end = subject.source.text().floor_char_boundary(place.end.min(place.start + TEXT)).max(place.start);
    let text = shown(subject, place);
    let mut hash = Sha256::new();
    for part in [diagnostic.rule, &diagnostic.element] {
        hash.update(part);
        hash.update([0]);
    }
    for word in text.split_whitespace() {
        hash.update(word);
        hash.update([b' ']);
    }
    for name in names(&diagnostic.message) {
        hash.update([0]);
        hash.update(name);
    }
    hash.update(number.to_be_bytes());
    let digest = hash.finalize();
    u64::from_be_bytes(digest[..8].try_into().expect("a digest has 32 bytes"))
}

/// The names of the API that a message quotes, such as that of a missing element: a thing that is missing has no text of
/// its own at the finding's place. Other words are left out, so that a finding is the same however it is worded, and
/// values, so that no secret is hashed.
fn names(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').filter(|piece| dialect::is_name(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_finding_is_about_is_named() {
        for (message, expected) in [
            ("the custom text has no `slide`", &["slide"][..]),
            ("`N101` has no `tracking-id`", &["tracking-id"]),
            ("`45` is longer than the 30 seconds of a `slide`", &["slide"]),
            ("a raw `&` is not well-formed", &[]),
        ] {
            assert_eq!(names(message).collect::<Vec<_>>(), expected, "{message}");
        }
    }
}
