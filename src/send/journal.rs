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
mod tests {
    use super::*;
    use crate::send::outcome::{Accepted, Refusal};

    fn begin(id: &str) -> String {
        let begin = Begin {
            format: FORMAT,
            at: "2026-01-01T00:00:00Z".to_owned(),
            id: id.to_owned(),
            path: "a.xml".to_owned(),
            action: "sendMMS".to_owned(),
            to: None,
            endpoint: "https://api.ci.mblox.com/ep/v1/".to_owned(),
        };
        Entry::Begin(begin).line(&Sources::default())
    }

    fn end(id: &str, outcome: &Outcome) -> String {
        Entry::End(ended(id, "2026-01-01T00:00:01Z".into(), outcome)).line(&Sources::default())
    }

    #[test]
    fn the_last_word_counts_and_no_word_is_unknown() {
        let refusal = || Refusal { code: Some("E110".into()), status: None, info: "Invalid".into() };
        let (accepted, refused) = (Outcome::Accepted(Accepted::default()), Outcome::Refused(refusal()));
        let throttled = Outcome::Throttled(refusal(), None);
        let lines = [
            begin("a"),
            end("a", &throttled),
            begin("a"),
            end("a", &accepted),
            begin("b"),
            end("b", &refused),
            begin("c"),
            end("c", &Outcome::NotSent("refused".into())),
            begin("d"),
            end("d", &Outcome::Unknown("dropped".into())),
            begin("e"),
        ];
        let past = Past::read(&lines.concat()).unwrap();
        assert!(matches!(past.standing("a"), Standing::Accepted(_)));
        assert!(matches!(past.standing("b"), Standing::Refused(_)));
        assert_eq!(past.standing("c"), &Standing::Free);
        assert_eq!(past.standing("d"), &Standing::Unknown("dropped".into()));
        assert!(matches!(past.standing("e"), Standing::Unknown(words) if words.contains("2026-01-01")));
        assert_eq!(past.standing("f"), &Standing::Free);
        for (id, known) in [("a", true), ("b", true), ("c", false), ("d", true), ("e", true), ("f", false)] {
            let to = known.then_some("https://api.ci.mblox.com/ep/v1/");
            assert_eq!(past.known_to(id), to, "{id}");
        }
    }

    #[test]
    fn a_torn_line_is_as_if_it_had_not_begun() {
        let whole = begin("a") + &end("a", &Outcome::Accepted(Accepted::default()));
        for cut in 0..whole.len() {
            let past = Past::read(&whole[..cut]).unwrap();
            let begun = cut >= begin("a").len();
            let expected = if begun {
                matches!(past.standing("a"), Standing::Unknown(_))
            } else {
                past.standing("a") == &Standing::Free
            };
            assert!(expected, "{cut}");
        }
        assert!(Past::read("{\"event\":\"begin\"}\n").is_err());
        assert!(Past::read("hello\n").is_err());
    }

    #[test]
    fn the_words_of_a_later_version_are_read() {
        let accepted = end("a", &Outcome::Accepted(Accepted::default()));
        let later = accepted.replace("\"accepted\"", "\"postponed\"");
        let past = Past::read(&later).unwrap();
        assert_eq!(past.standing("a"), &Standing::Unknown(String::new()));
        let later = accepted.replace("}\n", ",\"encoding\":\"half\"}\n");
        let past = Past::read(&later).unwrap();
        let Standing::Accepted(ended) = past.standing("a") else { panic!("{later}") };
        assert_eq!(ended.encoding, Some(EncodingKind::NotHeard));
    }

