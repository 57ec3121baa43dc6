//! Where a finding stands, in words that do not change when lines shift: the names of the elements around it, and a
//! fingerprint of these, the rule and the text at the place.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::xml::Element;

/// Elements named in a path. Ours: the deepest documented nesting is 6.
const DEPTH: usize = 8;

/// Characters of a name in a path. Ours: the longest name of the API has 28.
const NAME: usize = 40;

/// Bytes of text that go into a fingerprint. Ours: enough to tell values apart.
const TEXT: usize = 200;

/// Names the places of findings that are in the order of their places.
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
        // Findings that are alike are told apart by their order.
        let number = seen.entry(first).and_modify(|number| *number += 1).or_default();
        diagnostic.fingerprint = if *number == 0 { first } else { fingerprint(subject, diagnostic, *number) };
    }
}

/// The elements that are open at a place.
#[derive(Default)]
struct Path {
    /// Where each ends.
    ends: Vec<u32>,
    /// The names of the outermost.
    names: Vec<String>,
}

impl Path {
    fn enter(&mut self, element: Element<'_, '_>, subject: &Subject<'_>) {
        self.leave(element.span().start);
        self.ends.push(element.span().end);
        if self.ends.len() <= DEPTH {
            let mut name = element.name_span().range();
            name.end = subject.source.text().floor_char_boundary(name.end.min(name.start + NAME));
            self.names.push(subject.source.masked(name));
        }
    }

    fn leave(&mut self, place: u32) {
        while self.ends.last().is_some_and(|end| *end <= place) {
            self.ends.pop();
        }
        self.names.truncate(self.ends.len());
    }
}

fn fingerprint(subject: &Subject<'_>, diagnostic: &Diagnostic, number: u32) -> u64 {
    let mut place = diagnostic.primary.span.range();
    place.end = subject.source.text().floor_char_boundary(place.end.min(place.start + TEXT)).max(place.start);
    let text = subject.source.masked(place);
    let mut hash = Sha256::new();
    for part in [diagnostic.rule, &diagnostic.element] {
        hash.update(part);
        hash.update([0]);
    }
    for word in text.split_whitespace() {
        hash.update(word);
        hash.update([b' ']);
    }
    hash.update(number.to_be_bytes());
    let digest = hash.finalize();
    u64::from_be_bytes(digest[..8].try_into().expect("a digest has 32 bytes"))
}
