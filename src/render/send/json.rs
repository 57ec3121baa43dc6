//! `send` as JSON, format 1.

use std::borrow::Cow;
use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Encoding, SendState, Sent};
use crate::analysis::Judged;
use crate::codes::ApiCode;
use crate::message::Action;
use crate::render::json::{JsonDocument, Unread, document};
use crate::send::journal::{EncodingKind, Standing};
use crate::send::outcome::{Accepted, Outcome, OutcomeKind, Refusal};

/// What was found in the requests before anything is sent.
#[derive(Debug, Default)]
pub struct Findings {
    /// The requests that have findings.
    pub documents: Vec<Judged>,
    /// Why inputs cannot be sent, each with a repair.
    pub unread: Vec<(String, Option<String>)>,
}

/// Prints one JSON object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(all: &[Sent], findings: &Findings, out: &mut dyn io::Write) -> io::Result<()> {
    let documents = findings.documents.iter().map(|judged| document(&judged.sources, &judged.analysis));
    let unread =
        findings.unread.iter().map(|(message, help)| Unread { message: message.clone(), help: help.clone() });
    let run = Run {
        format: 1,
        results: all.iter().map(RequestRow::of).collect(),
        documents: documents.collect(),
        unread: unread.collect(),
        summary: Count::of(all),
    };
    serde_json::to_writer_pretty(&mut *out, &run)?;
    writeln!(out)
}

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct Run<'a> {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// The requests with their outcomes, in the order of the inputs; empty if nothing was sent because of findings.
    results: Vec<RequestRow<'a>>,
    /// The requests that have findings.
    documents: Vec<JsonDocument<'a>>,
    /// Inputs that could not be read or cannot be sent.
    unread: Vec<Unread>,
    /// How many requests there are, by outcome.
    summary: Count,
}

/// One request, as a row of a table and as an object.
#[derive(Default, JsonSchema, Serialize)]
pub(super) struct RequestRow<'a> {
    /// The file.
    pub(super) path: &'a str,
    /// The id of the request in a journal: a hash of its content.
    pub(super) id: &'a str,
    /// The action of the request, such as `saveMMS`.
    pub(super) action: Option<&'static str>,
    /// The recipient.
    pub(super) to: Option<&'a str>,
    /// The URL that it is sent to.
    pub(super) endpoint: &'a str,
    /// The outcome, such as `accepted`, `refused` or `unknown`.
    pub(super) outcome: &'static str,
    /// Whether an earlier run sent it.
    pub(super) earlier: bool,
    /// How often it was sent in this run.
    pub(super) tries: u32,
    /// The id of the template.
    pub(super) mms_id: Option<&'a str>,
    /// The tracking id of the message that was sent.
    pub(super) tracking_id: Option<&'a str>,
    /// Further details in the answer of the service.
    pub(super) details: Option<&'a str>,
    /// The error code of the service, if it gave one.
    pub(super) code: Option<&'a str>,
    /// What that code means.
    pub(super) meaning: Option<&'static str>,
    /// Why it was not accepted, in the words of the service or of the network error.
    pub(super) reason: Option<&'a str>,
    /// What to do about it.
    pub(super) help: Option<Cow<'static, str>>,
    /// The dialect of the answer, if it is not that of the request.
    pub(super) answered_in: Option<&'static str>,
    /// What is known about the encoding of the template.
    pub(super) encoding: Option<EncodingKind>,
    /// The postback code that said so.
    pub(super) encoding_code: Option<&'a str>,
    /// The lines of the HTTP head, in a dry run.
    pub(super) head: Option<&'a [String]>,
    /// The body with the key masked, in a dry run.
    pub(super) body: Option<&'a str>,
}

impl<'a> RequestRow<'a> {
    pub(super) fn of(sent: &'a Sent) -> Self {
        let blank = Self {
            path: &sent.path,
            id: &sent.id,
            action: sent.action.map(Action::canonical),
            to: sent.to.as_deref(),
            endpoint: &sent.endpoint,
            outcome: sent.outcome().map_or("waiting", OutcomeKind::word),
            encoding: sent.encoding.as_ref().map(Encoding::kind),
            encoding_code: sent.encoding.as_ref().and_then(Encoding::code),
            head: sent.preview.as_ref().map(|preview| preview.head.as_slice()),
            body: sent.preview.as_ref().map(|preview| preview.body.as_str()),
            ..Self::default()
        };
        match &sent.state {
            SendState::Now(outcome, tries) => Self { tries: *tries, ..blank.with(outcome, sent.action) },
            SendState::Before(standing) => Self { earlier: true, ..blank.before(standing, sent.action) },
            SendState::Waiting => blank,
        }
    }

