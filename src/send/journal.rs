//! The journal of sent requests: one line of JSON before each request and one after it. From these lines follows for
//! every request whether it may be sent (again). Postbacks that arrive meanwhile are recorded too.
//!
//! The line before is on disk before the first byte is sent. A request that has a line before but none after was
//! being sent when the run died, so its outcome is unknown.

use std::collections::{HashMap, HashSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::encoding::{EncodingReport, reported};
use super::outcome::{Outcome, OutcomeKind};
use crate::source::Sources;

/// The version of the line format. Later versions only add fields and events.
pub const FORMAT: u32 = 1;

/// The beginning of every line, as [`Entry::line`] writes it.
const HEAD: &str = "{\"event\":\"";

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Entry {
    /// A request is about to be sent.
    Begin(Begin),
    /// What came of it.
    End(Ended),
    /// A postback has arrived, and is not sent again.
    Postback(Arrived),
}

/// The line before.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub struct Begin {
    /// 1.
    pub format: u32,
    /// When, as ISO 8601.
    pub at: String,
    /// The request, by its content.
    pub id: String,
    /// The file that it was read from.
    pub path: String,
    /// What it asks for.
    pub action: String,
    /// The recipient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Where it goes.
    pub endpoint: String,
}

/// The line after.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub struct Ended {
    /// 1.
    pub format: u32,
    /// When, as ISO 8601.
    pub at: String,
    /// The request, by its content.
    pub id: String,
    /// What came of it.
    pub outcome: OutcomeKind,
    /// The API error code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Words about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub info: Option<String>,
    /// The template's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mms_id: Option<String>,
    /// What links postbacks to the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_id: Option<String>,
    /// What is known about a stored template's encoding. Such a line comes after the one that says that it was
    /// accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<EncodingKind>,
    /// The postback code that said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding_code: Option<String>,
}

/// The line of a postback, about a message of this journal or any other of the account. It is on disk before the
/// postback is acknowledged.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub struct Arrived {
    /// 1.
    pub format: u32,
    /// When, as ISO 8601.
    pub at: String,
    /// The postback as it came.
    pub body: String,
}

/// What is known about a template's encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EncodingKind {
    /// It is ready to be sent.
    Ready,
    /// It failed.
    Failed,
    /// No postback came in time. Also stands for what only a later version writes.
    #[serde(other)]
    NotHeard,
}

/// The state of a request after all journal lines about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was never sent, or it was certainly not accepted and the reason was temporary.
    Free,
    /// It was accepted.
    Accepted(Ended),
    /// It was refused for a reason that lies in the request itself.
    Refused(Ended),
    /// It may have been accepted; holds what is known about the reason for the doubt.
    Unknown(String),
}

impl Standing {
    /// The outcome that counts; `None` if the request may be sent.
    #[must_use]
    pub fn kind(&self) -> Option<OutcomeKind> {
        match self {
            Standing::Free => None,
            Standing::Accepted(_) => Some(OutcomeKind::Accepted),
            Standing::Refused(_) => Some(OutcomeKind::Refused),
            Standing::Unknown(_) => Some(OutcomeKind::Unknown),
        }
    }
}

/// What the lines of a journal say.
#[derive(Clone, Debug, Default)]
pub struct Past {
    standings: HashMap<String, Standing>,
    /// The endpoint to which each request was last sent.
    endpoints: HashMap<String, String>,
    /// The last report on the encoding of each template.
    reports: HashMap<String, EncodingReport>,
}

/// A line that is not a journal line.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} is not a journal entry: {reason}")]
pub struct NotALine {
    /// The line number, from 1.
    pub line: usize,
    reason: String,
}

/// The ids of a request. An id is a hash of the content without the key, so that the request keeps its id if the key
/// changes. The first id is the one to write; it ignores how lines end, as XML does (XML 1.0 section 2.11), and white
/// space around the document, which means nothing either. The others are the ids that older journals used, which
/// depended on both; of white space at the end, what editors and shells add is known: one line end, or none.
#[must_use]
pub fn ids(content_without_key: &str) -> Vec<String> {
    let unix = content_without_key.replace("\r\n", "\n").replace('\r', "\n");
    let bare = unix.trim_ascii();
    let ended = format!("{bare}\n");
    let windows = |text: &str| id(&text.replace('\n', "\r\n"));
    let mut ids = vec![
        id(bare),
        id(&unix),
        id(content_without_key),
        windows(&unix),
        id(&ended),
        windows(&ended),
        windows(bare),
    ];
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    ids
}

