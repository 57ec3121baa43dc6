//! Builds the tree from tokens. quick-xml finds where each piece of markup begins and ends; everything that XML 1.0
//! says about the inside of the pieces and about their order is checked here.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::chars::{is_name, is_space};
use super::declaration;
use super::document::{Attribute, Document, ElementData, NodeData, Text};
use super::syntax::{SyntaxError, SyntaxErrorKind as Kind};
use super::tag;
use super::text::{self, Fault, Place};
use crate::limits;
use crate::source::{SourceId, Span, Spanned, offset};

/// Parses `text`, which is the text of `source`. Never fails: see [`Document::errors`].
#[must_use]
pub fn parse(source: SourceId, text: &str) -> Document<'_> {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let expected = (text.len() / ELEMENT_BYTES).min(MOST_EXPECTED);
    let document = Document {
        source,
        elements: Vec::with_capacity(expected),
        nodes: Vec::with_capacity(3 * expected),
        attributes: Vec::new(),
        comments: Vec::new(),
        instructions: Vec::new(),
        errors: Vec::new(),
        first,
        literal: text::is_literal(text),
    };
    let open = Vec::with_capacity(DEPTH);
    let mut parser = Parser { text, document, open, too_deep: 0, run: None };
    parser.tokens();
    parser.finish()
}

/// The marker that begins a CDATA section.
pub(super) const SECTION: &str = "<![CDATA[";

/// Estimated bytes of text per element. Our choice: requests have some 40, and reserving memory is cheaper than moving
/// the elements.
const ELEMENT_BYTES: usize = 32;

/// How deep most elements are nested: a URL in a medium in a slide of a request.
const DEPTH: usize = 4;

/// The most elements that memory is reserved for in advance. Our choice: a document of nothing but text needs little.
const MOST_EXPECTED: usize = 1024;

/// A byte order mark.
const MARK: char = '\u{FEFF}';

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) document: Document<'t>,
    /// The indices of the open elements, outermost first.
    pub(super) open: Vec<u32>,
    /// The number of open elements beyond the nesting limit.
    pub(super) too_deep: usize,
    /// The current run of text, which continues across references and CDATA sections.
    pub(super) run: Option<Text<'t>>,
}

/// The kind of a token, as the tokenizer sees it.
enum Token {
    Start,
    Empty,
    End,
    Text,
    Section,
    Comment,
    Instruction,
    Doctype,
}

impl<'t> Parser<'t> {
    /// Reads all tokens.
    fn tokens(&mut self) {
        let mut at = 0;
        while let Some(next) = self.token_at(at) {
            at = self.plain(next);
        }
    }

    /// Reads the token at `base`; returns the offset to continue at, or `None` at the end of the text.
    fn token_at(&mut self, base: usize) -> Option<usize> {
        if self.document.errors.len() >= limits::SYNTAX_ERRORS {
            self.end_run();
            self.fault(Kind::TooMany, base..base);
            // The end of the elements that are open here is unknown; it is assumed to be after this place.
            let end = offset(self.text.len());
            for index in std::mem::take(&mut self.open) {
                self.end_element(index, end);
            }
            return None;
        }
        // The tokenizer drops a byte order mark without counting it.
        let next = self.text.len() - self.text[base..].trim_start_matches(MARK).len();
        if next > base {
            self.token(&Token::Text, base..next);
            return Some(next);
        }
        if let Some(length) = declaration::length(&self.text[base..]) {
            self.end_run();
            self.declaration(base..base + length);
            return Some(base + length);
        }
        if let Some(end) = self.end_of_nameless(base) {
            self.end_run();
            let empty = self.text[base..end].ends_with("/>");
            return Some(self.start(base..end, empty).unwrap_or(end));
        }
        let mut reader = Reader::from_str(&self.text[base..]);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let event = reader.read_event();
        let end = base + in_text(reader.buffer_position());
        let token = match event {
            Ok(Event::Eof) => return None,
            Ok(event) => token(&event),
            Err(error) => return Some(self.cut_off(&error, base + in_text(reader.error_position()))),
        };
        self.token(&token, base..end).or(Some(end))
    }

    /// Where the tag at `base` ends if it cannot have a name, as in `5 < 6`. Its quotes have no meaning then, and the
    /// tokenizer would look for the ends of all that follow, for each such `<`.
    fn end_of_nameless(&self, base: usize) -> Option<usize> {
        let inside = self.text[base..].strip_prefix('<')?;
        inside.starts_with(|c: char| is_space(c) || c.is_ascii_digit()).then_some(())?;
        Some(base + 1 + inside.find('>')? + 1)
    }