    fn with(self, outcome: &'a Outcome, action: Option<Action>) -> Self {
        match outcome {
            Outcome::Accepted(said) => Self {
                mms_id: said.mms_id.as_deref(),
                tracking_id: said.tracking_id.as_deref(),
                details: said.details.as_deref(),
                answered_in: said.other_dialect.map(|dialect| dialect.as_str()),
                help: unseen(said, action).map(Into::into),
                ..self
            },
            Outcome::Refused(refusal) => self.refused(refusal, refusal.meaning()),
            Outcome::Throttled(refusal, _) => {
                let help = "nothing was accepted; send it again later, and more slowly with `--rate`";
                Self { help: Some(help.into()), ..self.refused(refusal, refusal.meaning()) }
            }
            Outcome::NotSent(words) => Self {
                reason: Some(words),
                help: Some("it did not reach the service; fix that, and send it again".into()),
                ..self
            },
            Outcome::Unknown(words) => Self { reason: Some(words), help: find_out(action, ""), ..self },
        }
    }

    fn refused(self, refusal: &'a Refusal, meaning: Option<&'static ApiCode>) -> Self {
        Self {
            code: refusal.code.as_deref(),
            meaning: meaning.map(|code| code.meaning),
            help: refusal.repair().map(Into::into),
            reason: Some(&refusal.info),
            ..self
        }
    }

    fn before(self, standing: &'a Standing, action: Option<Action>) -> Self {
        match standing {
            Standing::Accepted(ended) => {
                Self { mms_id: ended.mms_id.as_deref(), tracking_id: ended.tracking_id.as_deref(), ..self }
            }
            Standing::Refused(ended) => {
                let meaning = ended.code.as_deref().and_then(crate::codes::api);
                Self {
                    code: ended.code.as_deref(),
                    meaning: meaning.map(|code| code.meaning),
                    reason: ended.info.as_deref(),
                    help: Some("fix it, or send it again as it is with `--retry-refused`".into()),
                    ..self
                }
            }
            Standing::Unknown(words) => {
                let help = find_out(action, " with `--retry-unknown`");
                Self { reason: Some(words), help, ..self }
            }
            Standing::Free => self,
        }
    }
}

/// What a success does not show, though the answer to that action is there for it (API facts §1.6).
fn unseen(said: &Accepted, action: Option<Action>) -> Option<&'static str> {
    match action? {
        Action::GetMmsTemplates => Some("what it lists is not shown here; `mmsctl templates list` shows it"),
        Action::SaveMms if said.mms_id.is_none() => {
            Some("the answer names no template; `mmsctl templates list` shows its id")
        }
        Action::SendMms | Action::SendSavedMms if said.tracking_id.is_none() => {
            Some("the answer holds no tracking id, which postbacks about the message name")
        }
        _ => None,
    }
}

/// The advice on how to find out the outcome of a request if it is unknown; `how` tells how to send it again
/// afterwards.
fn find_out(action: Option<Action>, how: &str) -> Option<Cow<'static, str>> {
    Some(Cow::Owned(match action {
        Some(Action::SaveMms) => format!(
            "it may be stored: look for its name with `mmsctl templates list` before you send it again{how}"
        ),
        Some(Action::DeleteMmsId) => "it may be deleted: look with `mmsctl templates list`".to_owned(),
        Some(Action::GetMmsTemplates | Action::GetMmsIds) => {
            format!("it changes nothing; send it again{how}")
        }
        _ => format!(
            "the message may be on its way: look for its postback (N101 or an E code) or ask support before you \
             send it again{how}"
        ),
    }))
}

#[derive(Default, JsonSchema, Serialize)]
pub(super) struct Count {
    /// All of them.
    pub(super) requests: usize,
    /// The service has them.
    pub(super) accepted: usize,
    /// The service does not take them.
    pub(super) refused: usize,
    /// What became of them is not known.
    pub(super) unknown: usize,
    /// They are to be sent later.
    pub(super) throttled: usize,
    /// They did not reach the service.
    pub(super) not_sent: usize,
    /// The run did not come to them.
    pub(super) waiting: usize,
}

impl Count {
    pub(super) fn of(all: &[Sent]) -> Self {
        let mut count = Self { requests: all.len(), ..Self::default() };
        for sent in all {
            *match sent.outcome() {
                Some(OutcomeKind::Accepted) => &mut count.accepted,
                Some(OutcomeKind::Refused) => &mut count.refused,
                Some(OutcomeKind::Unknown) => &mut count.unknown,
                Some(OutcomeKind::Throttled) => &mut count.throttled,
                Some(OutcomeKind::NotSent) => &mut count.not_sent,
                None => &mut count.waiting,
            } += 1;
        }
        count
    }
}
