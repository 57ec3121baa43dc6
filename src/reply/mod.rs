//! Responses, which the service returns to requests (API facts §1.6).

mod write;

pub use write::ReplyDraft;

use crate::dialect::{Dialect, Home, Term};
use crate::elements::reading::Reading;
use crate::elements::{Fields, Oddity};
use crate::source::Span;
use crate::xml::Element;

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The root element's name.
    pub root: Span,
    /// The dialect that it was read in.
    pub dialect: Dialect,
    /// Every element with one value.
    pub fields: Fields,
    /// The templates of a listing.
    pub templates: Vec<Fields>,
    /// The oddities that were recorded while reading.
    pub oddities: Vec<Oddity>,
}

/// Reads a response from its root element.
pub(crate) fn read(root: Element<'_, '_>, mut reading: Reading) -> Reply {
    let (mut fields, mut templates) = (Fields::default(), Vec::new());
    reading.attributes(root, Home::Document, |_| false);
    reading.children(root, Home::Response, |reading, term, child| match term {
        Term::Template => templates.push(template(child, reading)),
        _ => reading.field(&mut fields, term, child, Home::Response),
    });
    let dialect = reading.dialect;
    Reply { root: root.name_span(), dialect, fields, templates, oddities: reading.oddities }
}

fn template(element: Element<'_, '_>, reading: &mut Reading) -> Fields {
    let mut fields = Fields::default();
    reading.children(element, Home::Template, |reading, term, child| {
        reading.field(&mut fields, term, child, Home::Template);
    });
    fields
}
