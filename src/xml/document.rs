//! A read-only tree in an arena, with `Copy` handles. It borrows the text it was parsed from.

use std::borrow::Cow;

use super::syntax::SyntaxError;
use crate::source::{SourceId, Span, Spanned};

/// A parsed document with its syntax errors inside.
#[derive(Debug)]
pub struct Document<'t> {
    pub(super) source: SourceId,
    pub(super) elements: Vec<ElementData<'t>>,
    /// The children of all elements, each with the next of the same parent.
    pub(super) nodes: Vec<NodeData<'t>>,
    pub(super) comments: Vec<Comment<'t>>,
    pub(super) instructions: Vec<Span>,
    pub(super) errors: Vec<SyntaxError>,
    /// Bytes of the first character.
    pub(super) first: usize,
}

/// A comment, for rules that read instructions out of them.
#[derive(Clone, Copy, Debug)]
pub struct Comment<'t> {
    /// What stands between `<!--` and `-->`.
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
    pub(super) attributes: Vec<Attribute<'t>>,
    /// The first and the last child, by their places in [`Document::nodes`].
    pub(super) children: Option<(u32, u32)>,
}

/// One child.
#[derive(Debug)]
pub(super) struct NodeData<'t> {
    pub(super) kind: NodeKind<'t>,
    /// The next child of the same parent, by its place in [`Document::nodes`].
    pub(super) next: Option<u32>,
}

/// What a child is.
#[derive(Debug)]
pub(super) enum NodeKind<'t> {
    Element(u32),
    Text(Text<'t>),
}

/// A run of text with references resolved; it borrows the document's where that says the same.
pub type Text<'t> = Spanned<Cow<'t, str>>;

/// An attribute of a start tag.
#[derive(Clone, Debug)]
pub struct Attribute<'t> {
    /// Its name as written.
    pub name: &'t str,
    /// Where the name stands.
    pub name_span: Span,
    /// Its value with references resolved and white space normalised; the span is between the quotes.
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
    /// A run of text: character data, references and CDATA sections between two tags, as one value.
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

    /// The element whose name in the start tag stands there.
    #[must_use]
    pub fn named_at(&self, name: Span) -> Option<Element<'_, 't>> {
        self.last_before(name.start + 1).filter(|element| element.name_span() == name)
    }

    /// The last element whose name begins before `offset`: the one whose tag an attribute there belongs to.
    #[must_use]
    pub fn last_before(&self, offset: u32) -> Option<Element<'_, 't>> {
        let index =
            self.elements.partition_point(|element| element.name_span.start < offset).checked_sub(1)?;
        Some(Element { document: self, index: u32::try_from(index).ok()? })
    }

    /// Where the document is not well-formed, in document order.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// All comments in document order.
    #[must_use]
    pub fn comments(&self) -> &[Comment<'t>] {
        &self.comments
    }

    /// All processing instructions in document order; the XML declaration is none.
    #[must_use]
    pub fn instructions(&self) -> &[Span] {
        &self.instructions
    }

    /// The document's first bytes, for findings about the whole of it.
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

    /// Where the name stands in the start tag.
    #[must_use]
    pub fn name_span(self) -> Span {
        self.data().name_span
    }

    /// Where the name stands in the end tag, if there is one.
    #[must_use]
    pub fn end_name_span(self) -> Option<Span> {
        self.data().end_name
    }

    /// The whole element, tags included.
    #[must_use]
    pub fn span(self) -> Span {
        self.data().span
    }

    /// Its attributes in document order.
    #[must_use]
    pub fn attributes(self) -> &'d [Attribute<'t>] {
        &self.data().attributes
    }

    /// Its children in document order, comments and instructions left out.
    pub fn nodes(self) -> impl Iterator<Item = Node<'d, 't>> {
        let document = self.document;
        let node = |index: u32| &document.nodes[index as usize];
        let first = self.data().children.map(|(first, _)| node(first));
        std::iter::successors(first, move |before| before.next.map(node)).map(move |node| match &node.kind {
            NodeKind::Element(index) => Node::Element(Element { document, index: *index }),
            NodeKind::Text(text) => Node::Text(text),
        })
    }

    /// Its child elements in document order.
    pub fn children(self) -> impl Iterator<Item = Element<'d, 't>> {
        self.nodes().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// All its text as one value, untrimmed; its span covers every piece. Empty at the name's end where
    /// there is none.
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