fn id(content: &str) -> String {
    // 128 bits are enough to rule out collisions.
    let digest = Sha256::digest(content.as_bytes());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

impl Entry {
    /// The journal line, including its line end. `sources` mask secrets in the service's words.
    #[must_use]
    pub fn line(&self, sources: &Sources) -> String {
        let line = serde_json::to_string(self).expect("text becomes JSON");
        sources.mask(&line) + "\n"
    }
}

/// The line that is written after a request with this outcome.
#[must_use]
pub fn ended(id: &str, at: String, outcome: &Outcome) -> Ended {
    let blank = Ended {
        format: FORMAT,
        at,
        id: id.to_owned(),
        outcome: outcome.kind(),
        code: None,
        info: None,
        mms_id: None,
        tracking_id: None,
        encoding: None,
        encoding_code: None,
    };
    match outcome {
        Outcome::Accepted(said) => {
            Ended { mms_id: said.mms_id.clone(), tracking_id: said.tracking_id.clone(), ..blank }
        }
        Outcome::Refused(refusal) | Outcome::Throttled(refusal, _) => {
            Ended { code: refusal.code.clone(), info: Some(refusal.info.clone()), ..blank }
        }
        Outcome::NotSent(words) | Outcome::Unknown(words) => Ended { info: Some(words.clone()), ..blank },
    }
}

impl Past {
    /// Reads all complete lines. The text after the last line end was being written when a run died: a torn line
    /// before a request means that the request was not sent; a torn line after a request leaves the outcome unknown,
    /// as it should.
    ///
    /// # Errors
    /// When a line is not a journal line. This includes the torn one, because it will be cut off.
    pub fn read(text: &str) -> Result<Self, NotALine> {
        let mut past = Self::default();
        let (whole, torn) = text.rsplit_once('\n').unwrap_or(("", text));
        for (index, line) in whole.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            past.take(entry(line).map_err(|reason| NotALine { line: index + 1, reason })?);
        }
        if !torn.starts_with(HEAD) && !HEAD.starts_with(torn) {
            let reason = format!("it does not begin with `{HEAD}`");
            return Err(NotALine { line: text.matches('\n').count() + 1, reason });
        }
        past.join_reports();
        Ok(past)
    }

    /// Joins what postbacks said to what they were about. A run that is killed while it waits has not done so.
    fn join_reports(&mut self) {
        for standing in self.standings.values_mut() {
            let Standing::Accepted(ended) = standing else { continue };
            let is_open = matches!(ended.encoding, None | Some(EncodingKind::NotHeard));
            let report = ended.mms_id.as_ref().and_then(|id| self.reports.get(id));
            if let Some(report) = report.filter(|_| is_open) {
                ended.encoding = Some(report.kind);
                ended.encoding_code = Some(report.code.clone());
            }
        }
    }

    fn take(&mut self, entry: Entry) {
        match entry {
            Entry::Begin(begin) => {
                let words = format!("it was being sent at {} when the run ended", begin.at);
                self.endpoints.insert(begin.id.clone(), begin.endpoint);
                self.standings.insert(begin.id, Standing::Unknown(words));
            }
            Entry::End(ended) => {
                let standing = match ended.outcome {
                    OutcomeKind::Accepted => Standing::Accepted(ended.clone()),
                    OutcomeKind::Refused => Standing::Refused(ended.clone()),
                    OutcomeKind::Throttled | OutcomeKind::NotSent => Standing::Free,
                    OutcomeKind::Unknown => Standing::Unknown(ended.info.clone().unwrap_or_default()),
                };
                self.standings.insert(ended.id, standing);
            }
            Entry::Postback(arrived) => {
                let reports = reported(&arrived.body).into_iter();
                self.reports.extend(reports.map(|report| (report.mms_id.clone(), report)));
            }
        }
    }

    /// The id under which the journal knows a request. If it knows several of `ids`, the one whose state speaks most
    /// against sending again; if it knows none, the first.
    #[must_use]
    pub fn name_of<'a>(&self, ids: &'a [String]) -> Option<&'a String> {
        let weight = |id: &&String| match self.standings.get(*id) {
            None => 0,
            Some(Standing::Free) => 1,
            Some(Standing::Refused(_)) => 2,
            Some(Standing::Unknown(_)) => 3,
            Some(Standing::Accepted(_)) => 4,
        };
        // Of several ids with equal weight the first wins: the order is reversed, and `max_by_key` takes the last.
        ids.iter().rev().max_by_key(weight)
    }

    /// The endpoint that knows a request, or may know it. An endpoint that certainly did not accept it does not
    /// count.
    #[must_use]
    pub fn known_to(&self, id: &str) -> Option<&str> {
        let endpoint = self.endpoints.get(id).filter(|_| *self.standing(id) != Standing::Free);
        endpoint.map(String::as_str)
    }

    /// The state of a request.
    #[must_use]
    pub fn standing(&self, id: &str) -> &Standing {
        self.standings.get(id).unwrap_or(&Standing::Free)
    }
}

/// Parses one line.
fn entry(line: &str) -> Result<Entry, String> {
    let entry = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let (Entry::Begin(Begin { format, .. })
    | Entry::End(Ended { format, .. })
    | Entry::Postback(Arrived { format, .. })) = &entry;
    match *format {
        FORMAT => Ok(entry),
        other => Err(format!("its format is {other}, this version of mmsctl reads {FORMAT}")),
    }
}

#[cfg(test)]
mod tests;