    #[test]
    fn a_template_is_as_the_postbacks_of_a_run_that_was_killed_say() {
        let accepted = |id: &str, encoding| {
            let said = Accepted { mms_id: Some(id.to_owned()), ..Accepted::default() };
            let ended = Ended { encoding, ..ended(id, String::new(), &Outcome::Accepted(said)) };
            Entry::End(ended).line(&Sources::default())
        };
        let arrived = |code: &str, id: &str| {
            let body = format!("<POSTBACK><CODE>{code}</CODE><MMSID>{id}</MMSID></POSTBACK>");
            Entry::Postback(Arrived { format: FORMAT, at: String::new(), body }).line(&Sources::default())
        };
        // The postback can come before the answer.
        let lines = [
            arrived("N003", "1"),
            accepted("1", None),
            accepted("2", Some(EncodingKind::NotHeard)),
            arrived("E002", "2"),
            accepted("3", None),
            arrived("N101", "3"),
            accepted("4", Some(EncodingKind::Ready)),
        ];
        let past = Past::read(&lines.concat()).unwrap();
        for (id, encoding, code) in [
            ("1", Some(EncodingKind::Ready), Some("N003")),
            ("2", Some(EncodingKind::Failed), Some("E002")),
            ("3", None, None),
            ("4", Some(EncodingKind::Ready), None),
        ] {
            let Standing::Accepted(ended) = past.standing(id) else { panic!("{id}") };
            assert_eq!((ended.encoding, ended.encoding_code.as_deref()), (encoding, code), "{id}");
        }
    }

    #[test]
    fn a_file_that_is_no_journal_is_none_without_a_line_end_either() {
        for (text, line) in [("my notes", 1), ("\u{89}PNG\r", 1), ("{\"event\";", 1)] {
            assert_eq!(Past::read(text).unwrap_err().line, line, "{text}");
        }
        assert_eq!(Past::read(&(begin("a") + "<request/>")).unwrap_err().line, 2);
        let later = begin("a").replace("\"format\":1", "\"format\":2");
        assert!(Past::read(&later).unwrap_err().to_string().contains("its format is 2"));
    }

    #[test]
    fn ids_differ_with_the_content_but_not_with_its_line_ends_or_the_white_space_around_it() {
        assert_eq!(ids("a")[0].len(), 32);
        assert_ne!(ids("a")[0], ids("b")[0]);
        assert_ne!(ids("<a>\n</a>")[0], ids("<a></a>")[0]);
        let unix = ids("<a>\n</a>\n");
        for other in ["<a>\r\n</a>\r\n", "<a>\r</a>\r", "<a>\n</a>", "<a>\n</a>\n\n", "\n<a>\r\n</a>\r\n \t"]
        {
            assert_eq!(ids(other)[0], unix[0], "{other:?}");
        }
    }

    #[test]
    fn a_request_keeps_the_name_that_a_journal_of_before_gave_it() {
        // An earlier version named a file with its last line end, which an editor takes away or adds.
        let before =
            begin(&id("<a>\n</a>\n")) + &end(&id("<a>\n</a>\n"), &Outcome::Accepted(Accepted::default()));
        let past = Past::read(&before).unwrap();
        for touched in ["<a>\n</a>", "<a>\r\n</a>\r\n", "<a>\n</a>\n\n"] {
            assert_eq!(past.name_of(&ids(touched)), Some(&id("<a>\n</a>\n")), "{touched:?}");
        }
        let [unix, windows] = ["<a>\n</a>", "<a>\r\n</a>"].map(ids);
        let old = id("<a>\r\n</a>");
        let (accepted, throttled) = (
            Outcome::Accepted(Accepted::default()),
            Outcome::Throttled(Refusal { code: None, status: Some(429), info: String::new() }, None),
        );
        assert_eq!(Past::default().name_of(&windows), Some(&unix[0]));
        let before = begin(&old) + &end(&old, &accepted);
        let past = Past::read(&before).unwrap();
        for ids in [&unix, &windows] {
            assert_eq!(past.name_of(ids), Some(&old));
        }
        let both = Past::read(&(before + &begin(&unix[0]) + &end(&unix[0], &throttled))).unwrap();
        assert_eq!(both.name_of(&unix), Some(&old));
    }
}
