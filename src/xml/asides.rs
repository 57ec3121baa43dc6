//! Comments, processing instructions and the XML declaration (productions \[15\], \[16\] and \[23\]).

use std::borrow::Cow;
use std::ops::Range;

use super::chars::{is_name, is_space};
use super::declaration;
use super::document::Comment;
use super::parse::{Parser, shift};
use super::recover::{NEAR, is_dash};
use super::syntax::{DeclarationFault, SyntaxErrorKind as Kind};
use super::text::{self, Place};

/// How a comment begins.
const COMMENT: &str = "<!--";

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

    /// Handles what nearly begins or ends a comment at `at`, as in `<-- note -->`, `<!- note -->` and `<!-- note --!>`, if
    /// it ends before its element does and before other markup of its kind begins; returns the offset to restart at.
    pub(super) fn near_comment(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..self.text.floor_char_boundary(at + NEAR)];
        let is_open = rest.starts_with(COMMENT);
        let open = if is_open { COMMENT.len() } else { comment_open(rest)? };
        let inside = &rest[open..];
        let end = comment_end(inside, rest[..open].contains('!'))?;
        let content = &inside[..end.start];
        if content.contains("<!") || self.own_end(content).is_some() {
            return None;
        }
        let word = rest[..open].to_owned();
        let end = at + open + end.start..at + open + end.end;
        if is_open {
            self.fault(Kind::CommentEnd(self.text[end.clone()].to_owned()), end.clone());
            return Some(end.end);
        }
        let is_wrong = !self.text[end.clone()].ends_with("-->");
        self.end_run();
        self.fault_with(Kind::CommentOpen(word), at..at + open, is_wrong.then_some(end.clone()));
        Some(end.end)
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

/// The length in bytes of a marker that nearly begins a comment: `<--`, `<!-`, `<! --`, `< !--`, `<!—`.
fn comment_open(rest: &str) -> Option<usize> {
    let mark = rest.strip_prefix('<')?;
    let bare = mark.trim_start_matches(is_space);
    let marked = bare.strip_prefix('!').map(|mark| mark.trim_start_matches(is_space));
    let dashes = marked.unwrap_or(mark);
    let inside = dashes.trim_start_matches(is_hyphen);
    // `<->` is an arrow.
    let begins = inside.len() < dashes.len() && !inside.starts_with('>') && !rest.starts_with(COMMENT);
    begins.then_some(rest.len() - inside.len())
}

/// The mark that ends a comment, or nearly does: `-->`, `--!>`, `—>`; and `->`, unless it may be an arrow.
fn comment_end(inside: &str, arrows: bool) -> Option<Range<usize>> {
    inside.match_indices('>').find_map(|(at, _)| {
        let before = inside[..at].strip_suffix('!').unwrap_or(&inside[..at]);
        let start = before.trim_end_matches(is_hyphen).len();
        let run = &before[start..];
        (run.len() > 1 || arrows && !run.is_empty()).then_some(start..at + 1)
    })
}

fn is_hyphen(c: char) -> bool {
    c == '-' || is_dash(c)
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
