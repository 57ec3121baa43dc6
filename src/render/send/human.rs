//! What would be sent, and what happened to each request, in words.

use std::io;

use super::json::{Count, RequestRow};
use super::{Encoding, Preview, Sent};
use crate::codes;
use crate::render::Style;
use crate::render::display::plain;
use crate::send::outcome::OutcomeKind;

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
                let meaning = codes::postback(code).map_or("", |known| known.meaning);
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
