//! What a rule may see of a document, and what several rules need of it.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use super::slide_media::Link;
use super::{scope, syntax};
use crate::elements::{Field, Oddity};
use crate::media::assets::Assets;
use crate::message::{Message, Request, Slide};
use crate::source::{Source, Span, Spanned};
use crate::xml::{AttributeFault, Document, Element, SyntaxError, SyntaxErrorKind};

/// Everything that a rule may see.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The text.
    pub source: &'a Source,
    /// The parsed XML.
    pub document: &'a Document<'a>,
    /// The content of the document.
    pub message: &'a Message,
    /// The facts known about the media that it names.
    pub assets: &'a Assets,
    pub(super) derived: Derived<'a>,
}

/// What several rules need, computed by the first of them.
#[derive(Debug, Default)]
pub(super) struct Derived<'a> {
    /// The media with their parsed URLs.
    pub links: OnceCell<Vec<Link<'a>>>,
    /// The oddities in the order of their places.
    pub placed: OnceCell<Vec<&'a Oddity>>,
    /// Whether each slide has something to show.
    pub shown: OnceCell<Vec<bool>>,
    /// The names of all elements.
    pub names: OnceCell<HashSet<&'a str>>,
    /// The elements that hold a response's error code, the words about it and the number of its message instead.
    pub stand_ins: [OnceCell<Option<&'a Oddity>>; 3],
    /// The elements that are never closed.
    pub endless: OnceCell<Vec<Element<'a, 'a>>>,
    /// The start tags that were meant as end tags, each after that of its element.
    pub reopened: OnceCell<Vec<(Span, Span)>>,
    /// The texts between elements that hold nothing but a `<` or `&`.
    pub lone_marks: OnceCell<Vec<Span>>,
    /// The start tags that have lost their `<`.
    pub lost_tags: OnceCell<Vec<Span>>,
    /// The elements whose start tags are missing.
    pub parents: OnceCell<Vec<syntax::cascade::elements::Parent<'a>>>,
    /// The slides that have a number for a name, from the name in the start tag to that in the end tag.
    pub numbered: OnceCell<Vec<(Span, Span)>>,
    /// The tags that are swapped.
    pub swapped: OnceCell<Option<syntax::recognise::swapped_tags::Swapped>>,
    /// The tags that are swapped around values.
    pub around_values: OnceCell<Vec<syntax::recognise::swapped_tags::AroundValue>>,
    /// The merge conflicts.
    pub conflicts: OnceCell<Vec<syntax::recognise::merge_conflicts::Conflict>>,
    /// Where CDATA sections begin that run on to the end of another.
    pub overruns: OnceCell<HashSet<usize>>,
    /// Whether the text outside the root says that the document is out of a string of a program.
    pub of_string: OnceCell<bool>,
    /// The places of PHP's error messages.
    pub printed: OnceCell<Vec<Range<u32>>>,
    /// The fields with merge tags.
    pub tagged: OnceCell<Vec<&'a Field>>,
    /// The texts that are not plain.
    pub unusual: OnceCell<Vec<&'a Spanned<String>>>,
    /// Whether all tags could be read.
    pub whole: OnceCell<bool>,
    /// Whether the document is about something else than MMS.
    pub outside: OnceCell<bool>,
}

impl<'a> Subject<'a> {
    /// A document as rules see it.
    #[must_use]
    pub fn new(
        source: &'a Source,
        document: &'a Document<'a>,
        message: &'a Message,
        assets: &'a Assets,
    ) -> Self {
        Self { source, document, message, assets, derived: Derived::default() }
    }

    /// The request, if the document is one.
    #[must_use]
    pub fn request(&self) -> Option<&'a Request> {
        self.message.request()
    }

    /// What is odd about the document's elements. What belongs in a document about something else than MMS is not
    /// known, so that only what is wrong in every document is odd there.
    pub fn oddities(&self) -> impl Iterator<Item = &'a Oddity> + Clone {
        let outside = scope::is_outside(self);
        self.message
            .oddities()
            .iter()
            .filter(move |oddity| !outside || scope::is_wrong_everywhere(self, oddity))
    }

    /// Whether the document has an element of this name, wherever it is.
    #[must_use]
    pub fn has_element(&self, name: &str) -> bool {
        let names = || self.document.elements().map(Element::name).collect();
        self.derived.names.get_or_init(names).contains(name)
    }

    /// Whether a slide of the request has something to show. It is computed once: a slide can have many media without a
    /// URL.
    #[must_use]
    pub fn shows(&self, slide: &Slide) -> bool {
        let all =
            || self.request().into_iter().flat_map(|request| &request.slides).map(Slide::shows).collect();
        self.derived.shown.get_or_init(all)[slide.number - 1]
    }

    /// Whether every value is what its element holds, character by character: no reference, no CDATA section and no
    /// mistake of form. Nearly every document is so, and no value of it contains `<` or `&`.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.document.errors().is_empty() && self.document.is_literal()
    }

    /// Whether all tags of the document could be read. If not, something that seems to be missing may be in the unread
    /// part, so rules about missing things report nothing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let told = |error: &SyntaxError| match error.kind {
            SyntaxErrorKind::StrayLessThan => syntax::recognise::tags::spaced_tag(self, error).is_none(),
            // A text with a `>` may be a tag that has lost its `<`.
            SyntaxErrorKind::TextOutsideRoot => !self.source.text()[error.span.range()].contains(['<', '>']),
            // A value may stand where its attribute would: `<action=saveMMS>`.
            SyntaxErrorKind::BadAttribute(why) => why != AttributeFault::NoName,
            SyntaxErrorKind::Doctype => true,
            _ => error.kind.leaves_tags(),
        };
        *self.derived.whole.get_or_init(|| self.document.errors().iter().all(told))
    }
}
