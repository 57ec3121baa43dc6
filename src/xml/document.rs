//! A read-only tree in an arena, with `Copy` handles. The tree borrows the text that it was parsed from.

use std::borrow::Cow;
use std::ops::Range;

use super::syntax::SyntaxError;
use crate::source::{SourceId, Span, Spanned};

/// A parsed document, including its syntax errors.
#[derive(Debug)]
pub struct Document<'t> {
    pub(super) source: SourceId,
    pub(super) elements: Vec<ElementData<'t>>,
    /// The children of all elements in document order: after each element come those that it holds.
    pub(super) nodes: Vec<NodeData<'t>>,
    /// The attributes of all elements, those of one element side by side.
    pub(super) attributes: Vec<Attribute<'t>>,
    pub(super) comments: Vec<Comment<'t>>,
    pub(super) instructions: Vec<Span>,
    pub(super) errors: Vec<SyntaxError>,
    /// The length of the first character in bytes.
    pub(super) first: usize,
    /// Whether every character of the text but `<` stands for itself.
    pub(super) literal: bool,
}

/// A comment, kept for the instructions to mmsctl that it may contain.
#[derive(Clone, Copy, Debug)]
pub struct Comment<'t> {
    /// The text between `<!--` and `-->`.
    pub text: &'t str,
    /// The whole comment.
    pub span: Span,
}

#[derive(Debug)]
pub(super) struct ElementData<'t> {
    pub(super) name: &'t str,
    pub(super) name_span: Span,
    pub(super) span: Span,
    /// The name in the end tag, if there is one.
    pub(super) end_name: Option<Span>,
    /// The indices in [`Document::attributes`] of its own.
    pub(super) attributes: Range<usize>,
    /// The indices in [`Document::nodes`] of all that is in it.
    pub(super) nodes: Range<u32>,
}

/// A child of an element.
#[derive(Debug)]
pub(super) enum NodeData<'t> {
    Element(u32),
    Text(Text<'t>),
}

/// A run of text with references resolved. It borrows from the document if the text there is the same.
pub type Text<'t> = Spanned<Cow<'t, str>>;

/// An attribute of a start tag.
#[derive(Clone, Debug)]
pub struct Attribute<'t> {
    /// The name as written.
    pub name: &'t str,
    /// The place of the name.
    pub name_span: Span,
    /// The value with references resolved and white space normalised. The span is that between the quotes.
    pub value: Text<'t>,
}

/// A handle to an element.
#[derive(Clone, Copy, Debug)]
pub struct Element<'d, 't> {
    document: &'d Document<'t>,
    index: u32,
}

/// A child of an element.
#[derive(Clone, Copy, Debug)]
pub enum Node<'d, 't> {
    /// An element.
    Element(Element<'d, 't>),
    /// A run of text as one value: character data, references and CDATA sections between two other pieces of markup.
    Text(&'d Text<'t>),
}

impl<'t> Document<'t> {
    /// The first element, if there is any.
    #[must_use]
    pub fn root(&self) -> Option<Element<'_, 't>> {
        (!self.elements.is_empty()).then_some(Element { document: self, index: 0 })
    }

