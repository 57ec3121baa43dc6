//! Reads postbacks.

use super::{Notification, Postback};
use crate::dialect::{Home, Term};
use crate::elements::Fields;
use crate::elements::reading::Reading;
use crate::source::Spanned;
use crate::xml::Element;

/// The attributes of a bundled notification (API facts §4.2).
const NOTIFICATION_ATTRIBUTES: [&str; 2] = ["id", "created"];

/// Reads a postback from its root element.
pub(crate) fn read(root: Element<'_, '_>, mut reading: Reading) -> Postback {
    let (mut fields, mut files, mut notifications) = (Fields::default(), Vec::new(), Vec::new());
    reading.attributes(root, Home::Document, |_| false);
    reading.children(root, Home::Postback, |reading, term, child| match term {
        Term::Content => reading.children(child, Home::Content, |reading, _, file| {
            files.push(reading.value(file, Home::Content));
        }),
        Term::Notification => notifications.push(notification(child, reading)),
        _ => reading.field(&mut fields, term, child, Home::Postback),
    });
    let dialect = reading.dialect;
    Postback { root: root.name_span(), dialect, fields, files, notifications, oddities: reading.oddities }
}

/// Reads a notification; the elements of its body and its status count as its own.
fn notification(element: Element<'_, '_>, reading: &mut Reading) -> Notification {
    let known = |name: &str| NOTIFICATION_ATTRIBUTES.iter().find(|known| name.eq_ignore_ascii_case(known));
    let (mut fields, mut attributes) = (Fields::default(), Vec::<(&str, Spanned<String>)>::new());
    reading.attributes(element, Home::Notification, |attribute| known(attribute.name).is_some());
    for attribute in element.attributes() {
        // A repetition of an attribute in another case is ignored; the first one counts.
        let name = known(attribute.name).filter(|name| attributes.iter().all(|(other, _)| other != *name));
        let value = || Spanned::new(attribute.value.value.to_string(), attribute.name_span);
        attributes.extend(name.map(|name| (*name, value())));
    }
    inside(element, Home::Notification, reading, &mut fields);
    Notification { name: element.name_span(), attributes, fields }
}

fn inside(element: Element<'_, '_>, home: Home, reading: &mut Reading, fields: &mut Fields) {
    reading.children(element, home, |reading, term, child| match term {
        Term::NotificationBody => inside(child, Home::NotificationBody, reading, fields),
        Term::NotificationStatus => inside(child, Home::NotificationStatus, reading, fields),
        _ => reading.field(fields, term, child, home),
    });
}
