//! A fast path for the tokens that make up nearly all of a document: plain text and tags without attributes. All other
//! tokens go to the tokenizer.

use std::borrow::Cow;

use super::chars::{is_ascii_name, is_name_start};
use super::parse::Parser;
use super::text::is_plain;
use crate::limits;
use crate::source::Spanned;

impl<'t> Parser<'t> {
    /// Reads the plain tokens from `at` on; returns the offset of the first token that is not plain, or the end of the
    /// text.
    pub(super) fn plain(&mut self, mut at: usize) -> usize {
        loop {
            let next = match self.text.as_bytes()[at..] {
                [b'<', b'/', ..] => self.plain_end(at),
                [b'<', ..] => self.plain_start(at),
                _ if self.open.is_empty() => self.blanks(at),
                _ => self.plain_text(at),
            };
            match next {
                Some(next) => at = next,
                None => return at,
            }
        }
    }

    /// Reads the white space before the root or after it.
    fn blanks(&self, at: usize) -> Option<usize> {
        let rest = self.text[at..].bytes();
        let length = rest.take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
        (length > 0).then_some(at + length)
    }

    /// Reads text up to a `<`, if all of its characters stand for themselves.
    fn plain_text(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let length = if self.document.literal {
            before_tag(rest.as_bytes())?
        } else {
            rest.bytes().position(|byte| !is_plain(byte))?
        };
        // Text that follows other text belongs to the same run.
        if length == 0 || self.run.is_some() || rest.as_bytes()[length] != b'<' {
            return None;
        }
        self.run = Some(Spanned::new(Cow::Borrowed(&rest[..length]), self.span(at..at + length)));
        Some(at + length)
    }

    /// Reads `<name>`, inside the root or as the root.
    fn plain_start(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at + 1..];
        let length = rest.bytes().position(|byte| !is_ascii_name(byte))?;
        let is_plain = rest.as_bytes()[length] == b'>' && is_name_start(char::from(rest.as_bytes()[0]));
        let is_second_root = self.open.is_empty() && !self.document.elements.is_empty();
        if !is_plain || is_second_root || self.open.len() >= limits::NESTING {
            return None;
        }
        self.end_run();
        let end = at + 1 + length;
        let (name_span, span) = (self.span(at + 1..end), self.span(at..end + 1));
        let name = &rest[..length];
        let index = self.element(name, name_span, span, 0..0);
        self.open.push(index);
        Some(end + 1)
    }

    /// Reads `</name>`, if it closes the element opened last.
    fn plain_end(&mut self, at: usize) -> Option<usize> {
        let open = self.document.elements[*self.open.last()? as usize].name;
        let end = at + 2 + open.len();
        let rest = self.text.as_bytes().get(at + 2..=end)?;
        if self.too_deep > 0 || rest[open.len()] != b'>' || rest[..open.len()] != *open.as_bytes() {
            return None;
        }
        self.end_run();
        self.close(&(at + 2..end), end + 1);
        Some(end + 1)
    }
}

/// How many bytes are before the first `<`. Most texts are the white space between tags, which is too short for a search
/// that looks at many bytes at once.
fn before_tag(text: &[u8]) -> Option<usize> {
    let blanks = text.iter().position(|byte| !byte.is_ascii_whitespace())?;
    if text[blanks] == b'<' { Some(blanks) } else { memchr::memchr(b'<', text) }
}
