//! `estimate` for people: tables, bars and sentences.

use std::collections::HashMap;
use std::io;

use super::words::{self, at_least};
use super::{Show, Tally, bars};
use crate::bytes::{ByteSize, grouped};
use crate::render::Style;
use crate::render::display::plain;
use crate::render::table::{self, Align};
use crate::size::estimate::{Content, Estimate};
use crate::size::verdict::{Figure, Verdict, VerdictOutcome};
use crate::sizing::{Missing, Sized};

/// Prints a table for each message, and a summary of several.
#[derive(Debug)]
pub struct Human {
    style: Style,
    shown: usize,
}

impl Human {
    /// Prints in this style.
    #[must_use]
    pub fn new(style: Style) -> Self {
        Self { style, shown: 0 }
    }
}

impl Show for Human {
    fn message(&mut self, message: &Sized<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        if self.shown > 0 {
            writeln!(out)?;
        }
        self.shown += 1;
        let (style, estimate) = (self.style, &message.estimate);
        writeln!(out, "{} ({})", style.bold(&plain(&message.path)), message.what)?;
        if estimate.content == Content::TemplateUnknown {
            let words = "the saved template decides the size; estimate the saveMMS request it came from";
            writeln!(out, "  {words}")?;
        } else {
            parts(estimate, out)?;
            writeln!(out)?;
            totals(estimate, out)?;
            unseen(message, style, out)?;
            writeln!(out)?;
            arrives(message, style, out)?;
            if let Some(tightest) = tightest(&message.verdicts) {
                writeln!(out)?;
                bars::draw(estimate, tightest, style, out)?;
            }
        }
        notes(message, style, out)
    }

    fn end(&mut self, tally: &Tally<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        if tally.messages < 2 {
            return Ok(());
        }
        writeln!(out)?;
        summary(tally, self.style, out)
    }
}

/// Prints a line for each message, and a summary of several.
#[derive(Debug)]
pub struct Short {
    /// The style of the stream.
    pub style: Style,
}

impl Show for Short {
    fn message(&mut self, message: &Sized<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let estimate = &message.estimate;
        let (mime, binary) = (at_least(estimate.mime_bytes), at_least(estimate.binary_bytes));
        write!(out, "{}: MIME {mime}, binary {binary}", plain(&message.path))?;
        for verdict in &message.verdicts {
            let word = words::coloured(verdict.outcome, self.style);
            write!(out, "; {}: {word}", verdict.profile.name)?;
        }
        writeln!(out)
    }

    fn end(&mut self, tally: &Tally<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        if tally.messages < 2 { Ok(()) } else { summary(tally, self.style, out) }
    }
}

fn parts(estimate: &Estimate, out: &mut dyn io::Write) -> io::Result<()> {
    let number = |bytes: Option<u64>| bytes.map_or_else(|| "?".to_owned(), grouped);
    let rows: Vec<Vec<String>> = estimate
        .parts
        .iter()
        .map(|part| {
            let (bytes, encoded) = (number(part.bytes), number(part.encoded_bytes));
            vec![
                part.slide.to_string(),
                part.kind.as_str().to_owned(),
                bytes,
                encoded,
                plain(&part.reference),
            ]
        })
        .collect();
    let columns = [
        ("slide", Align::Right),
        ("part", Align::Left),
        ("bytes", Align::Right),
        ("in base64", Align::Right),
        ("reference", Align::Left),
    ];
    table::write(out, "  ", &columns, &rows)
}

fn totals(estimate: &Estimate, out: &mut dyn io::Write) -> io::Result<()> {
    let totals = [
        ("raw", estimate.raw_bytes, "the parts as they are"),
        ("documented", estimate.documented_bytes, "1.37 x raw + 814, as the service documents it"),
        ("  per part", estimate.documented_per_part_bytes, "the same with 814 a part, an upper bound"),
        ("MIME", estimate.mime_bytes, "exact: multipart with SMIL, in base64 lines"),
        ("binary", estimate.binary_bytes, "exact: as handsets retrieve it, no base64"),
    ];
    let rows: Vec<Vec<String>> = totals
        .iter()
        .map(|(name, total, words)| {
            let short = ByteSize(total.bytes).to_string();
            vec![(*name).to_owned(), at_least(*total), short, (*words).to_owned()]
        })
        .collect();
    let columns =
        [("total", Align::Left), ("bytes", Align::Right), ("about", Align::Right), ("meaning", Align::Left)];
    table::write(out, "  ", &columns, &rows)?;
    Ok(())
}

