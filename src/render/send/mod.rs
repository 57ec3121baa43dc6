//! The output of `send`: what would be sent, and what happened to each request.

pub mod json;

pub use json::json;
use json::{Count, Row};

use std::io;

use super::Style;
use super::display::plain;
use crate::message::Action;
use crate::send::journal::{Ended, Standing};
use crate::send::outcome::Outcome;

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
    pub fate: Fate,
    /// The encoding of the template, if that was waited for.
    pub encoding: Option<Encoding>,
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
        Some(match (ended.encoding.as_deref()?, &ended.encoding_code) {
            ("ready", _) => Encoding::Ready,
            ("failed", Some(code)) => Encoding::Failed(code.clone()),
            _ => Encoding::Silent,
        })
    }

    /// The word for it in a journal and in JSON.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Encoding::Ready => "ready",
            Encoding::Failed(_) => "failed",
            Encoding::Silent => "not-heard",
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
pub enum Fate {
    /// It was sent by this run, in this many tries.
    Now(Outcome, u32),
    /// It was sent by an earlier run, and this run did not send it again.
    Before(Standing),
    /// It was not reached by this run, and can be sent by another.
    Waiting,
}

impl Sent {
    /// A request that the run did not reach.
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

    /// Whether the service accepted it, and its encoding has not failed or stayed unknown.
    #[must_use]
    pub fn is_well(&self) -> bool {
        let accepted =
            matches!(self.fate, Fate::Now(Outcome::Accepted(_), _) | Fate::Before(Standing::Accepted(_)));
        accepted && self.encoding.as_ref().is_none_or(|encoding| *encoding == Encoding::Ready)
    }
}

/// Prints the request that would be sent: the lines of `head`, then the body with the key masked.
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

/// Prints the outcome of a request.
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

/// Further facts about a request, to follow a colon.
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
            Some(Encoding::Silent) => format!(
                "{}: no postback came in time; see that the account's callback URL leads here",
                style.doubtful("encoding unknown")
            ),
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
