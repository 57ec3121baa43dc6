//! Runs of text: the character data, references and CDATA sections between two other pieces of markup are one value.

use std::borrow::Cow;
use std::ops::Range;

use super::chars::is_space;
use super::document::NodeData;
use super::parse::Parser;
use super::syntax::SyntaxErrorKind as Kind;
use super::text::{self, Place};
use crate::source::Spanned;

impl Parser<'_> {
    /// Handles a CDATA section whose opening marker has `open` bytes.
    pub(super) fn section(&mut self, range: Range<usize>, open: usize) {
        if self.open.is_empty() {
            self.fault(Kind::SectionOutsideRoot, range);
        } else {
            self.content(range, Place::Section, open, "]]>".len());
        }
    }

    /// Handles the text in `range` without its first `lead` and its last `tail` bytes.
    pub(super) fn content(&mut self, range: Range<usize>, place: Place, lead: usize, tail: usize) {
        let inside = range.start + lead..range.end - tail;
        let raw = &self.text[inside.clone()];
        if self.open.is_empty() {
            let word = raw.trim_matches(is_space);
            if !word.is_empty() {
                let start = inside.start + (raw.len() - raw.trim_start_matches(is_space).len());
                self.fault(Kind::TextOutsideRoot, start..start + word.len());
            }
            return;
        }
        let whole = self.span(range);
        let mut run = self.run.take().unwrap_or_else(|| Spanned::new(Cow::Borrowed(""), whole));
        run.span.end = whole.end;
        let mut faults = Vec::new();
        text::decode(raw, place, &mut run.value, &mut faults);
        self.run = Some(run);
        // A document that is cut off inside a reference has no mistake there but that.
        if inside.end == self.text.len() {
            faults.retain(|(kind, place)| *kind != Kind::RawAmpersand || !is_begun(&raw[place.end..]));
        }
        self.faults(faults, inside.start);
    }

    /// Appends the text collected so far to the open element.
    pub(super) fn end_run(&mut self) {
        if let Some(run) = self.run.take()
            && !self.open.is_empty()
            && self.too_deep == 0
        {
            self.document.nodes.push(NodeData::Text(run));
        }
    }
}

/// Whether a text may be the beginning of a reference, after its `&`.
fn is_begun(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
}
