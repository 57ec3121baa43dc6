//! The output of `send`: what would be sent, and what happened to each request.

pub mod json;

use json::{Count, RequestRow};
pub use json::{Findings, json};

use std::io;

use super::Style;
use super::display::plain;
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

/// Prints a request that would be sent to `url`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn dry_run(url: &str, Preview { head, body }: &Preview, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "POST {url}")?;
    for line in head {
        writeln!(out, "{line}")?;
    }
    let end = if body.ends_with('\n') { "" } else { "\n" };
    write!(out, "\n{body}{end}")
}

/// Prints the outcome of a request.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(sent: &Sent, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let row = RequestRow::of(sent);
    let word = match sent.outcome() {
        Some(OutcomeKind::Accepted) => style.good(row.outcome),
        Some(OutcomeKind::Refused | OutcomeKind::NotSent) => style.bad(row.outcome),
        Some(OutcomeKind::Throttled | OutcomeKind::Unknown) | None => style.doubtful(row.outcome),
    };
    let before = if row.earlier { " (by an earlier run)" } else { "" };
    let recipient = row.to.filter(|_| sent.outcome() == Some(OutcomeKind::Accepted));
    writeln!(out, "{}: {word}{before}{}", plain(row.path), plain(&details(&row, recipient)))?;
    if let Some(help) = &row.help {
        writeln!(out, "  {}: {help}", style.bold("help"))?;
    }
    Ok(())
}

/// Further facts about a request, to follow a colon.
fn details(row: &RequestRow<'_>, recipient: Option<&str>) -> String {
    let mut words = Vec::new();
    words.extend(row.mms_id.map(|id| format!("template {id}")));
    words.extend(row.tracking_id.map(|id| format!("tracking id {id}")));
    words.extend(recipient.map(|to| format!("to {to}")));
    if let Some(code) = row.code {
        words.push(row.meaning.map_or_else(|| code.to_owned(), |meaning| format!("{code}: {meaning}")));
    }
    let quoted = row.code.is_some();
    let reason = row.reason.filter(|reason| !reason.is_empty());
    words.extend(reason.map(|reason| if quoted { format!("\"{reason}\"") } else { reason.to_owned() }));
    words.extend(row.answered_in.map(|dialect| format!("answered in the {dialect} dialect")));
    if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) }
}

/// Prints the results of waiting for the encoding of templates.
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
            Some(Encoding::Silent) => {
                let why = match RequestRow::of(sent).mms_id {
                    Some(_) => "no postback came in time; check that the account's callback URL leads here",
                    None => "the answer names no template, so no postback can be matched to it",
                };
                format!("{}: {why}", style.doubtful("encoding unknown"))
            }
        };
        writeln!(out, "{}: {words}", sent.path)?;
    }
    Ok(())
}

/// Prints the number of requests of each outcome.
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