    /// Handles a token; returns the offset to restart at if the token ends earlier than it seemed to.
    fn token(&mut self, token: &Token, range: Range<usize>) -> Option<usize> {
        if !matches!(token, Token::Text | Token::Section) {
            self.end_run();
        }
        match token {
            Token::Start => return self.start(range, false),
            Token::Empty => return self.start(range, true),
            Token::End => return self.end(range),
            Token::Text => {
                if let Some((mark, next)) = self.bare_section(range.clone()) {
                    self.content(range.start..mark.start, Place::Content, 0, 0);
                    self.fault(Kind::SectionOpen(self.text[mark.clone()].to_owned()), mark.clone());
                    self.section(mark.start..next, mark.len());
                    return Some(next);
                }
                self.content(range, Place::Content, 0, 0);
            }
            Token::Section => self.section(range, SECTION.len()),
            Token::Comment => self.comment(range),
            Token::Instruction => self.instruction(range),
            Token::Doctype => self.fault(Kind::Doctype, range),
        }
        None
    }

    pub(super) fn start(&mut self, range: Range<usize>, empty: bool) -> Option<usize> {
        let inside = range.start + 1..range.end - if empty { 2 } else { 1 };
        let name = tag::name(&self.text[inside.clone()]);
        let name_range = inside.start..inside.start + name.len();
        if !is_name(name) && self.is_near_name(name, range.end) {
            self.fault(Kind::BadName(name.to_owned()), name_range.clone());
        } else if !is_name(name) {
            let aside = self.near_section(range.start).or_else(|| self.near_comment(range.start));
            let meant = aside.or_else(|| self.displaced_slash(&range)).or_else(|| self.wrong_slash(&range));
            if meant.is_some() {
                return meant;
            }
            // Mostly a `<` in running text: what follows is read as text rather than swallowed as a tag.
            match name.split('<').next() {
                Some("") | None => self.fault(Kind::StrayLessThan, range.start..range.start + 1),
                Some(word) => {
                    self.fault(Kind::BadName(word.to_owned()), inside.start..inside.start + word.len());
                }
            }
            self.less(range.start);
            return Some(range.start + 1);
        }
        let mut faults = Vec::new();
        let tag = tag::start(&self.text[inside.clone()], &mut faults);
        // A tag that is cut short by another `<` ends there.
        let cut = tag.cut.map(|at| inside.start + at);
        let displaced = cut.filter(|at| *at == name_range.end && self.ends_displaced(*at));
        if displaced.is_some() {
            faults.clear();
        }
        let (range, empty) = cut.map_or((range.clone(), empty || tag.empty), |at| (range.start..at, false));
        self.faults(faults, inside.start);
        if self.open.len() >= limits::NESTING {
            if self.too_deep == 0 {
                self.fault(Kind::TooDeep, range);
            }
            self.too_deep += usize::from(!empty);
            return cut;
        }
        let attributes = self.attributes(tag.attributes, inside.start);
        let (name_span, span) = (self.span(name_range.clone()), self.span(range));
        let index = self.element(name, name_span, span, attributes);
        if self.open.is_empty() && index > 0 {
            self.fault(Kind::SecondRoot(name.to_owned()), name_range);
        }
        if !empty {
            self.open.push(index);
        }
        displaced.map(|at| self.after_displaced(at)).or(cut)
    }

    /// Adds an element, inside the open one if there is any; returns its index.
    pub(super) fn element(
        &mut self,
        name: &'t str,
        name_span: Span,
        span: Span,
        attributes: Range<usize>,
    ) -> u32 {
        let index = u32::try_from(self.document.elements.len()).expect("fewer elements than bytes");
        if !self.open.is_empty() {
            self.document.nodes.push(NodeData::Element(index));
        }
        let inside = self.next_node();
        let nodes = inside..inside;
        self.document.elements.push(ElementData { name, name_span, span, end_name: None, attributes, nodes });
        index
    }

    /// The index of the next node.
    fn next_node(&self) -> u32 {
        u32::try_from(self.document.nodes.len()).expect("fewer nodes than bytes")
    }

