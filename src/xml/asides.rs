//! Comments, processing instructions and the XML declaration (productions \[15\], \[16\] and \[23\]).

use std::borrow::Cow;
use std::ops::Range;

use super::chars::{is_name, is_space};
use super::declaration;
use super::document::Comment;
use super::parse::{Parser, shift};
use super::syntax::{DeclarationFault, SyntaxErrorKind as Kind};
use super::text::{self, Place};

impl Parser<'_> {
    pub(super) fn comment(&mut self, range: Range<usize>) {
        let inside = range.start + 4..range.end - 3;
        let text = &self.text[inside.clone()];
        let wrong = hyphens(text).filter(|run| run.end == text.len() || run.len() > 1);
        let faults = wrong.map(|run| {
            let end = if run.end == text.len() { range.end - inside.start } else { run.end };
            (Kind::HyphensInComment, run.start..end)
        });
        self.faults(faults.collect(), inside.start);
        self.illegal_characters(inside);
        let span = self.span(range);
        self.document.comments.push(Comment { text, span });
    }

    pub(super) fn instruction(&mut self, range: Range<usize>) {
        let inside = range.start + 2..range.end - 2;
        let text = &self.text[inside.clone()];
        let target = &text[..text.find(is_space).unwrap_or(text.len())];
        if !is_name(target) {
            let name = inside.start..inside.start + target.len();
            self.fault(Kind::BadInstruction(target.to_owned()), name);
        }
        let span = self.span(range);
        self.document.instructions.push(span);
        self.illegal_characters(inside);
    }

    pub(super) fn declaration(&mut self, range: Range<usize>) {
        if range.start > 0 {
            self.fault(Kind::MisplacedDeclaration, range);
            return;
        }
        let (written, rest) = self.text.split_at(range.end);
        if rest.trim().is_empty() && !written.ends_with('>') {
            self.fault(Kind::BadDeclaration(DeclarationFault::CutOff), range);
            return;
        }
        if !self.text.starts_with("<?xml") || !self.text[..range.end].ends_with("?>") {
            self.fault(Kind::BadDeclaration(DeclarationFault::Marks), range);
            return;
        }
        let inside = "<?".len()..range.end - "?>".len();
        let placed = |(kind, part)| {
            // A fault in the declaration as a whole points at all of it.
            let whole = matches!(kind, Kind::BadDeclaration(_));
            (kind, if whole { range.clone() } else { shift(&part, inside.start) })
        };
        self.faults(declaration::faults(&self.text[inside.clone()]).into_iter().map(placed).collect(), 0);
    }

    fn illegal_characters(&mut self, inside: Range<usize>) {
        let (mut ignored, mut faults) = (Cow::Borrowed(""), Vec::new());
        text::decode(&self.text[inside.clone()], Place::Section, &mut ignored, &mut faults);
        self.faults(faults, inside.start);
    }
}

/// The runs of hyphens in a text, as byte ranges.
fn hyphens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find('-')?;
        at = text[start..].find(|c| c != '-').map_or(text.len(), |end| start + end);
        Some(start..at)
    })
}
