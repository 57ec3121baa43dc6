//! The content of a document: a request, a response or a postback, in any dialect.

mod draft;
mod leaf;
mod read;
mod request;

pub use draft::{Draft, DraftSlide};
pub use leaf::{Leaf, leaves};
pub use request::{Action, CustomText, Datum, Part, PartKind, Request, Slide};

use crate::dialect::{Dialect, Home, Meaning, Term, meaning};
use crate::elements::reading::{Reading, local};
use crate::elements::{Oddity, OddityKind};
use crate::postback::{self, Postback};
use crate::reply::{self, Reply};
use crate::source::{Span, Spanned};
use crate::xml::{Document, Element, SyntaxErrorKind};

/// A document's meaning, by its root element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// What a client sends.
    Request(Request),
    /// What the service answers.
    Reply(Reply),
    /// What the service tells a callback URL.
    Postback(Postback),
    /// A document with another root, or with none.
    Unknown {
        /// The root's name, if there is a root.
        root: Option<Spanned<String>>,
        /// Where to point for the whole document.
        start: Span,
    },
}

impl Message {
    /// The request, if it is one.
    #[must_use]
    pub fn request(&self) -> Option<&Request> {
        match self {
            Message::Request(request) => Some(request),
            _ => None,
        }
    }

    /// What was noticed while reading.
    #[must_use]
    pub fn oddities(&self) -> &[Oddity] {
        match self {
            Message::Request(request) => &request.oddities,
            Message::Reply(reply) => &reply.oddities,
            Message::Postback(postback) => &postback.oddities,
            Message::Unknown { .. } => &[],
        }
    }

    /// The dialect it was read in.
    #[must_use]
    pub fn dialect(&self) -> Option<Dialect> {
        match self {
            Message::Request(request) => Some(request.dialect),
            Message::Reply(reply) => Some(reply.dialect),
            Message::Postback(postback) => Some(postback.dialect),
            Message::Unknown { .. } => None,
        }
    }
}

/// Reads a document. Total: see [`Message::Unknown`] and the oddities of each kind.
#[must_use]
pub fn read(document: &Document<'_>) -> Message {
    let unknown = |root: Option<Element<'_, '_>>| Message::Unknown {
        root: root.map(|root| Spanned::new(root.name().to_owned(), root.name_span())),
        start: document.start(),
    };
    // What is nested beyond all reason is no message, and nothing in it is worth a word of its own.
    let too_deep = document.errors().iter().any(|error| error.kind == SyntaxErrorKind::TooDeep);
    let Some(root) = document.root().filter(|_| !too_deep) else { return unknown(None) };
    let dialect = dialect_of(root);
    let mut reading = Reading::new(dialect);
    let term = match meaning(local(root.name()), dialect, Home::Document) {
        // Nothing of its own stands in a root that only holds others.
        Meaning::Exact(_) if only_wraps_documents(root) => return unknown(Some(root)),
        Meaning::Exact(term) => term,
        Meaning::OtherName(term) => {
            reading.note_element(OddityKind::OtherName(term), root, Home::Document);
            term
        }
        // `requests` around requests is no slip of the pen.
        Meaning::Misspelt(_) if wraps_documents(root) => return unknown(Some(root)),
        Meaning::Misspelt(term) => {
            reading.note_element(OddityKind::Misspelt(term), root, Home::Document);
            term
        }
        _ => return unknown(Some(root)),
    };
    reading.root(root);
    match term {
        Term::Request => Message::Request(read::request(root, reading)),
        Term::Response => Message::Reply(reply::read(root, reading)),
        _ => Message::Postback(postback::read(root, reading)),
    }
}

/// Whether an element holds whole documents of the API.
fn wraps_documents(root: Element<'_, '_>) -> bool {
    root.children().any(is_document)
}

/// Whether an element holds whole documents of the API and nothing else.
fn only_wraps_documents(root: Element<'_, '_>) -> bool {
    root.end_name_span().is_some() && root.children().next().is_some() && root.children().all(is_document)
}

fn is_document(element: Element<'_, '_>) -> bool {
    let name = local(element.name());
    let called =
        |term: Term| [Dialect::Current, Dialect::Classic].iter().any(|one| term.name(*one) == Some(name));
    [Term::Request, Term::Response, Term::Postback].into_iter().any(called)
}

/// The dialect by the case of most names of the root's children: a root in another case is one slip, and they would
/// be many. Where they do not agree, by the root's own.
fn dialect_of(root: Element<'_, '_>) -> Dialect {
    let upper = |name: &str| !name.bytes().any(|b| b.is_ascii_lowercase());
    let lower = |name: &str| !name.bytes().any(|b| b.is_ascii_uppercase());
    let name = local(root.name());
    let names = || root.children().map(|child| local(child.name()));
    let all = names().count();
    let uppercase = names().filter(|name| upper(name)).count();
    let lowercase = || names().filter(|name| lower(name)).count();
    // Two elements may both be wrong.
    let most = |count: usize| count > 2 && count * 3 > all * 2;
    if lower(name) && !most(uppercase) || upper(name) && most(lowercase()) {
        return Dialect::Current;
    }
    if upper(name) || uppercase * 2 > all { Dialect::Classic } else { Dialect::Current }
}
