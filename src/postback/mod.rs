//! Postbacks: the notifications that the service POSTs to a callback URL (API facts §4).

mod conformance;
mod embedding;
mod events;
mod moment;
mod retry;
mod sample;
mod scan;
mod scenario;
mod story;
mod write;

pub use conformance::{Carriage, Probe, Trial, probes};
pub use events::{Basis, EVENTS, Event, Form, Layout, SentAs};
pub use moment::Moment;
pub use retry::{ANSWER_LIMIT, Attempt, NextStep, Queue, RetryPolicy};
pub use sample::{Elsewhere, Order, OrderError, Sample, Sampled};
pub use scan::{form_field, is_one, scan};
pub use scenario::{SCENARIOS, Scenario, scenario};
pub use story::{Story, tell};
pub use write::{NotificationDraft, PostbackDraft};

use crate::dialect::{Dialect, Home, Meaning, Operator, Term, meaning};
use crate::elements::reading::Reading;
use crate::elements::{Fields, Oddity};
use crate::source::{Span, Spanned};
use crate::xml::Element;

/// A postback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postback {
    /// The root element's name.
    pub root: Span,
    /// The dialect that it was read in.
    pub dialect: Dialect,
    /// Every element with a single value.
    pub fields: Fields,
    /// The URLs of an incoming message's files.
    pub files: Vec<Spanned<String>>,
    /// The notifications of a bundle, as used from 2011 to 2013; empty in any other postback.
    pub notifications: Vec<Notification>,
    /// Irregularities found while reading.
    pub oddities: Vec<Oddity>,
}

/// The attributes of a bundled notification (API facts §4.2).
const NOTIFICATION_ATTRIBUTES: [&str; 2] = ["id", "created"];

/// One notification of a bundle (API facts §4.2); the elements of its body are among its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// The element's name.
    pub name: Span,
    /// Its known attributes by their documented names, each with its value and the span of its name.
    pub attributes: Vec<(&'static str, Spanned<String>)>,
    /// Every element with a single value.
    pub fields: Fields,
}

impl Postback {
    /// The events that the postback reports, each with the span to point to: the postback itself, or the notifications
    /// of a bundle.
    pub fn told(&self) -> impl Iterator<Item = (Span, &Fields)> {
        let own = self.notifications.is_empty().then_some((self.root, &self.fields));
        own.into_iter().chain(self.notifications.iter().map(|one| (one.name, &one.fields)))
    }

    /// Whether the postback reports `code` with all of these values.
    #[must_use]
    pub fn says(&self, code: &str, values: &[(Term, String)]) -> bool {
        self.told().any(|(_, fields)| {
            let is = |term, value: &str| {
                let same = |found: &str| match term {
                    Term::SentAs => found.eq_ignore_ascii_case(value.trim_ascii()),
                    Term::PostbackOperator => Operator::is_one(found, value.trim_ascii()),
                    _ => found == value.trim_ascii(),
                };
                fields.get(term).is_some_and(|field| same(field.trimmed()))
            };
            is(Term::Code, code) && values.iter().all(|(term, value)| is(*term, value))
        })
    }
}

/// The event for a code in any case, if the code is about MMS.
#[must_use]
pub fn event(code: &str) -> Option<&'static Event> {
    EVENTS.iter().find(|event| event.code.eq_ignore_ascii_case(code))
}

/// The element of a postback with this name in any dialect or generation, in any case.
#[must_use]
pub fn field(name: &str) -> Option<Term> {
    match meaning(name, Dialect::Current, Home::Postback) {
        Meaning::Exact(term) | Meaning::OtherName(term) | Meaning::Foreign(term) => Some(term),
        _ => None,
    }
}

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
