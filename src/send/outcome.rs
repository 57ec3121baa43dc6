//! The outcome of a request: accepted, refused or unknown. It is unknown whenever the service could have accepted the
//! request without our learning of it; such a request is never resent automatically.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::codes::{self, ApiCode};
use crate::dialect::Dialect;

/// The outcome of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The service accepted it.
    Accepted(Accepted),
    /// The service, or a server in front of it, refused it.
    Refused(Refusal),
    /// It was refused because calls came too fast (E106, E113, HTTP 429); it can be sent again after a wait. Holds
    /// the wait that the service asked for, if it named one.
    Throttled(Refusal, Option<Duration>),
    /// It certainly did not reach the service; holds the reason.
    NotSent(String),
    /// It may have been accepted; holds the reason for the doubt.
    Unknown(String),
}

/// An outcome without its details, as a journal records it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeKind {
    /// The service accepted it.
    Accepted,
    /// It was refused.
    Refused,
    /// It was refused because calls came too fast.
    Throttled,
    /// It did not reach the service.
    NotSent,
    /// It may have been accepted. Also stands for what only a later version writes.
    #[serde(other)]
    Unknown,
}

impl OutcomeKind {
    /// Its name in JSON, and for people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            OutcomeKind::Accepted => "accepted",
            OutcomeKind::Refused => "refused",
            OutcomeKind::Throttled => "throttled",
            OutcomeKind::NotSent => "not-sent",
            OutcomeKind::Unknown => "unknown",
        }
    }
}

/// The contents of a response that accepts a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// The template's id.
    pub mms_id: Option<String>,
    /// The id that links postbacks to the message.
    pub tracking_id: Option<String>,
    /// The recipient.
    pub to: Option<String>,
    /// The service's own text.
    pub details: Option<String>,
    /// The dialect of the response, if it differs from the request's.
    pub other_dialect: Option<Dialect>,
}

/// The contents of a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The API error code, if the service itself refused.
    pub code: Option<String>,
    /// The HTTP status, if the HTTP server refused.
    pub status: Option<u16>,
    /// The service's own text, or a description of the server's response.
    pub info: String,
}

impl Refusal {
    /// The entry of the error code in the list of API codes, if it is known.
    #[must_use]
    pub fn meaning(&self) -> Option<&'static ApiCode> {
        codes::api(self.code.as_deref()?)
    }

    /// How to fix it, if that is known (for an HTTP status: RFC 9110, section 15).
    #[must_use]
    pub fn repair(&self) -> Option<&'static str> {
        let of_status = |status| match status {
            301 | 307 | 308 => "name the place that it redirects to as `--endpoint`, if it is the service's",
            401 | 403 => {
                "check that the key and `--endpoint` are right, and that this machine may call the service"
            }
            429 => "try again later: it allows only so many requests in a time",
            400 | 413 | 415 | 422 => {
                "the server does not accept such a request; check that `--endpoint` is right"
            }
            _ => "check that `--endpoint` is right",
        };
        match (&self.code, self.status) {
            (Some(_), _) => self.meaning().map(|meaning| meaning.repair),
            (None, Some(status)) => Some(of_status(status)),
            (None, None) => Some("ask support; tell them when it was sent"),
        }
    }

    /// Whether the account is refused or the endpoint is wrong, so that every other request would fail too. A refusal
    /// of one body says nothing about others.
    fn concerns_all(&self) -> bool {
        match (self.code.as_deref(), self.status) {
            // Errors of access (API facts §3.1).
            (Some(code), _) => {
                matches!(code, "E102" | "E103" | "E104" | "E105" | "E109" | "E112" | "E120")
            }
            (None, Some(status)) => !matches!(status, 400 | 413 | 414 | 415 | 422 | 431),
            (None, None) => false,
        }
    }
}

impl Outcome {
    /// The same outcome with `mask` applied to all text from the service, which may echo the key.
    #[must_use]
    pub fn masked(self, mask: impl Fn(&str) -> String) -> Self {
        let refusal =
            |said: Refusal| Refusal { info: mask(&said.info), code: said.code.map(|c| mask(&c)), ..said };
        let option = |words: Option<String>| words.map(|words| mask(&words));
        match self {
            Outcome::Accepted(said) => Outcome::Accepted(Accepted {
                mms_id: option(said.mms_id),
                tracking_id: option(said.tracking_id),
                to: option(said.to),
                details: option(said.details),
                other_dialect: said.other_dialect,
            }),
            Outcome::Refused(said) => Outcome::Refused(refusal(said)),
            Outcome::Throttled(said, wait) => Outcome::Throttled(refusal(said), wait),
            Outcome::NotSent(words) => Outcome::NotSent(mask(&words)),
            Outcome::Unknown(words) => Outcome::Unknown(mask(&words)),
        }
    }

    /// The outcome without its details.
    #[must_use]
    pub fn kind(&self) -> OutcomeKind {
        match self {
            Outcome::Accepted(_) => OutcomeKind::Accepted,
            Outcome::Refused(_) => OutcomeKind::Refused,
            Outcome::Throttled(..) => OutcomeKind::Throttled,
            Outcome::NotSent(_) => OutcomeKind::NotSent,
            Outcome::Unknown(_) => OutcomeKind::Unknown,
        }
    }

    /// Whether other requests would fail too, because the cause is the account, the network or the call rate.
    #[must_use]
    pub fn concerns_all(&self) -> bool {
        match self {
            Outcome::Refused(refusal) => refusal.concerns_all(),
            Outcome::NotSent(_) | Outcome::Throttled(..) => true,
            Outcome::Accepted(_) | Outcome::Unknown(_) => false,
        }
    }
}
