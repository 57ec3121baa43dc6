//! What a document must have before a rule can find anything in it. Most documents have little of that, so that a third
//! of the rules need not look at them.

use super::subject::Subject;
use crate::message::Message;

/// What a document must have before a rule can find anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing in particular.
    Nothing,
    /// A response of the service.
    Reply,
    /// A postback.
    Postback,
    /// A mistake of form.
    SyntaxErrors,
    /// Something odd about an element.
    Oddities,
    /// A comment.
    Comments,
    /// A medium of which more is known than its URL: its file was inspected, or it was fetched.
    KnownMedia,
    /// A medium that was fetched.
    FetchedMedia,
}

/// What a document has of what rules need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Supplies(u8);

impl Supplies {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let Subject { document, message, assets, .. } = subject;
        let had = [
            (Needs::Nothing, true),
            (Needs::Reply, matches!(message, Message::Reply(_))),
            (Needs::Postback, matches!(message, Message::Postback(_))),
            (Needs::SyntaxErrors, !document.errors().is_empty()),
            (Needs::Oddities, !message.oddities().is_empty()),
            (Needs::Comments, !document.comments().is_empty()),
            (Needs::KnownMedia, assets.are_known()),
            (Needs::FetchedMedia, assets.was_fetched()),
        ];
        Self(had.into_iter().filter(|(_, has)| *has).fold(0, |all, (needs, _)| all | flag(needs)))
    }

    /// Whether it has what a rule needs.
    pub(super) fn meet(self, needs: Needs) -> bool {
        self.0 & flag(needs) != 0
    }
}

fn flag(needs: Needs) -> u8 {
    1 << needs as u8
}
