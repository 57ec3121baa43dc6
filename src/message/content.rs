//! What a document is by its root element, read and described.

use super::Request;
use super::read::request;
use super::root::{dialect_of, only_wraps_documents, root, wraps_documents};
use crate::dialect::{Dialect, Home, Meaning, Term, meaning};
use crate::elements::reading::{Reading, local};
use crate::elements::{Oddity, OddityKind};
use crate::postback::{self, Postback};
use crate::reply::{self, Reply};
use crate::source::{Span, Spanned};
use crate::xml::{Document, Element, SyntaxErrorKind};

/// The content of a document, by its root element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A request, which a client sends.
    Request(Request),
    /// A response, which the service returns.
    Reply(Reply),
    /// A postback, which the service sends to a callback URL.
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

    /// The kind of the document in two or three words: `saveMMS request, current`.
    #[must_use]
    pub fn describe(&self) -> String {
        let dialect = self.dialect().map_or("", |dialect| dialect.as_str());
        match self {
            Message::Request(request) => {
                let action = request.action.map_or("request", |action| action.canonical());
                format!("{action} request, {dialect}")
            }
            Message::Reply(_) => format!("response, {dialect}"),
            Message::Postback(_) => format!("postback, {dialect}"),
            Message::Unknown { .. } => "unknown document".to_owned(),
        }
    }

    /// The oddities that were recorded while reading.
    #[must_use]
    pub fn oddities(&self) -> &[Oddity] {
        match self {
            Message::Request(request) => &request.oddities,
            Message::Reply(reply) => &reply.oddities,
            Message::Postback(postback) => &postback.oddities,
            Message::Unknown { .. } => &[],
        }
    }

    /// The dialect that the document was read in.
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

/// Reads a document. Never fails: see [`Message::Unknown`] and the oddities of each kind.
#[must_use]
pub fn read(document: &Document<'_>) -> Message {
    let unknown = |root: Option<Element<'_, '_>>| Message::Unknown {
        root: root.map(|root| Spanned::new(root.name().to_owned(), root.name_span())),
        start: document.start(),
    };
    // A document that is nested too deeply is not a message, and nothing in it is worth a finding of its own.
    let too_deep = document.errors().iter().any(|error| error.kind == SyntaxErrorKind::TooDeep);
    let Some(root) = root(document).filter(|_| !too_deep) else { return unknown(None) };
    let dialect = dialect_of(root);
    let mut reading = Reading::new(dialect);
    let term = match meaning(local(root.name()), dialect, Home::Document) {
        // A root that contains only whole documents has no content of its own.
        Meaning::Exact(_) if only_wraps_documents(root) => return unknown(Some(root)),
        Meaning::Exact(term) => term,
        Meaning::OtherName(term) => {
            reading.note_element(OddityKind::OtherName(term), root, Home::Document);
            term
        }
        // `requests` around requests is not a misspelling.
        Meaning::Misspelt(_) if wraps_documents(root) => return unknown(Some(root)),
        Meaning::Misspelt(term) => {
            reading.note_element(OddityKind::Misspelt(term), root, Home::Document);
            term
        }
        _ => return unknown(Some(root)),
    };
    reading.root(root);
    match term {
        Term::Request => Message::Request(request(root, reading)),
        Term::Response => Message::Reply(reply::read(root, reading)),
        _ => Message::Postback(postback::read(root, reading)),
    }
}
