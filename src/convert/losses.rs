//! Lists the content that is changed or lost when a document is converted to another dialect.

use std::collections::{HashMap, HashSet};

use super::forms::{bundles, is_whole, unbundled};
use super::values::{Translation, translation};
use crate::dialect::{Dialect, Term};
use crate::elements::reading::is_about_xml;
use crate::elements::{Fields, Oddity, OddityKind};
use crate::message::{Message, Request, leaves, read};
use crate::postback::{Notification, Postback};
use crate::source::{Origin, Source, Sources, Span};
use crate::xml::{Document, parse};

/// How much a loss matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// It is expressed differently, or did not mean anything to the service.
    Changed,
    /// It is dropped.
    Lost,
}

/// One thing that is not kept as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Its place in the document.
    pub span: Span,
    /// How much it matters.
    pub grade: Grade,
    /// What it is, as a lower-case fragment.
    pub what: String,
}

/// Everything that conversion of `document` to dialect `to` does not keep, in the order of places. `message` is the
/// document's content, and `orderly` is the same message written in the documented order of its own dialect.
pub(super) fn losses(document: &Document<'_>, message: &Message, orderly: &str, to: Dialect) -> Vec<Loss> {
    let mut found = Losses { to, found: Vec::new() };
    found.form(document, message);
    message.oddities().iter().for_each(|oddity| found.oddity(oddity));
    if let Some(from) = message.dialect() {
        fields_of(message, to).for_each(|fields| found.fields(fields, from));
    }
    match message {
        Message::Request(request) => found.request(request),
        Message::Postback(postback) => found.bundle(postback),
        Message::Reply(_) | Message::Unknown { .. } => {}
    }
    found.order(message, orderly);
    found.found.sort_by_key(|loss| loss.span.start);
    found.found
}

/// Every set of single-value elements that dialect `to` has a place for.
fn fields_of(message: &Message, to: Dialect) -> Box<dyn Iterator<Item = &Fields> + '_> {
    match message {
        Message::Request(request) => Box::new(std::iter::once(&request.fields)),
        Message::Reply(reply) => Box::new(std::iter::once(&reply.fields).chain(&reply.templates)),
        Message::Postback(postback) => {
            // A notification that cannot be written is reported as one loss.
            let written = bundles(to) || unbundled(postback, to).is_some();
            let bundled = postback.notifications.iter().filter(move |_| written).map(|one| &one.fields);
            Box::new(std::iter::once(&postback.fields).chain(bundled))
        }
        Message::Unknown { .. } => Box::new(std::iter::empty()),
    }
}

/// The notifications of a bundle.
fn bundled(message: &Message) -> &[Notification] {
    match message {
        Message::Postback(postback) => &postback.notifications,
        _ => &[],
    }
}

/// Where each value of a message begins, with a description of the value that no other value has.
fn starts(message: &Message) -> Vec<(String, Span)> {
    let mut starts: Vec<_> = leaves(message).into_iter().map(|leaf| (leaf.place, leaf.start)).collect();
    for (index, notification) in bundled(message).iter().enumerate() {
        let fields = notification.fields.iter();
        starts.extend(fields.map(|field| (format!("notification {index} {:?}", field.term), field.name)));
    }
    starts
}

struct Losses {
    to: Dialect,
    found: Vec<Loss>,
}

impl Losses {
    fn add(&mut self, grade: Grade, span: Span, what: impl Into<String>) {
        self.found.push(Loss { span, grade, what: what.into() });
    }

    /// Reports comments and anything else in the document that is not part of its message.
    fn form(&mut self, document: &Document<'_>, message: &Message) {
        for comment in document.comments() {
            self.add(Grade::Lost, comment.span, "a comment");
        }
        for instruction in document.instructions() {
            self.add(Grade::Lost, *instruction, "a processing instruction");
        }
        let noted = message.oddities().iter().map(|oddity| oddity.written.span);
        // A legacy slide's duration is an attribute but also a value. The attributes that number a bundle's
        // notifications are handled with the bundle.
        let values = leaves(message).into_iter().map(|leaf| leaf.start);
        let bundled = bundled(message).iter().flat_map(|notification| &notification.attributes);
        let numbers = bundled.map(|(_, value)| value.span);
        let read: HashSet<Span> = noted.chain(values).chain(numbers).collect();
        let attributes = document.elements().flat_map(|element| element.attributes());
        for attribute in attributes.filter(|attribute| !read.contains(&attribute.name_span)) {
            let name = attribute.name;
            let (grade, rest) = if is_about_xml(name) {
                (Grade::Changed, ", which means nothing to the service")
            } else {
                (Grade::Lost, "")
            };
            self.add(grade, attribute.name_span, format!("the attribute `{name}`{rest}"));
        }
    }

