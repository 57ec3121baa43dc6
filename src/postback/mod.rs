//! What the service tells a callback URL (API facts §4).

mod events;
mod moment;
mod sample;
mod write;

pub use events::{Basis, EVENTS, Event, Form, Layout, SentAs};
pub use moment::Moment;
pub use sample::{Elsewhere, Order, OrderError, Sample, Sampled};
pub use write::PostbackDraft;

use crate::dialect::{Dialect, Home, Meaning, Term, meaning};
use crate::message::reading::Reading;
use crate::message::{Fields, Oddity};
use crate::source::{Span, Spanned};
use crate::xml::Element;

/// A postback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postback {
    /// The root element's name.
    pub root: Span,
    /// The dialect that it was read in.
    pub dialect: Dialect,
    /// Every element with one value.
    pub fields: Fields,
    /// The URLs of an incoming message's files.
    pub files: Vec<Spanned<String>>,
    /// What was noticed besides.
    pub oddities: Vec<Oddity>,
}

/// The forms of a code's postbacks, if it is about MMS.
#[must_use]
pub fn event(code: &str) -> Option<&'static Event> {
    EVENTS.iter().find(|event| event.code == code)
}

/// The element of a postback that is called so in any dialect or generation, whatever its case.
#[must_use]
pub fn field(name: &str) -> Option<Term> {
    match meaning(name, Dialect::Current, Home::Postback) {
        Meaning::Exact(term) | Meaning::OtherName(term) | Meaning::Foreign(term) => Some(term),
        _ => None,
    }
}

/// Reads a postback from its root element.
pub(crate) fn read(root: Element<'_, '_>, mut reading: Reading) -> Postback {
    let (mut fields, mut files) = (Fields::default(), Vec::new());
    reading.attributes(root, Home::Document, |_| false);
    reading.children(root, Home::Postback, |reading, term, child| match term {
        Term::Content => reading.children(child, Home::Content, |reading, _, file| {
            files.push(reading.value(file, Home::Content));
        }),
        _ => reading.field(&mut fields, term, child, Home::Postback),
    });
    let dialect = reading.dialect;
    Postback { root: root.name_span(), dialect, fields, files, oddities: reading.oddities }
}
