//! Turns documents into messages. Reading never fails: anything that cannot be read is recorded as an oddity, and
//! reading goes on.

use super::request::{Action, CustomText, Datum, Part, PartKind, Request, Slide};
use crate::dialect::{Dialect, Home, Meaning, Term, meaning};
use crate::elements::Fields;
use crate::elements::OddityKind;
use crate::elements::reading::{Reading, is_blank, is_duration, local, owned};
use crate::limits;
use crate::source::Spanned;
use crate::xml::{Element, Node};

/// The number of values that most requests have at most: those that a `sendMMS` needs and some switches. Our choice.
const FIELDS: usize = 12;

/// The number of values of a slide: its text and its duration (API facts §1.2).
const SLIDE_FIELDS: usize = 2;

/// Reads a request from its root element. `reading` has the dialect, which is changed to legacy if the request is of
/// that form.
pub(crate) fn request(root: Element<'_, '_>, mut reading: Reading) -> Request {
    let action = find_action(root, reading.dialect);
    let home = action.map_or(Home::AnyRequest, Action::home);
    if is_legacy(root, reading.dialect) {
        reading.dialect = Dialect::Legacy;
    }
    let mut request = Request {
        root: root.name_span(),
        dialect: reading.dialect,
        action,
        fields: Fields::with_capacity(FIELDS),
        slides: Vec::with_capacity(limits::SLIDES),
        custom_texts: Vec::new(),
        data: Vec::new(),
        oddities: Vec::new(),
    };
    reading.attributes(root, Home::Document, |_| false);
    body(root, home, &mut reading, &mut request);
    request.oddities = reading.oddities;
    request
}

/// Reads the content of a request, or of a legacy wrapper inside one.
fn body(parent: Element<'_, '_>, home: Home, reading: &mut Reading, request: &mut Request) {
    reading.children(parent, home, |reading, term, child| match term {
        Term::Slide => slide(child, reading, request),
        Term::CustomText => custom_text(child, reading, request),
        Term::Data => data(child, reading, request),
        Term::LegacyContent => body(child, Home::LegacyContent, reading, request),
        Term::Sequence => body(child, Home::Sequence, reading, request),
        _ => reading.field(&mut request.fields, term, child, home),
    });
}

fn slide(element: Element<'_, '_>, reading: &mut Reading, request: &mut Request) {
    let number = request.slides.len() + 1;
    let fields = Fields::with_capacity(SLIDE_FIELDS);
    let mut slide = Slide { number, name: element.name_span(), fields, parts: Vec::with_capacity(1) };
    duration_attribute(element, reading, &mut slide.fields);
    reading.children(element, Home::Slide, |reading, term, child| match PartKind::from_term(term) {
        Some(kind) => {
            // Some legacy examples carry the duration on a medium (API facts §1.1).
            duration_attribute(child, reading, &mut slide.fields);
            slide.parts.push(part(kind, child, reading));
        }
        None => {
            if term == Term::Text {
                duration_of(child, reading, &mut slide.fields);
            }
            reading.field(&mut slide.fields, term, child, Home::Slide);
        }
    });
    request.slides.push(slide);
}

/// Reads `duration="5"`, which legacy requests have instead of an element.
fn duration_attribute(element: Element<'_, '_>, reading: &mut Reading, fields: &mut Fields) {
    let legacy = reading.dialect == Dialect::Legacy;
    reading.attributes(element, Home::Slide, |attribute| legacy && is_duration(attribute.name));
    duration_of(element, reading, fields);
}

fn duration_of(element: Element<'_, '_>, reading: &mut Reading, fields: &mut Fields) {
    if reading.dialect != Dialect::Legacy {
        return;
    }
    for attribute in element.attributes().iter().filter(|attribute| is_duration(attribute.name)) {
        if fields.get(Term::Duration).is_some() {
            let written = Spanned::new(attribute.name.to_owned(), attribute.name_span);
            reading.note(OddityKind::DurationTwice, written, Home::Slide);
        } else {
            let (name, value) = (attribute.name_span, owned(attribute.value.clone()));
            fields.push(crate::elements::Field { term: Term::Duration, name, value });
        }
    }
}

fn part(kind: PartKind, element: Element<'_, '_>, reading: &mut Reading) -> Part {
    let mut urls = Vec::with_capacity(1);
    reading.children(element, Home::Part, |reading, _, url| urls.push(reading.value(url, Home::Part)));
    Part { kind, name: element.name_span(), urls }
}

fn custom_text(element: Element<'_, '_>, reading: &mut Reading, request: &mut Request) {
    let mut fields = Fields::default();
    reading.attributes(element, Home::CustomText, |_| false);
    reading.children(element, Home::CustomText, |reading, term, child| {
        reading.field(&mut fields, term, child, Home::CustomText);
    });
    request.custom_texts.push(CustomText { name: element.name_span(), fields });
}

/// Reads merge values. Their names are the sender's own, so nothing in them is odd except markup, and text beside them.
fn data(element: Element<'_, '_>, reading: &mut Reading, request: &mut Request) {
    for node in element.nodes() {
        match node {
            Node::Text(text) if is_blank(&text.value) => {}
            Node::Text(text) => reading.note(OddityKind::StrayText, owned(text.clone()), Home::Data),
            Node::Element(child) => {
                let name = Spanned::new(child.name().to_owned(), child.name_span());
                let value = reading.value(child, Home::SendSaved);
                request.data.push(Datum { name, value });
            }
        }
    }
}

/// Finds the action. It decides what the other elements mean, so it is read first.
fn find_action(root: Element<'_, '_>, dialect: Dialect) -> Option<Action> {
    let exact = |child: &Element<'_, '_>| local(child.name()).eq_ignore_ascii_case("action");
    let nearly = |child: &Element<'_, '_>| {
        let meaning = meaning(local(child.name()), dialect, Home::AnyRequest);
        matches!(meaning, Meaning::Misspelt(Term::Action) | Meaning::OtherName(Term::Action))
    };
    // It may be in an element around everything.
    let wrapped = || root.children().flat_map(Element::children).find(exact);
    let element = root.children().find(exact).or_else(|| root.children().find(nearly)).or_else(wrapped)?;
    Action::from_word(&element.text().value)
}

/// Whether a classic request has the form from before 2014-02, with wrapped slides or durations as attributes.
fn is_legacy(root: Element<'_, '_>, dialect: Dialect) -> bool {
    let nearly = |child: Element<'_, '_>| {
        let meaning = || meaning(local(child.name()), dialect, Home::Save);
        child.children().next().is_some() && meaning() == Meaning::Misspelt(Term::LegacyContent)
    };
    let exactly = |child: Element<'_, '_>| local(child.name()).eq_ignore_ascii_case("CONTENT");
    let wrapped = || root.children().any(|child| exactly(child) || nearly(child));
    let attributed = || {
        let slides = root.children().filter(|child| local(child.name()) == "SLIDE");
        slides.flat_map(|slide| slide.attributes()).any(|attribute| attribute.name == "duration")
    };
    dialect == Dialect::Classic && (wrapped() || attributed())
}
