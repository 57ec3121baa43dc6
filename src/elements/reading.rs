//! Walks elements according to the dialect table and records everything odd.

use super::fields::{Field, Fields};
use super::oddity::{Oddity, OddityKind};
use crate::dialect::{Dialect, Home, Meaning, Term, exact, meaning};
use crate::source::Spanned;
use crate::xml::{Attribute, Element, Node, Text};

/// A name without its prefix. The API knows no namespaces; a document that uses a prefix throughout gets one oddity.
pub(crate) fn local(name: &str) -> &str {
    // Names are short, and hardly any contains a colon.
    match name.bytes().position(|byte| byte == b':') {
        Some(colon) if colon > 0 && colon + 1 < name.len() => &name[colon + 1..],
        _ => name,
    }
}

/// The state of reading one document.
pub(crate) struct Reading {
    pub(crate) dialect: Dialect,
    pub(crate) oddities: Vec<Oddity>,
    /// Whether a prefix has been recorded.
    prefixed: bool,
}

impl Reading {
    pub(crate) fn new(dialect: Dialect) -> Self {
        Self { dialect, oddities: Vec::new(), prefixed: false }
    }

    /// Passes each child element that has a meaning in `home` to `take`, and records the others.
    pub(crate) fn children<'d, 't>(
        &mut self,
        parent: Element<'d, 't>,
        home: Home,
        mut take: impl FnMut(&mut Self, Term, Element<'d, 't>),
    ) {
        for node in parent.nodes() {
            match node {
                Node::Text(text) if is_blank(&text.value) => {}
                Node::Text(text) => self.note(OddityKind::StrayText, owned(text.clone()), home),
                Node::Element(child) => match self.term(child, home) {
                    Some(term) => take(self, term, child),
                    None if self.is_wrapper(child) => self.wrapped(child, home, &mut take),
                    None => {}
                },
            }
        }
    }

    /// Passes on the children of an element that was recorded as a wrapper, as if they were in the place of it.
    fn wrapped<'d, 't>(
        &mut self,
        wrapper: Element<'d, 't>,
        home: Home,
        take: &mut impl FnMut(&mut Self, Term, Element<'d, 't>),
    ) {
        for node in wrapper.nodes() {
            match node {
                Node::Text(text) if is_blank(&text.value) => {}
                Node::Text(text) => self.note(OddityKind::StrayText, owned(text.clone()), home),
                Node::Element(child) => {
                    if let Some(term) = self.term(child, home) {
                        take(self, term, child);
                    }
                }
            }
        }
    }

    /// Whether the element recorded last is this one, as a wrapper.
    fn is_wrapper(&self, element: Element<'_, '_>) -> bool {
        let is = |last: &Oddity| last.kind == OddityKind::Wrapper && last.written.span == element.name_span();
        self.oddities.last().is_some_and(is)
    }

    /// The meaning of `element` in `home`. Anything but an exact name is recorded.
    fn term(&mut self, element: Element<'_, '_>, home: Home) -> Option<Term> {
        // No name of the API has a prefix, and nearly all are right.
        if let exact @ Some(_) = exact(element.name(), self.dialect, home) {
            return exact;
        }
        let name = local(element.name());
        let has_prefix = name.len() < element.name().len();
        if has_prefix && !self.prefixed && meaning(name, self.dialect, home) != Meaning::Unknown {
            self.prefixed = true;
            self.note_element(OddityKind::Prefixed, element, home);
        }
        let is = |child: Element<'_, '_>, term| {
            let meaning = meaning(local(child.name()), self.dialect, home);
            meaning == Meaning::Exact(term) || meaning == Meaning::OtherName(term)
        };
        let (kind, term) = match meaning(name, self.dialect, home) {
            Meaning::Exact(term) => return Some(term),
            Meaning::OtherName(term) => (OddityKind::OtherName(term), Some(term)),
            Meaning::Foreign(term) => (OddityKind::Foreign(term), Some(term)),
            // An element that contains children of the name that its own name resembles is not a misspelling:
            // `<slides><slide>`.
            Meaning::Misspelt(term) if element.children().any(|child| is(child, term)) => {
                (unknown(element, self.dialect, home), None)
            }
            Meaning::Misspelt(term) => (OddityKind::Misspelt(term), Some(term)),
            Meaning::Misplaced(term) => (OddityKind::Misplaced(term), None),
            Meaning::Retired(what) => (OddityKind::Retired(what), None),
            Meaning::JsonOnly => (OddityKind::JsonOnly, None),
            Meaning::Unknown => (unknown(element, self.dialect, home), None),
        };
        self.note_element(kind, element, home);
        term
    }

