//! Writes a message in another dialect.

use super::forms::{bundles, is_whole, unbundled};
use super::losses::losses;
use super::values::translate;
use super::{ConvertError, Grade, Loss};
use crate::dialect::Dialect;
use crate::message::{Action, Draft, Message, Request};
use crate::postback::PostbackDraft;
use crate::reply::ReplyDraft;
use crate::xml::Document;

/// A converted message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The converted XML.
    pub text: String,
    /// Everything in the document that was not kept, in the order of places.
    pub losses: Vec<Loss>,
}

impl Converted {
    /// Whether anything is dropped rather than only expressed differently.
    #[must_use]
    pub fn loses(&self) -> bool {
        self.losses.iter().any(|loss| loss.grade == Grade::Lost)
    }
}

/// Writes `message`, which was read from `document`, in dialect `to`.
///
/// # Errors
/// If the content of the document is not known for sure, or the dialect lacks the action or an element.
pub fn convert(document: &Document<'_>, message: &Message, to: Dialect) -> Result<Converted, ConvertError> {
    if !document.errors().is_empty() {
        return Err(ConvertError::NotWellFormed);
    }
    let from = message.dialect().ok_or(ConvertError::UnknownRoot)?;
    let text = written(message, to)?;
    // If the message cannot be written in its own dialect, there is no order to compare with.
    let orderly = written(message, from).unwrap_or_default();
    Ok(Converted { text, losses: losses(document, message, &orderly, to) })
}

/// The part of a message that the dialect has, as XML in the documented order.
fn written(message: &Message, to: Dialect) -> Result<String, ConvertError> {
    Ok(match message {
        Message::Request(request) => self::request(request, to)?,
        Message::Reply(reply) => {
            let mut draft = ReplyDraft::of_reply(reply);
            translate(&mut draft.fields, reply.dialect, to);
            draft.templates.iter_mut().for_each(|template| translate(template, reply.dialect, to));
            draft.write(to)?
        }
        Message::Postback(postback) => {
            let mut draft = PostbackDraft::of_postback(postback);
            if unbundled(postback, to).is_some() {
                draft.fields = draft.notifications.remove(0).fields;
            }
            // A bundle that the dialect has no form for is reported as a loss.
            draft.notifications.retain(|_| bundles(to));
            translate(&mut draft.fields, postback.dialect, to);
            let bundled = draft.notifications.iter_mut();
            bundled.for_each(|one| translate(&mut one.fields, postback.dialect, to));
            draft.write(to)?
        }
        Message::Unknown { .. } => return Err(ConvertError::UnknownRoot),
    })
}

fn request(request: &Request, to: Dialect) -> Result<String, ConvertError> {
    let action = request.action.ok_or(ConvertError::UnknownAction)?;
    // Only the classic dialect can list ids (API facts §1.5).
    if action == Action::GetMmsIds && to == Dialect::Current {
        return Err(ConvertError::ActionNotInDialect { action, dialect: to });
    }
    let mut draft = Draft::of_request(request);
    translate(&mut draft.fields, request.dialect, to);
    // A draft cannot express a custom text with one part missing: an empty text would be a text of its own.
    let mut whole = request.custom_texts.iter().map(is_whole);
    draft.custom_texts.retain(|_| whole.next().unwrap_or_default());
    Ok(draft.write(to)?)
}
