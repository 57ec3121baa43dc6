//! What `send` prints: what would be sent, and what became of what was.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::Style;
use super::shown::plain;
use crate::codes::ApiCode;
use crate::message::Action;
use crate::submit::journal::{Ended, Standing};
use crate::submit::outcome::{Outcome, Refusal};

/// A request and what became of it.
#[derive(Debug)]
pub struct Sent {
    /// Where it was read from.
    pub path: String,
    /// What a journal calls it.
    pub id: String,
    /// What it asks for.
    pub action: Option<Action>,
    /// The recipient.
    pub to: Option<String>,
    /// Where it went.
    pub endpoint: String,
    /// What became of it.
    pub fate: Fate,
    /// What was heard of its encoding, if that was waited for.
    pub encoding: Option<Encoding>,
}

/// What was heard of a template's encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// It is ready to be sent (N003).
    Ready,
    /// It failed, with this postback code.
    Failed(String),
    /// Nothing, in the time that was waited.
    Silent,
}

impl Encoding {
    /// What a journal says of it, if it was ever waited for.
    #[must_use]
    pub fn recorded(ended: &Ended) -> Option<Self> {
        Some(match (ended.encoding.as_deref()?, &ended.encoding_code) {
            ("ready", _) => Encoding::Ready,
            ("failed", Some(code)) => Encoding::Failed(code.clone()),
            _ => Encoding::Silent,
        })
    }

    /// What a journal and JSON call it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Encoding::Ready => "ready",
            Encoding::Failed(_) => "failed",
            Encoding::Silent => "not-heard",
        }
    }

    /// The postback code that said so.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Encoding::Ready => Some("N003"),
            Encoding::Failed(code) => Some(code),
            Encoding::Silent => None,
        }
    }
}

/// What became of a request.
#[derive(Debug)]
pub enum Fate {
    /// It was sent by this run, after so many tries.
    Now(Outcome, u32),
    /// An earlier run sent it, and this one let it be.
    Before(Standing),
    /// It waits for a run that comes to it.
    Waiting,
}

impl Sent {
    /// A request that the run did not come to.
    #[must_use]
    pub fn waiting(
        path: &str,
        id: &str,
        action: Option<Action>,
        to: Option<String>,
        endpoint: String,
    ) -> Self {
        Self {
            path: path.to_owned(),
            id: id.to_owned(),
            action,
            to,
            endpoint,
            fate: Fate::Waiting,
            encoding: None,
        }
    }

    /// Whether the service has it, and nothing went wrong with it afterwards.
    #[must_use]
    pub fn is_well(&self) -> bool {
        let accepted =
            matches!(self.fate, Fate::Now(Outcome::Accepted(_), _) | Fate::Before(Standing::Accepted(_)));
        accepted && self.encoding.as_ref().is_none_or(|encoding| *encoding == Encoding::Ready)
    }
}

/// Prints the request that would be sent: its head as `head` says, its body with the key hidden.
///
/// # Errors
/// When `out` cannot be written to.
pub fn dry_run(head: &[String], url: &str, body: &str, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "POST {url}")?;
    for line in head {
        writeln!(out, "{line}")?;
    }
    let end = if body.ends_with('\n') { "" } else { "\n" };
    write!(out, "\n{body}{end}")
}

/// Prints what became of a request.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(sent: &Sent, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let row = Row::of(sent);
    let word = match row.outcome {
        "accepted" => style.good(row.outcome),
        "refused" | "not-sent" => style.bad(row.outcome),
        _ => style.doubtful(row.outcome),
    };
    let before = if row.earlier { " (by an earlier run)" } else { "" };
    writeln!(out, "{}: {word}{before}{}", plain(row.path), plain(&details(&row)))?;
    if let Some(help) = &row.help {
        writeln!(out, "  {}: {help}", style.bold("help"))?;
    }
    Ok(())
}

/// What is known besides the word, behind a colon.
fn details(row: &Row<'_>) -> String {
    let mut words = Vec::new();
    words.extend(row.mms_id.map(|id| format!("template {id}")));
    words.extend(row.tracking_id.map(|id| format!("tracking id {id}")));
    words.extend(row.to.filter(|_| row.outcome == "accepted").map(|to| format!("to {to}")));
    if let Some(code) = row.code {
        words.push(row.meaning.map_or_else(|| code.to_owned(), |meaning| format!("{code}: {meaning}")));
    }
    let quoted = row.code.is_some();
    let reason = row.reason.filter(|reason| !reason.is_empty());
    words.extend(reason.map(|reason| if quoted { format!("\"{reason}\"") } else { reason.to_owned() }));
    words.extend(row.answered_in.map(|dialect| format!("answered in the {dialect} dialect")));
    if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) }
}

/// Prints what was heard of the encoding of templates.
///
/// # Errors
/// When `out` cannot be written to.
pub fn encodings(all: &[Sent], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    for sent in all {
        let words = match &sent.encoding {
            None => continue,
            Some(Encoding::Ready) => format!("{}: N003, the template can be sent", style.good("encoded")),
            Some(Encoding::Failed(code)) => {
                let meaning = crate::codes::postback(code).map_or("", |known| known.meaning);
                format!("{}: {code}: {meaning}", style.bad("not encoded"))
            }
            Some(Encoding::Silent) => format!(
                "{}: no postback came in time; see that the account's callback URL leads here",
                style.doubtful("encoding unknown")
            ),
        };
        writeln!(out, "{}: {words}", sent.path)?;
    }
    Ok(())
}

