//! Whether a change does no harm.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use super::alone;
use crate::diagnostic::{Edit, Safety};
use crate::message::{Fields, Message, read};
use crate::source::{Span, Spanned};
use crate::xml::{Document, SyntaxErrorKind, parse};

/// Whether `after` has no mistake of form that `before` has not and, where the change is safe, says the same
/// but for the values that `edits` touch.
pub(super) fn harmless(before: &str, after: &str, edits: &[&Edit], safety: Safety) -> bool {
    let ((old_sources, old_id), (new_sources, new_id)) = (alone(before), alone(after));
    let old = parse(old_id, old_sources.get(old_id).text());
    let new = parse(new_id, new_sources.get(new_id).text());
    // Beyond too many mistakes nothing was read, so that there is nothing to compare with.
    if old.errors().iter().any(|error| error.kind == SyntaxErrorKind::TooMany) {
        return true;
    }
    let (was, is) = (mistakes(&old), mistakes(&new));
    let worse = is.iter().any(|(kind, count)| count > was.get(kind).unwrap_or(&0));
    !worse && (safety == Safety::Unsafe || same(&read(&old), &read(&new), edits))
}

/// How often each kind of mistake is made.
fn mistakes(document: &Document<'_>) -> HashMap<Discriminant<SyntaxErrorKind>, usize> {
    let mut counts = HashMap::new();
    for error in document.errors() {
        *counts.entry(discriminant(&error.kind)).or_default() += 1;
    }
    counts
}

/// Whether two readings of a document before and after `edits` have the same elements in the same order,
/// with the same values where no edit was made.
fn same(old: &Message, new: &Message, edits: &[&Edit]) -> bool {
    let (was, is) = (leaves(old), leaves(new));
    let touched =
        |span: Span| edits.iter().any(|edit| edit.span.start <= span.end && span.start <= edit.span.end);
    old.dialect() == new.dialect()
        && was.len() == is.len()
        && was.iter().zip(&is).all(|(was, is)| {
            was.place == is.place && (was.value.value == is.value.value || touched(was.value.span))
        })
}

/// One value of a message with what it is.
struct Leaf<'m> {
    place: String,
    value: &'m Spanned<String>,
}

/// Every value of a message, in the order of its places.
fn leaves(message: &Message) -> Vec<Leaf<'_>> {
    let mut leaves = Vec::new();
    match message {
        Message::Request(request) => {
            fields("request", &request.fields, &mut leaves);
            for slide in &request.slides {
                let place = format!("slide {}", slide.number);
                fields(&place, &slide.fields, &mut leaves);
                for part in &slide.parts {
                    let place = format!("{place} {}", part.kind.as_str());
                    leaves.extend(part.urls.iter().map(|value| Leaf { place: place.clone(), value }));
                }
            }
            for (index, text) in request.custom_texts.iter().enumerate() {
                fields(&format!("custom text {index}"), &text.fields, &mut leaves);
            }
            for datum in &request.data {
                leaves.push(Leaf { place: format!("data {}", datum.name.value), value: &datum.value });
            }
        }
        Message::Reply(reply) => {
            fields("response", &reply.fields, &mut leaves);
            for (index, template) in reply.templates.iter().enumerate() {
                fields(&format!("template {index}"), template, &mut leaves);
            }
        }
        Message::Postback(postback) => {
            fields("postback", &postback.fields, &mut leaves);
            leaves.extend(postback.files.iter().map(|value| Leaf { place: "file".to_owned(), value }));
        }
        Message::Unknown { root, .. } => {
            leaves.extend(root.iter().map(|value| Leaf { place: "root".to_owned(), value }));
        }
    }
    leaves
}

fn fields<'m>(place: &str, fields: &'m Fields, leaves: &mut Vec<Leaf<'m>>) {
    let leaf = |field: &'m crate::message::Field| Leaf {
        place: format!("{place} {:?}", field.term),
        value: &field.value,
    };
    leaves.extend(fields.iter().map(leaf));
}