    fn oddity(&mut self, oddity: &Oddity) {
        let name = &oddity.written.value;
        let (grade, what) = match oddity.kind {
            OddityKind::Prefixed => {
                (Grade::Changed, format!("the prefix of `{name}`, which the API does not know"))
            }
            OddityKind::OtherName(term) | OddityKind::Misspelt(term) | OddityKind::Foreign(term) => {
                // An element that the target dialect lacks is reported by `fields`.
                let Some(there) = term.name(self.to) else { return };
                // A name of the target dialect is right there; it was read as the name in the source dialect.
                let right = if there == name { term.name_or_other(oddity.dialect) } else { there };
                // An element that the source dialect lacks altogether keeps its name.
                if right == name {
                    return;
                }
                (Grade::Changed, format!("`{name}` is taken for `{right}`"))
            }
            OddityKind::Misplaced(_)
            | OddityKind::Retired(_)
            | OddityKind::JsonOnly
            | OddityKind::Unknown => (Grade::Lost, format!("`{name}` with what it holds")),
            OddityKind::Wrapper => (Grade::Changed, format!("the tags of `{name}`, but not what they hold")),
            OddityKind::Markup => (Grade::Lost, format!("`{name}` inside a value, with what it holds")),
            OddityKind::Duplicate { .. } => (Grade::Lost, format!("a second `{name}`")),
            OddityKind::Attribute => (Grade::Lost, format!("the attribute `{name}`")),
            OddityKind::DurationTwice => (Grade::Lost, "a second duration".to_owned()),
            OddityKind::StrayText => (Grade::Lost, "text between elements".to_owned()),
        };
        self.add(grade, oddity.written.span, what);
    }

    /// Reports elements and values that the target dialect does not have.
    fn fields(&mut self, fields: &Fields, from: Dialect) {
        for field in fields.iter() {
            let name = field.term.name_or_other(from);
            if field.term.name(self.to).is_none() {
                let what = format!("`{name}`, which the {} dialect does not have", self.to.as_str());
                self.add(Grade::Lost, field.name, what);
            } else if let Translation::Missing(operator) =
                translation(field.term, field.trimmed(), from, self.to)
            {
                let what = format!(
                    "the meaning of `{}`: the {} dialect has no id for {operator}",
                    field.trimmed(),
                    self.to.as_str()
                );
                self.add(Grade::Lost, field.value.span, what);
            }
        }
    }

    /// Reports a bundle that the target dialect has no form for: all of it is lost, unless its only notification can
    /// become the postback itself.
    fn bundle(&mut self, postback: &Postback) {
        if bundles(self.to) {
            return;
        }
        let becomes = unbundled(postback, self.to);
        for notification in &postback.notifications {
            let name = Term::Notification.name_or_other(postback.dialect);
            if becomes.is_some() {
                let what = format!("`{name}`, whose notification becomes the postback itself");
                self.add(Grade::Changed, notification.name, what);
            } else {
                let dialect = self.to.as_str();
                let what = format!("`{name}` with what it holds: the {dialect} dialect has no bundles");
                self.add(Grade::Lost, notification.name, what);
            }
            for (attribute, value) in &notification.attributes {
                self.add(Grade::Lost, value.span, format!("the attribute `{attribute}`"));
            }
        }
    }

    fn request(&mut self, request: &Request) {
        for (slide, part) in request.parts() {
            for url in part.urls.iter().skip(1) {
                self.add(Grade::Lost, url.span, format!("a second URL in slide {slide}"));
            }
        }
        for text in request.custom_texts.iter().filter(|text| !is_whole(text)) {
            let name = Term::CustomText.name_or_other(request.dialect);
            self.add(
                Grade::Lost,
                text.name,
                format!("`{name}`, which does not say which text for which slide"),
            );
        }
        if let (Some(action), Some(field)) = (request.action, request.fields.get(Term::Action))
            && field.trimmed() != action.canonical()
        {
            let what = format!("`{}` is taken for `{}`", field.trimmed(), action.canonical());
            self.add(Grade::Changed, field.value.span, what);
        }
    }

    /// Reports the first element that is not in the documented order.
    fn order(&mut self, message: &Message, orderly: &str) {
        let mut sources = Sources::default();
        let id = sources.add(Source::new(Origin::Composed("message in order".to_owned()), orderly.into()));
        let right = read(&parse(id, sources.get(id).text()));
        let own: HashMap<_, _> = starts(message).into_iter().collect();
        let mut right = starts(&right);
        right.sort_by_key(|(_, start)| start.start);
        let places: Vec<Span> = right.iter().filter_map(|(place, _)| own.get(place).copied()).collect();
        if let Some(pair) = places.windows(2).find(|pair| pair[1].start < pair[0].start) {
            self.add(Grade::Changed, pair[1], "the order of elements, which becomes the documented one");
        }
    }
}