/// Prints how many requests became what.
///
/// # Errors
/// When `out` cannot be written to.
pub fn summary(all: &[Sent], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    if all.len() < 2 {
        return Ok(());
    }
    let count = Count::of(all);
    let words = [
        (count.accepted, "accepted"),
        (count.refused, "refused"),
        (count.unknown, "unknown"),
        (count.throttled, "throttled"),
        (count.not_sent, "not sent"),
        (count.waiting, "waiting"),
    ];
    let words: Vec<String> =
        words.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    let line = format!("{} requests: {}", all.len(), words.join(", "));
    writeln!(out, "{}", if count.accepted == all.len() { style.good(&line) } else { style.bad(&line) })
}

/// Prints one JSON object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(all: &[Sent], out: &mut dyn io::Write) -> io::Result<()> {
    let run = Run { format: 1, results: all.iter().map(Row::of).collect(), summary: Count::of(all) };
    serde_json::to_writer_pretty(&mut *out, &run)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Run<'a> {
    format: u32,
    results: Vec<Row<'a>>,
    summary: Count,
}

/// One request, as a row of a table and as an object.
#[derive(Default, Serialize)]
struct Row<'a> {
    path: &'a str,
    id: &'a str,
    action: Option<&'static str>,
    to: Option<&'a str>,
    endpoint: &'a str,
    outcome: &'static str,
    /// Whether an earlier run sent it.
    earlier: bool,
    tries: u32,
    mms_id: Option<&'a str>,
    tracking_id: Option<&'a str>,
    details: Option<&'a str>,
    code: Option<&'a str>,
    meaning: Option<&'static str>,
    reason: Option<&'a str>,
    help: Option<Cow<'static, str>>,
    answered_in: Option<&'static str>,
    encoding: Option<&'static str>,
    encoding_code: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of(sent: &'a Sent) -> Self {
        let blank = Self {
            path: &sent.path,
            id: &sent.id,
            action: sent.action.map(Action::canonical),
            to: sent.to.as_deref(),
            endpoint: &sent.endpoint,
            encoding: sent.encoding.as_ref().map(Encoding::word),
            encoding_code: sent.encoding.as_ref().and_then(Encoding::code),
            ..Self::default()
        };
        match &sent.fate {
            Fate::Now(outcome, tries) => Self { tries: *tries, ..blank.with(outcome, sent.action) },
            Fate::Before(standing) => Self { earlier: true, ..blank.before(standing, sent.action) },
            Fate::Waiting => Self { outcome: "waiting", ..blank },
        }
    }

    fn with(self, outcome: &'a Outcome, action: Option<Action>) -> Self {
        let outcome_word = outcome.word();
        let blank = Self { outcome: outcome_word, ..self };
        match outcome {
            Outcome::Accepted(said) => Self {
                mms_id: said.mms_id.as_deref(),
                tracking_id: said.tracking_id.as_deref(),
                details: said.details.as_deref(),
                answered_in: said.other_dialect.map(|dialect| dialect.as_str()),
                help: matches!(action, Some(Action::GetMmsTemplates))
                    .then(|| "what it lists is not shown here; `mmsctl templates list` shows it".into()),
                ..blank
            },
            Outcome::Refused(refusal) => blank.refused(refusal, refusal.meaning()),
            Outcome::Throttled(refusal, _) => {
                let help = "nothing was accepted; send it again later, and more slowly with `--rate`";
                Self { help: Some(help.into()), ..blank.refused(refusal, refusal.meaning()) }
            }
            Outcome::NotSent(words) => Self {
                reason: Some(words),
                help: Some("it did not reach the service; mend that, and send it again".into()),
                ..blank
            },
            Outcome::Unknown(words) => Self { reason: Some(words), help: find_out(action, ""), ..blank },
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
            Standing::Accepted(ended) => Self {
                outcome: "accepted",
                mms_id: ended.mms_id.as_deref(),
                tracking_id: ended.tracking_id.as_deref(),
                ..self
            },
            Standing::Refused(ended) => {
                let meaning = ended.code.as_deref().and_then(crate::codes::api);
                Self {
                    outcome: "refused",
                    code: ended.code.as_deref(),
                    meaning: meaning.map(|code| code.meaning),
                    reason: ended.info.as_deref(),
                    help: Some("mend it, or send it again as it is with `--retry-refused`".into()),
                    ..self
                }
            }
            Standing::Unknown(words) => {
                let help = find_out(action, " with `--retry-unknown`");
                Self { outcome: "unknown", reason: Some(words), help, ..self }
            }
            Standing::Free => Self { outcome: "waiting", ..self },
        }
    }
}

/// How to find out what became of a request whose outcome is unknown; `how` it is sent again after that.
fn find_out(action: Option<Action>, how: &str) -> Option<Cow<'static, str>> {
    Some(Cow::Owned(match action {
        Some(Action::SaveMms) => format!(
            "it may be stored: look for its name with `mmsctl templates list` before you send it again{how}"
        ),
        Some(Action::DeleteMmsId) => "it may be deleted: look with `mmsctl templates list`".to_owned(),
        Some(Action::GetMmsTemplates | Action::GetMmsIds) => format!("it asks only; send it again{how}"),
        _ => format!(
            "the message may be on its way: look for its postback (N101 or an E code) or ask support before you \
             send it again{how}"
        ),
    }))
}

#[derive(Default, Serialize)]
struct Count {
    requests: usize,
    accepted: usize,
    refused: usize,
    unknown: usize,
    throttled: usize,
    not_sent: usize,
    waiting: usize,
}

impl Count {
    fn of(all: &[Sent]) -> Self {
        let mut count = Self { requests: all.len(), ..Self::default() };
        for row in all.iter().map(Row::of) {
            *match row.outcome {
                "accepted" => &mut count.accepted,
                "refused" => &mut count.refused,
                "unknown" => &mut count.unknown,
                "throttled" => &mut count.throttled,
                "not-sent" => &mut count.not_sent,
                _ => &mut count.waiting,
            } += 1;
        }
        count
    }
}
