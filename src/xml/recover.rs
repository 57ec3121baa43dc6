//! Error recovery: after a syntax error, finds where to continue, so that later errors are mistakes in the document
//! rather than consequences of earlier ones.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::errors::{Error, SyntaxError as TokenError};

use super::chars::{is_name, is_name_start, is_space};
use super::parse::{Parser, SECTION};
use super::syntax::{Markup, SyntaxErrorKind as Kind};
use super::text::Place;
use crate::nearest::nearest;
use crate::source::{Spanned, is_unseen};

impl Parser<'_> {
    /// Records markup whose end the tokenizer could not find; returns the offset to restart at.
    pub(super) fn cut_off(&mut self, error: &Error, at: usize) -> usize {
        let rest = &self.text[at..];
        let head = &rest[..rest.ceil_char_boundary(SHOWN)];
        let shown = at..at + head.find(|c| is_space(c) || c == '>').unwrap_or(head.len());
        let meant = self.near_section(at).or_else(|| self.near_comment(at)).or_else(|| self.wrong_end(at));
        if let Some(next) = meant {
            return next;
        }
        let kind = match error {
            Error::Syntax(TokenError::InvalidBangMarkup) => {
                // Long words are not quoted in part: secrets are recognised only whole.
                let word = if shown.len() < SHOWN { &self.text[shown.clone()] } else { "<!" };
                Kind::StrayBang(word.to_owned())
            }
            Error::Syntax(TokenError::UnclosedPI | TokenError::UnclosedXmlDecl) => {
                Kind::CutOff(Markup::Instruction)
            }
            Error::Syntax(TokenError::UnclosedComment) => Kind::CutOff(Markup::Comment),
            Error::Syntax(TokenError::UnclosedDoctype) => Kind::Doctype,
            Error::Syntax(TokenError::UnclosedCData) => Kind::CutOff(Markup::Section),
            Error::Syntax(
                TokenError::UnclosedSingleQuotedAttributeValue
                | TokenError::UnclosedDoubleQuotedAttributeValue,
            ) => match self.past_unclosed_quote(at) {
                Some(next) => return next,
                None => Kind::StrayLessThan,
            },
            _ => Kind::CutOff(Markup::Tag),
        };
        self.less(at);
        self.fault(kind, shown);
        at + 1
    }

    /// Reads the tag at `at`, in which a quote is never closed, as if it ended where it would without the quote; returns
    /// the offset to restart at. `None` if no tag begins there.
    fn past_unclosed_quote(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let first = rest[1..].find(['<', '>']).map(|end| at + 1 + end);
        if let Some(end) = first
            && rest.starts_with("</")
            && self.text[end..].starts_with('>')
        {
            self.end_run();
            return Some(self.end(at..end + 1).unwrap_or(end + 1));
        }
        let quote = at + unclosed_quote(rest);
        let end = self.text[quote..].find(['<', '>']).filter(|_| rest[1..].starts_with(is_name_start))?;
        Some(self.unquoted(at, quote + end))
    }

    /// Handles what nearly begins a CDATA section at `at`, or begins one that has no end; returns the offset to restart
    /// at. If the section does not end before other markup of its kind begins, its content is what comes before the end
    /// tag of its element, or else before the next tag.
    pub(super) fn near_section(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let (open, plain) = section_open(rest)?;
        let (word, inside) = (rest[..open].to_owned(), &rest[open..]);
        let end = inside.find("]]>").filter(|end| plain && !inside[..*end].contains("<!["));
        if let Some(end) = end {
            let next = at + open + end + "]]>".len();
            self.fault(Kind::SectionOpen(word), at..at + open);
            self.section(at..next, open);
            return Some(next);
        }
        let own_end = self.own_end(inside);
        let (kind, length) = if rest.starts_with(SECTION) {
            (Kind::CutOff(Markup::Section), own_end?)
        } else {
            (Kind::StrayBang(word), own_end.or_else(|| inside.find('<')).unwrap_or(inside.len()))
        };
        let next = at + open + length;
        self.fault(kind, at..at + open);
        self.content(at..next, Place::Section, open, 0);
        Some(next)
    }

    /// The offset in `rest` of the next end tag of the element opened last. The root's is not looked for: too much would
    /// be passed over.
    pub(super) fn own_end(&self, rest: &str) -> Option<usize> {
        let [_, .., last] = self.open[..] else { return None };
        let near = &rest[..rest.floor_char_boundary(AHEAD)];
        let end = next_tag(near, "</", self.document.elements[last as usize].name);
        (end < near.len()).then_some(end)
    }

    /// The mark in a piece of text that begins a CDATA section but has lost its `<`, as in `![CDATA[Fish & chips]]>`,
    /// and the offset at which the section ends.
    pub(super) fn bare_section(&self, text: Range<usize>) -> Option<(Range<usize>, usize)> {
        if self.document.literal || self.open.is_empty() {
            return None;
        }
        let bare = &SECTION["<![".len()..];
        let at = text.start + self.text[text.clone()].find(bare)?;
        let inside = at + bare.len();
        let near = &self.text[inside..self.text.floor_char_boundary(inside + NEAR)];
        let length = near.find("]]>")?;
        let before = &self.text[text.start..at];
        let before = before.strip_suffix('[').unwrap_or(before);
        let mark = text.start + before.strip_suffix('!').unwrap_or(before).len()..inside;
        // A `<` before it, escaped or not, is a token of its own, and would stay in the text.
        let head = self.text[..mark.start].trim_end_matches(['!', '-', ' ', '[']);
        let escaped = head.len() <= text.start && head.ends_with([';', '<']);
        let closed = near[..length].contains("<![") || self.own_end(&near[..length]).is_some();
        (!closed && !escaped).then_some((mark, inside + length + "]]>".len()))
    }

    /// Whether something that is not a name was meant as one: a word processor has put its own hyphens into it, or
    /// invisible or control characters, or a `&` was struck with them, and the end tag follows.
    pub(super) fn is_near_name(&self, name: &str, after: usize) -> bool {
        let is_typeset = |c| is_unseen(c) || is_dash(c) || c == '&' || c.is_control();
        if name.len() > SHOWN || !name.contains(is_typeset) {
            return false;
        }
        let rest = &self.text[after..self.text.floor_char_boundary(after + NEAR)];
        let plain = name.replace(is_dash, "-");
        let is_surplus = |c| is_unseen(c) || c == '&' || c.is_control();
        let hyphened = plain.replace(is_surplus, "-");
        let plain = plain.replace(is_surplus, "");
        let closes = |name: &str| rest.contains(&format!("</{name}"));
        is_name(&plain) && [name, &plain, &hyphened].into_iter().any(closes)
    }

    /// Handles a start tag with a quote that is never closed: from `at` to the `<` or `>` at `end`.
    fn unquoted(&mut self, at: usize, end: usize) -> usize {
        self.end_run();
        let closed = self.text[end..].starts_with('>');
        let empty = closed && self.text[..end].ends_with('/');
        self.start(at..end + 1, empty).unwrap_or(end + usize::from(closed))
    }

    /// Adds a `<` that begins nothing to the current run of text.
    pub(super) fn less(&mut self, at: usize) {
        let span = self.span(at..at + 1);
        let run = self.run.get_or_insert_with(|| Spanned::new(Cow::Borrowed(""), span));
        run.span.end = span.end;
        run.value += "<";
    }

    /// Whether an end tag whose name is not open is meant for the element opened last: either its name is similar, or
    /// nothing after it would close that element.
    pub(super) fn closes_last(&self, found: &str, end: usize) -> bool {
        let Some(last) = self.open.last() else { return false };
        // The element of this name was closed by the tag before this one.
        if matches!(self.document.errors.last(), Some(error) if error.kind == Kind::Unclosed(found.to_owned()))
        {
            return false;
        }
        let open = self.document.elements[*last as usize].name;
        if nearest(found, [open]).is_some() {
            return true;
        }
        // A document with hundreds of mistakes must not be searched in full for each of them.
        let ahead = AHEAD >> (self.document.errors.len() / MISTAKES).min(LEAST_AHEAD);
        let rest = &self.text[end..self.text.floor_char_boundary(end + ahead)];
        let own = next_tag(rest, "</", open);
        let again = next_tag(rest, "<", open);
        let parent = self.open.len().checked_sub(2).map(|at| self.open[at]);
        let outer = parent.map(|parent| next_tag(rest, "</", self.document.elements[parent as usize].name));
        // The element's own end tag is still to come, before another element of its name begins and before its parent
        // ends.
        let comes = own < again && outer.is_none_or(|outer| own < outer);
        (parent.is_some() || !rest.contains('<')) && !comes
    }
}

