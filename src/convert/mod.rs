//! Converts a message to another dialect, in that dialect's order and form, and lists what is lost.

mod losses;
mod values;

pub use losses::{Grade, Loss};
pub use values::spelt;

use crate::dialect::{Dialect, Term};
use crate::elements::DraftError;
use crate::message::{Action, Draft, Message, Request};
use crate::postback::{Notification, Postback, PostbackDraft};
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

/// Why a message cannot be converted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    /// The document is not well-formed, so its content is not known for sure.
    #[error("it is not well-formed")]
    NotWellFormed,
    /// The root is not that of an API document.
    #[error("it is not a request, response or postback")]
    UnknownRoot,
    /// The action is unknown or missing, and the meaning of the elements depends on it.
    #[error("its action is not known")]
    UnknownAction,
    /// The dialect does not have the action.
    #[error("`{}` does not exist in the {} dialect", action.canonical(), dialect.as_str())]
    ActionNotInDialect {
        /// The action.
        action: Action,
        /// The dialect that lacks it.
        dialect: Dialect,
    },
    /// The result cannot be written.
    #[error("{0}")]
    Draft(#[from] DraftError),
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
    Ok(Converted { text, losses: losses::losses(document, message, &orderly, to) })
}

/// The part of a message that the dialect has, as XML in the documented order.
fn written(message: &Message, to: Dialect) -> Result<String, ConvertError> {
    Ok(match message {
        Message::Request(request) => self::request(request, to)?,
        Message::Reply(reply) => {
            let mut draft = ReplyDraft::of_reply(reply);
            values::translate(&mut draft.fields, reply.dialect, to);
            draft.templates.iter_mut().for_each(|template| values::translate(template, reply.dialect, to));
            draft.write(to)?
        }
        Message::Postback(postback) => {
            let mut draft = PostbackDraft::of_postback(postback);
            if unbundled(postback, to).is_some() {
                draft.fields = draft.notifications.remove(0).fields;
            }
            // A bundle that the dialect has no form for is reported as a loss.
            draft.notifications.retain(|_| bundles(to));
            values::translate(&mut draft.fields, postback.dialect, to);
            let bundled = draft.notifications.iter_mut();
            bundled.for_each(|one| values::translate(&mut one.fields, postback.dialect, to));
            draft.write(to)?
        }
        Message::Unknown { .. } => return Err(ConvertError::UnknownRoot),
    })
}

/// Whether a dialect has bundles of notifications (API facts §4.2).
fn bundles(dialect: Dialect) -> bool {
    Term::Notification.name(dialect).is_some()
}

/// The notification that becomes the postback itself in a dialect without bundles: the bundle must hold just this one.
fn unbundled(postback: &Postback, to: Dialect) -> Option<&Notification> {
    let [only] = postback.notifications.as_slice() else { return None };
    let alone = postback.fields.iter().next().is_none() && postback.files.is_empty();
    (alone && !bundles(to)).then_some(only)
}

fn request(request: &Request, to: Dialect) -> Result<String, ConvertError> {
    let action = request.action.ok_or(ConvertError::UnknownAction)?;
    // Only the classic dialect can list ids (API facts §1.5).
    if action == Action::GetMmsIds && to == Dialect::Current {
        return Err(ConvertError::ActionNotInDialect { action, dialect: to });
    }
    let mut draft = Draft::of_request(request);
    values::translate(&mut draft.fields, request.dialect, to);
    // A draft cannot express a custom text with one part missing: an empty text would be a text of its own.
    let mut whole = request.custom_texts.iter().map(is_whole);
    draft.custom_texts.retain(|_| whole.next().unwrap_or_default());
    Ok(draft.write(to)?)
}

/// Whether a custom text has both a text and a slide number.
fn is_whole(text: &crate::message::CustomText) -> bool {
    [Term::Value, Term::SlideNumber].into_iter().all(|term| text.fields.get(term).is_some())
}

#[cfg(test)]
mod tests;