    /// Reads a child with one value into `fields`; a second one of the same meaning is recorded instead.
    pub(crate) fn field(&mut self, fields: &mut Fields, term: Term, element: Element<'_, '_>, home: Home) {
        if let Some(first) = fields.get(term).map(|field| field.name) {
            self.note_element(OddityKind::Duplicate { term, first }, element, home);
            return;
        }
        let value = self.value(element, home);
        fields.push(Field { term, name: element.name_span(), value });
    }

    /// The text of an element; markup inside and unknown attributes are recorded.
    pub(crate) fn value(&mut self, element: Element<'_, '_>, home: Home) -> Spanned<String> {
        // An element that is never closed seems to contain what really follows it.
        if element.end_name_span().is_some() {
            for child in element.children() {
                self.note_element(OddityKind::Markup, child, home);
            }
        }
        // Some legacy examples have a slide's duration as an attribute of its text (API facts §1.1); the slide's reader
        // handles it.
        let timed = home == Home::Slide && self.dialect == Dialect::Legacy;
        self.attributes(element, home, |attribute| timed && is_duration(attribute.name));
        owned(element.text())
    }

    /// Records the attributes that neither belong to XML itself nor are `known`.
    pub(crate) fn attributes<'d>(
        &mut self,
        element: Element<'d, '_>,
        home: Home,
        known: impl Fn(&Attribute<'d>) -> bool,
    ) {
        for attribute in element.attributes() {
            if !is_about_xml(attribute.name) && !known(attribute) {
                let written = Spanned::new(attribute.name.to_owned(), attribute.name_span);
                self.note(OddityKind::Attribute, written, home);
            }
        }
    }

    /// Records the root's prefix, if it has one.
    pub(crate) fn root(&mut self, root: Element<'_, '_>) {
        if local(root.name()) != root.name() {
            self.prefixed = true;
            self.note_element(OddityKind::Prefixed, root, Home::Document);
        }
    }

    pub(crate) fn note_element(&mut self, kind: OddityKind, element: Element<'_, '_>, home: Home) {
        let written = Spanned::new(element.name().to_owned(), element.name_span());
        self.note(kind, written, home);
        if let Some(last) = self.oddities.last_mut() {
            last.end = element.end_name_span();
        }
    }

    pub(crate) fn note(&mut self, kind: OddityKind, written: Spanned<String>, home: Home) {
        self.oddities.push(Oddity { kind, written, end: None, dialect: self.dialect, home });
    }
}

/// What an unknown element of a request is: a wrapper, if its children all belong where it is itself, and are slides or
/// several. A single value may be somebody else's.
fn unknown(element: Element<'_, '_>, dialect: Dialect, home: Home) -> OddityKind {
    let meaning = |child: Element<'_, '_>| meaning(local(child.name()), dialect, home);
    let term = |child| match meaning(child) {
        Meaning::Exact(term) | Meaning::OtherName(term) => Some(term),
        _ => None,
    };
    let is_slide = |child| term(child) == Some(Term::Slide);
    let is_wrapper = Term::Action.lives_in(home)
        && element.end_name_span().is_some()
        && (element.children().nth(1).is_some() || element.children().next().is_some_and(is_slide))
        && element.children().all(|child| term(child).is_some());
    if is_wrapper { OddityKind::Wrapper } else { OddityKind::Unknown }
}

/// Whether an attribute is a legacy slide's duration.
pub(crate) fn is_duration(name: &str) -> bool {
    name == "duration"
}

/// Whether a text consists only of ASCII white space, as most text between elements does.
pub(crate) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}

/// An owned copy of a text: messages outlive the document that they were read from.
pub(crate) fn owned(text: Text<'_>) -> Spanned<String> {
    Spanned::new(text.value.into_owned(), text.span)
}

/// Whether an attribute is about the XML itself. Postbacks of 2013 and 2014 carry
/// `xsi:noNamespaceSchemaLocation` (API facts §4.2). A serializer of .NET calls `xsi` `i`.
pub(crate) fn is_about_xml(name: &str) -> bool {
    ["xmlns", "xml", "xsi", "i"].contains(&name.split(':').next().unwrap_or_default())
}