/// Whether a character is a hyphen or dash other than that of the keyboard.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The most bytes of markup without an end that an error points at. Our choice.
const SHOWN: usize = 40;

/// The length in bytes of a marker that nearly begins a CDATA section, and whether it is plain that it was meant as
/// one: `<![cdata[`, `<!CDATA[`, `<[CDATA[`, `<![CDATA [`, `<![CDAT"[`, `<![CDAA[` and `<![CDATA` are, `<![CDATA(` is
/// not.
fn section_open(rest: &str) -> Option<(usize, bool)> {
    const NAME: &str = "CDATA";
    let name = rest.strip_prefix('<')?.trim_start_matches(['!', '[', '(', '{', ' ']);
    let marked = rest[..rest.len() - name.len()].contains(['!', '[']);
    let is_slip = |c: char| c == ' ' || c.is_ascii_punctuation() && !"[]<>(){}&".contains(c);
    let letters = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
    let after = &name[letters..];
    if nearest(&name[..letters], [NAME]).is_some()
        && let Some(inside) = after.trim_start_matches(is_slip).strip_prefix('[')
    {
        return Some((rest.len() - inside.len(), true));
    }
    name.get(..NAME.len()).filter(|name| marked && name.eq_ignore_ascii_case(NAME))?;
    let inside = &name[NAME.len()..];
    Some((rest.len() - inside.len(), !inside.starts_with(['(', '{'])))
}

