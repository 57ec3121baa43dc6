//! A request and its outcome, as they are shown.

use crate::message::Action;
use crate::send::journal::{EncodingKind, Ended, Standing};
use crate::send::outcome::{Outcome, OutcomeKind};

/// A request and its outcome.
#[derive(Debug)]
pub struct Sent {
    /// The path that it was read from.
    pub path: String,
    /// Its id in the journal.
    pub id: String,
    /// The action.
    pub action: Option<Action>,
    /// The recipient.
    pub to: Option<String>,
    /// The endpoint that it was sent to.
    pub endpoint: String,
    /// What happened to it.
    pub state: SendState,
    /// The encoding of the template, if that was waited for.
    pub encoding: Option<Encoding>,
    /// What would be sent, in a dry run.
    pub preview: Option<Preview>,
}

/// A request as it would be sent, with the key masked.
#[derive(Debug)]
pub struct Preview {
    /// The lines of the head.
    pub head: Vec<String>,
    /// The body.
    pub body: String,
}

/// The result of waiting for a template to be encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// It is ready to be sent (N003).
    Ready,
    /// It failed, with this postback code.
    Failed(String),
    /// No postback arrived in the given time.
    Silent,
}

impl Encoding {
    /// The encoding as recorded in a journal, if it was ever waited for.
    #[must_use]
    pub fn recorded(ended: &Ended) -> Option<Self> {
        Some(match (ended.encoding?, &ended.encoding_code) {
            (EncodingKind::Ready, _) => Encoding::Ready,
            (EncodingKind::Failed, Some(code)) => Encoding::Failed(code.clone()),
            _ => Encoding::Silent,
        })
    }

    /// The encoding as a journal and JSON record it.
    #[must_use]
    pub fn kind(&self) -> EncodingKind {
        match self {
            Encoding::Ready => EncodingKind::Ready,
            Encoding::Failed(_) => EncodingKind::Failed,
            Encoding::Silent => EncodingKind::NotHeard,
        }
    }

    /// The postback code that reported it.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Encoding::Ready => Some("N003"),
            Encoding::Failed(code) => Some(code),
            Encoding::Silent => None,
        }
    }
}

/// What happened to a request.
#[derive(Debug)]
pub enum SendState {
    /// It was sent by this run, in this many tries.
    Now(Outcome, u32),
    /// It was sent by an earlier run, and this run did not send it again.
    Before(Standing),
    /// It was not reached by this run, and can be sent by another.
    Waiting,
}

impl Sent {
    /// Its outcome, by this run or an earlier one; `None` if it waits.
    #[must_use]
    pub fn outcome(&self) -> Option<OutcomeKind> {
        match &self.state {
            SendState::Now(outcome, _) => Some(outcome.kind()),
            SendState::Before(standing) => standing.kind(),
            SendState::Waiting => None,
        }
    }

    /// Whether the service accepted it, and its encoding has not failed or stayed unknown.
    #[must_use]
    pub fn is_well(&self) -> bool {
        let encoded = self.encoding.as_ref().is_none_or(|encoding| *encoding == Encoding::Ready);
        self.outcome() == Some(OutcomeKind::Accepted) && encoded
    }
}