/// Prints why the totals are lower bounds, if they are.
fn unseen(message: &Sized<'_>, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let (unseen, parts) = (message.estimate.unknown().count(), message.estimate.parts.len());
    if unseen == 0 {
        return Ok(());
    }
    let words = format!("at least: {unseen} of {parts} parts could not be inspected");
    writeln!(out, "  {}", style.doubtful(&words))?;
    for Missing { reference, why, .. } in &message.missing {
        table::folded(out, "    ", &plain(&format!("{reference}: {why}")), style.width)?;
    }
    Ok(())
}

/// Prints how the message arrives under each profile, and why.
fn arrives(message: &Sized<'_>, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let rows: Vec<Vec<String>> = message
        .verdicts
        .iter()
        .map(|verdict| {
            let none = || "-".to_owned();
            let compared = verdict.compared.as_ref();
            vec![
                verdict.profile.name.clone(),
                compared.map_or_else(none, |compared| words::limit(&compared.limit)),
                words::figure(verdict, &message.estimate),
                compared.map_or_else(none, |compared| at_least(compared.used)),
                compared.map_or_else(none, |compared| format!("{} %", compared.percent())),
                words::coloured(verdict.outcome, style),
            ]
        })
        .collect();
    let columns = [
        ("limit of", Align::Left),
        ("bytes", Align::Right),
        ("compared", Align::Left),
        ("size", Align::Right),
        ("used", Align::Right),
        ("arrives as", Align::Left),
    ];
    table::write(out, "  ", &columns, &rows)?;
    because(message, style, out)
}

/// Prints the reasons: first those about numbers, for each profile, then those that profiles share.
fn because(message: &Sized<'_>, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    // The sentences, and where each one is: a message may give a hundred thousand.
    let mut said: Vec<(String, Vec<&str>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for verdict in &message.verdicts {
        if let Some(words) = words::numbers(verdict, &message.estimate) {
            table::folded(out, "  ", &plain(&format!("{}: {words}", verdict.profile.name)), style.width)?;
        }
        for sentence in words::shared(verdict) {
            match places.get(&sentence) {
                Some(at) => said[*at].1.push(&verdict.profile.name),
                None => {
                    places.insert(sentence.clone(), said.len());
                    said.push((sentence, vec![&verdict.profile.name]));
                }
            }
        }
    }
    for (sentence, names) in said {
        let who = if names.len() == message.verdicts.len() && names.len() > 1 {
            "all".to_owned()
        } else {
            names.join(", ")
        };
        table::folded(out, "  ", &format!("{who}: {sentence}"), style.width)?;
    }
    Ok(())
}

/// The verdict that leaves the message the least room. Limits of single parts do not count.
fn tightest<'v, 'p>(verdicts: &'v [Verdict<'p>]) -> Option<&'v Verdict<'p>> {
    let whole = |verdict: &&Verdict<'_>| {
        verdict.compared.as_ref().is_some_and(|compared| !matches!(compared.figure, Figure::Part(_)))
    };
    // Of equally tight verdicts, take the first: the order is reversed, and `max_by_key` takes the last.
    let verdicts = verdicts.iter().filter(whole).rev();
    verdicts.max_by_key(|verdict| verdict.compared.as_ref().map(|compared| compared.percent()))
}

fn notes(message: &Sized<'_>, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let estimate = &message.estimate;
    if let Some(words) = words::fallback(&estimate.fallback) {
        table::folded(out, "  ", &format!("fallback SMS: {words}"), style.width)?;
    }
    if estimate.content == Content::TemplateUnknown || estimate.parts.iter().all(|part| part.is_text()) {
        return Ok(());
    }
    let note = if estimate.untranscoded {
        "sizes of the media as they are; sendMMS does not transcode audio and video"
    } else {
        "sizes of the media as they are; the service may transcode them, if the account is set so"
    };
    writeln!(out, "  {}", style.dim(note))
}

fn summary(tally: &Tally<'_>, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let incomplete = match tally.incomplete {
        0 => String::new(),
        count => format!(", {count} of them only in part"),
    };
    writeln!(out, "{}{incomplete}", style.bold(&format!("{} messages", tally.messages)))?;
    let rows: Vec<Vec<String>> = tally
        .profiles
        .iter()
        .map(|(profile, counts)| {
            let counts = counts.iter().map(|count| grouped(*count as u64));
            std::iter::once(profile.name.clone()).chain(counts).collect()
        })
        .collect();
    let outcomes = VerdictOutcome::ALL.iter().map(|outcome| (words::outcome(*outcome), Align::Right));
    let columns: Vec<(&str, Align)> = std::iter::once(("limit of", Align::Left)).chain(outcomes).collect();
    table::write(out, "  ", &columns, &rows)
}