/// Bytes that are searched for the end of an element whose name is none, and of a section or a comment that is not begun
/// as such. Our choice: more than a slide has, and little enough to be searched for each of many such names.
pub(super) const NEAR: usize = 4 << 10;

/// Bytes that are searched for the end of an element. Our choice: requests are hardly ever longer.
const AHEAD: usize = 64 << 10;

/// The number of mistakes after which half as many bytes are searched, and how often that number is halved at most:
/// down to 512 bytes. Our choice.
const MISTAKES: usize = 32;
const LEAST_AHEAD: usize = 7;

/// The offset of the first tag of this name; the length of the text if there is none.
fn next_tag(text: &str, open: &str, name: &str) -> usize {
    let is_tag = |at: &usize| {
        let tail = text[at + open.len()..].strip_prefix(name);
        tail.is_some_and(|tail| tail.starts_with(|c| matches!(c, '>' | '/') || is_space(c)))
    };
    text.match_indices(open).map(|(at, _)| at).find(is_tag).unwrap_or(text.len())
}

/// The offset of the first quote that is never closed.
fn unclosed_quote(tag: &str) -> usize {
    let mut at = 0;
    // Every such tag of a document is searched to the end of the text, so this must be fast.
    let is_quote = |byte: u8| matches!(byte, b'"' | b'\'');
    while let Some(open) = tag.bytes().skip(at).position(is_quote).map(|found| at + found) {
        match tag[open + 1..].find(char::from(tag.as_bytes()[open])) {
            Some(length) => at = open + 1 + length + 1,
            None => return open,
        }
    }
    0
}
