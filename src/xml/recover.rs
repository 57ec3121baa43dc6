//! Error recovery: after a syntax error, finds where to continue, so that later errors are those of the document and
//! not consequences.

use std::borrow::Cow;

use quick_xml::errors::{Error, SyntaxError as TokenError};

use super::chars::{is_name_start, is_space};
use super::parse::Parser;
use super::syntax::SyntaxErrorKind as Kind;
use crate::nearest::nearest;
use crate::source::Spanned;

impl Parser<'_> {
    /// Records markup that the tokenizer could not find the end of; gives the place to start anew from.
    pub(super) fn cut_off(&mut self, error: &Error, at: usize) -> usize {
        let rest = &self.text[at..];
        let shown = rest.find(|c| is_space(c) || c == '>').unwrap_or(rest.len()).clamp(1, 40);
        let shown = at..self.text.ceil_char_boundary(at + shown);
        if let Some(open) = section_open(rest)
            && let Some(end) = rest.find("]]>")
        {
            self.fault(Kind::StrayBang(rest[..open].to_owned()), at..at + open);
            self.section(at..at + end + 3, open);
            return at + end + 3;
        }
        let kind = match error {
            Error::Syntax(TokenError::InvalidBangMarkup) => {
                Kind::StrayBang(self.text[shown.clone()].to_owned())
            }
            Error::Syntax(TokenError::UnclosedPI | TokenError::UnclosedXmlDecl) => {
                Kind::CutOff("processing instruction")
            }
            Error::Syntax(TokenError::UnclosedComment) => Kind::CutOff("comment"),
            Error::Syntax(TokenError::UnclosedDoctype) => Kind::Doctype,
            Error::Syntax(TokenError::UnclosedCData) => Kind::CutOff("CDATA section"),
            Error::Syntax(
                TokenError::UnclosedSingleQuotedAttributeValue
                | TokenError::UnclosedDoubleQuotedAttributeValue,
            ) => {
                // Such a tag ends where it would without the quote.
                let quote = at + unclosed_quote(rest);
                match self.text[quote..].find(['<', '>']) {
                    Some(end) if rest[1..].starts_with(is_name_start) => {
                        return self.unquoted(at, quote + end);
                    }
                    Some(end) if rest.starts_with("</") && self.text[quote + end..].starts_with('>') => {
                        let end = quote + end + 1;
                        self.end_run();
                        return self.end(at..end).unwrap_or(end);
                    }
                    _ => Kind::StrayLess,
                }
            }
            _ => Kind::CutOff("tag"),
        };
        self.less(at);
        self.fault(kind, shown);
        at + 1
    }

    /// Takes a start tag in whose quote is never closed: from `at` to the `<` or `>` at `end`.
    fn unquoted(&mut self, at: usize, end: usize) -> usize {
        self.end_run();
        let closed = self.text[end..].starts_with('>');
        let empty = closed && self.text[..end].ends_with('/');
        self.start(at..end + 1, empty).unwrap_or(end + usize::from(closed))
    }

    /// Goes on with a `<` that begins nothing as text.
    pub(super) fn less(&mut self, at: usize) {
        let span = self.span(at..at + 1);
        let run = self.run.get_or_insert_with(|| Spanned::new(Cow::Borrowed(""), span));
        run.span.end = span.end;
        run.value += "<";
    }

    /// Whether an end tag of a name that is not open is meant for the element opened last: its name is nearly
    /// that, or nothing that follows would close the element in its place.
    pub(super) fn closes_last(&self, found: &str, end: usize) -> bool {
        let Some(last) = self.open.last() else { return false };
        // Its own element was closed by the tag before this one.
        if matches!(self.document.errors.last(), Some(error) if error.kind == Kind::Unclosed(found.to_owned()))
        {
            return false;
        }
        let open = self.document.elements[*last as usize].name;
        if nearest(found, [open]).is_some() {
            return true;
        }
        // A document with hundreds of mistakes is not searched through for each of them.
        let ahead = AHEAD >> (self.document.errors.len() / MISTAKES).min(LEAST_AHEAD);
        let rest = &self.text[end..self.text.floor_char_boundary(end + ahead)];
        let own = next_tag(rest, "</", open);
        let again = next_tag(rest, "<", open);
        let parent = self.open.len().checked_sub(2).map(|at| self.open[at]);
        let outer = parent.map(|parent| next_tag(rest, "</", self.document.elements[parent as usize].name));
        // Its own end tag comes still, before another of its name begins and before what holds it ends.
        let comes = own < again && outer.is_none_or(|outer| own < outer);
        (parent.is_some() || !rest.contains('<')) && !comes
    }
}

/// The bytes with which a CDATA section begins that is nearly written as one: `<![cdata[`, `<!CDATA[`, `<![CDATA [`.
fn section_open(rest: &str) -> Option<usize> {
    const NAME: &str = "CDATA";
    let name = rest.strip_prefix("<!")?.trim_start_matches(['[', ' ']);
    name.get(..NAME.len()).filter(|name| name.eq_ignore_ascii_case(NAME))?;
    let inside = name[NAME.len()..].trim_start_matches(' ').strip_prefix('[')?;
    Some(rest.len() - inside.len())
}

/// Bytes in which the end of an element is looked for. Ours: a request is hardly ever longer.
const AHEAD: usize = 64 << 10;

/// Mistakes after which half as many bytes are looked at, and how often they are halved: down to 512. Ours.
const MISTAKES: usize = 32;
const LEAST_AHEAD: usize = 7;

/// Where a tag of that name begins; the end of the text where none does.
fn next_tag(text: &str, open: &str, name: &str) -> usize {
    let is_tag = |at: &usize| {
        let tail = text[at + open.len()..].strip_prefix(name);
        tail.is_some_and(|tail| tail.starts_with(|c| matches!(c, '>' | '/') || is_space(c)))
    };
    text.match_indices(open).map(|(at, _)| at).find(is_tag).unwrap_or(text.len())
}

/// Where the first quote stands that no other closes.
fn unclosed_quote(tag: &str) -> usize {
    let mut at = 0;
    while let Some(open) = tag[at..].find(['"', '\'']).map(|found| at + found) {
        let quote = &tag[open..=open];
        match tag[open + 1..].find(quote) {
            Some(length) => at = open + 1 + length + 1,
            None => return open,
        }
    }
    0
}