    /// Ends an element at an offset, with all that was read since it began.
    pub(super) fn end_element(&mut self, index: u32, end: u32) -> &mut ElementData<'t> {
        let last = self.next_node();
        let element = &mut self.document.elements[index as usize];
        (element.span.end, element.nodes.end) = (end, last);
        element
    }

    /// Keeps the attributes of an element; returns where they are.
    fn attributes(&mut self, raw: Vec<tag::RawAttribute<'t>>, base: usize) -> Range<usize> {
        let first = self.document.attributes.len();
        for raw in raw {
            let attribute = self.attribute(raw, base);
            self.document.attributes.push(attribute);
        }
        first..self.document.attributes.len()
    }

    fn attribute(&self, raw: tag::RawAttribute<'t>, base: usize) -> Attribute<'t> {
        let name_range = shift(&raw.name, base);
        Attribute {
            name: &self.text[name_range.clone()],
            name_span: self.span(name_range),
            value: Spanned::new(raw.decoded, self.span(shift(&raw.value, base))),
        }
    }

    /// Handles an end tag; returns the offset to restart at if a `<` or a `>` in quotes, which have no meaning in it,
    /// cuts the tag short.
    pub(super) fn end(&mut self, seeming: Range<usize>) -> Option<usize> {
        let name = seeming.start + 2;
        let close = self.text[name..seeming.end].find('>').map_or(seeming.end, |at| name + at + 1);
        let range = seeming.start..close;
        let inside = range.start + 2..range.end - 1;
        let mut faults = Vec::new();
        let tag = tag::end(&self.text[inside.clone()], &mut faults);
        let cut = tag.cut.map(|at| inside.start + at).or((close < seeming.end).then_some(close));
        if cut.is_some()
            && let Some(next) = self.wrong_end(seeming.start).or_else(|| self.split_end(seeming.start))
        {
            return Some(next);
        }
        let (name, end) = (shift(&tag.name, inside.start), cut.unwrap_or(range.end));
        let displaced = cut.filter(|at| *at == name.end && self.ends_displaced(*at));
        if displaced.is_none() {
            self.faults(faults, inside.start);
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return cut;
        }
        let found = &self.text[name.clone()];
        let matching =
            self.open.iter().rposition(|open| self.document.elements[*open as usize].name == found);
        match matching {
            Some(depth) => {
                // Elements opened since then have no end tag of their own.
                for index in self.open.split_off(depth + 1) {
                    let (open, start) = self.open_name(index);
                    self.end_element(index, offset(range.start));
                    self.fault_with(Kind::Unclosed(open), start.range(), Some(name.clone()));
                }
                self.close(&name, end);
            }
            None if self.closes_last(found, end) => {
                let (open, start) = self.open_name(*self.open.last().expect("something is open"));
                let kind = Kind::MismatchedEnd { open, found: found.to_owned() };
                self.fault_with(kind, name.clone(), Some(start.range()));
                self.close(&name, end);
            }
            None => self.fault(Kind::UnmatchedEnd(found.to_owned()), name),
        }
        displaced.map(|at| self.after_displaced(at)).or(cut)
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self, name: &Range<usize>, end: usize) {
        let Some(index) = self.open.pop() else { return };
        let name = self.span(name.clone());
        self.end_element(index, offset(end)).end_name = Some(name);
    }

    fn finish(mut self) -> Document<'t> {
        self.end_run();
        for index in std::mem::take(&mut self.open) {
            let (name, span) = self.open_name(index);
            let end = offset(self.text.len());
            self.end_element(index, end);
            self.fault(Kind::Unclosed(name), span.range());
        }
        if self.document.elements.is_empty() && self.document.errors.is_empty() {
            self.fault(Kind::NoRoot, 0..0);
        }
        self.document.errors.sort_by_key(|error| error.span.start);
        self.document
    }

    fn open_name(&self, index: u32) -> (String, Span) {
        let element = &self.document.elements[index as usize];
        (element.name.to_owned(), element.name_span)
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.document.source, range)
    }

    /// Records the mistakes in a piece of markup or text, up to the limit: one piece can contain any number of them.
    pub(super) fn faults(&mut self, faults: Vec<Fault>, base: usize) {
        let left = limits::SYNTAX_ERRORS.saturating_sub(self.document.errors.len());
        for (kind, range) in faults.into_iter().take(left) {
            self.fault(kind, shift(&range, base));
        }
    }

    pub(super) fn fault(&mut self, kind: Kind, range: Range<usize>) {
        self.fault_with(kind, range, None);
    }

    pub(super) fn fault_with(&mut self, kind: Kind, range: Range<usize>, related: Option<Range<usize>>) {
        let span = self.span(range);
        let related = related.map(|range| self.span(range));
        self.document.errors.push(SyntaxError { kind, span, related });
    }
}

fn token(event: &Event<'_>) -> Token {
    match event {
        Event::Start(_) => Token::Start,
        Event::Empty(_) => Token::Empty,
        Event::End(_) => Token::End,
        Event::CData(_) => Token::Section,
        Event::Comment(_) => Token::Comment,
        Event::Decl(_) | Event::PI(_) => Token::Instruction,
        Event::DocType(_) => Token::Doctype,
        Event::Text(_) | Event::GeneralRef(_) | Event::Eof => Token::Text,
    }
}

pub(super) fn shift(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// A position of the reader.
fn in_text(position: u64) -> usize {
    usize::try_from(position).expect("offsets into a text in memory")
}
