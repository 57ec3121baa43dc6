//! A message as a flat list of values, for comparing two readings.

use super::Message;
use crate::elements::{Field, Fields};
use crate::source::{Span, Spanned};

/// One value of a message.
#[derive(Clone, Debug)]
pub struct Leaf<'m> {
    /// A description that no other value of the message has.
    pub place: String,
    /// Where its element begins: the element's name, or the value if the name is not kept.
    pub start: Span,
    /// The value.
    pub value: &'m Spanned<String>,
}

/// Every value of a message, in the order in which they were read.
#[must_use]
pub fn leaves(message: &Message) -> Vec<Leaf<'_>> {
    let mut leaves = Vec::new();
    match message {
        Message::Request(request) => {
            fields("request", &request.fields, &mut leaves);
            for slide in &request.slides {
                let place = format!("slide {}", slide.number);
                fields(&place, &slide.fields, &mut leaves);
                for (index, part) in slide.parts.iter().enumerate() {
                    values(&format!("{place} {} {index}", part.kind.as_str()), &part.urls, &mut leaves);
                }
            }
            for (index, text) in request.custom_texts.iter().enumerate() {
                fields(&format!("custom text {index}"), &text.fields, &mut leaves);
            }
            for (index, datum) in request.data.iter().enumerate() {
                let place = format!("data {index} {}", datum.name.value);
                leaves.push(Leaf { place, start: datum.name.span, value: &datum.value });
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
            values("file", &postback.files, &mut leaves);
        }
        Message::Unknown { root, .. } => values("root", root.as_slice(), &mut leaves),
    }
    leaves
}

fn fields<'m>(place: &str, fields: &'m Fields, leaves: &mut Vec<Leaf<'m>>) {
    leaves.extend(fields.iter().map(|field: &Field| Leaf {
        place: format!("{place} {:?}", field.term),
        start: field.name,
        value: &field.value,
    }));
}

fn values<'m>(place: &str, values: &'m [Spanned<String>], leaves: &mut Vec<Leaf<'m>>) {
    leaves.extend(values.iter().enumerate().map(|(index, value)| Leaf {
        place: format!("{place} {index}"),
        start: value.span,
        value,
    }));
}
