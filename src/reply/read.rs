//! Reads responses.

use super::Reply;
use crate::dialect::{Home, Term};
use crate::elements::Fields;
use crate::elements::reading::Reading;
use crate::xml::Element;

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