    /// Every element in document order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_, 't>> {
        (0..).zip(&self.elements).map(|(index, _)| Element { document: self, index })
    }

    /// The element whose start tag has its name at this place.
    #[must_use]
    pub fn named_at(&self, name: Span) -> Option<Element<'_, 't>> {
        self.last_before(name.start + 1).filter(|element| element.name_span() == name)
    }

    /// The last element whose name begins before `offset`. If there is an attribute at `offset`, it belongs to this
    /// element.
    #[must_use]
    pub fn last_before(&self, offset: u32) -> Option<Element<'_, 't>> {
        let index =
            self.elements.partition_point(|element| element.name_span.start < offset).checked_sub(1)?;
        Some(Element { document: self, index: u32::try_from(index).ok()? })
    }

    /// The first element whose name begins at `offset` or after it.
    #[must_use]
    pub fn first_from(&self, offset: u32) -> Option<Element<'_, 't>> {
        let index = self.elements.partition_point(|element| element.name_span.start < offset);
        let index = (index < self.elements.len()).then_some(index)?;
        Some(Element { document: self, index: u32::try_from(index).ok()? })
    }

    /// The last element of this name that begins before `offset`.
    #[must_use]
    pub fn last_named_before(&self, name: &str, offset: u32) -> Option<Element<'_, 't>> {
        let after = self.elements.partition_point(|element| element.name_span.start < offset);
        let index = self.elements[..after].iter().rposition(|element| element.name == name)?;
        Some(Element { document: self, index: u32::try_from(index).ok()? })
    }

    /// The syntax errors, in document order.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// The syntax errors that begin in a range of the text. Much in a document asks for those beside it.
    #[must_use]
    pub fn errors_within(&self, range: Range<u32>) -> &[SyntaxError] {
        let before = |offset| self.errors.partition_point(|error| error.span.start < offset);
        self.errors.get(before(range.start)..before(range.end)).unwrap_or_default()
    }

    /// Whether every character of the text but `<` stands for itself. There are no references and CDATA sections then.
    #[must_use]
    pub fn is_literal(&self) -> bool {
        self.literal
    }

    /// All comments in document order.
    #[must_use]
    pub fn comments(&self) -> &[Comment<'t>] {
        &self.comments
    }

    /// The places of all processing instructions in document order, without the XML declaration.
    #[must_use]
    pub fn instructions(&self) -> &[Span] {
        &self.instructions
    }

    /// The place to point at for findings about the whole document: the root's name, or the first character if there is
    /// no root.
    #[must_use]
    pub fn start(&self) -> Span {
        self.root().map_or(Span::new(self.source, 0..self.first), Element::name_span)
    }
}

impl<'d, 't> Element<'d, 't> {
    fn data(self) -> &'d ElementData<'t> {
        &self.document.elements[self.index as usize]
    }

    /// The name as written, with its prefix.
    #[must_use]
    pub fn name(self) -> &'t str {
        self.data().name
    }

    /// The place of the name in the start tag.
    #[must_use]
    pub fn name_span(self) -> Span {
        self.data().name_span
    }

    /// The place of the name in the end tag, if there is one.
    #[must_use]
    pub fn end_name_span(self) -> Option<Span> {
        self.data().end_name
    }

    /// The place of the whole element, including its tags.
    #[must_use]
    pub fn span(self) -> Span {
        self.data().span
    }

    /// The attributes in document order.
    #[must_use]
    pub fn attributes(self) -> &'d [Attribute<'t>] {
        &self.document.attributes[self.data().attributes.clone()]
    }

    /// The children in document order, without comments and processing instructions.
    pub fn nodes(self) -> impl Iterator<Item = Node<'d, 't>> {
        let (document, mut left) = (self.document, self.data().nodes.clone());
        std::iter::from_fn(move || match &document.nodes[left.next()? as usize] {
            NodeData::Element(index) => {
                let element = Element { document, index: *index };
                left.start = element.data().nodes.end;
                Some(Node::Element(element))
            }
            NodeData::Text(text) => Some(Node::Text(text)),
        })
    }

    /// The child elements in document order.
    pub fn children(self) -> impl Iterator<Item = Element<'d, 't>> {
        self.nodes().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// All text directly in the element as one value, untrimmed. The span goes from the first piece to the last; if
    /// there is no text, it is empty and directly after the name.
    #[must_use]
    pub fn text(self) -> Text<'t> {
        let mut pieces = self.nodes().filter_map(|node| match node {
            Node::Text(text) => Some(text),
            Node::Element(_) => None,
        });
        let Some(first) = pieces.next() else {
            let name = self.name_span();
            return Spanned::new(Cow::Borrowed(""), Span { start: name.end, ..name });
        };
        pieces.fold(first.clone(), |mut whole, piece| {
            whole.value.to_mut().push_str(&piece.value);
            whole.span.end = piece.span.end;
            whole
        })
    }
}
