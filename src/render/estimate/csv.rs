//! `estimate` as CSV: one row per message and profile.

use std::io;

use super::Show;
use super::reasons::reason;
use crate::size::estimate::Estimate;
use crate::size::fallback::Fallback;
use crate::size::verdict::Verdict;
use crate::sizing::{Missing, Sized};

/// Rows under one heading (RFC 4180).
#[derive(Debug)]
pub struct Csv;

const HEADING: [&str; 21] = [
    "path",
    "complete",
    "parts",
    "raw_bytes",
    "documented_bytes",
    "mime_bytes",
    "binary_bytes",
    "fallback",
    "fallback_sms",
    "profile",
    "by",
    "basis",
    "limit_bytes",
    "used_bytes",
    "outcome",
    "shrink_slide",
    "shrink_kind",
    "shrink_reference",
    "shrink_by_bytes",
    "reasons",
    "missing",
];

impl Show for Csv {
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        record(&HEADING.map(str::to_owned), out)
    }

    fn message(&mut self, message: &Sized<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let missing =
            message.missing.iter().map(|Missing { reference, why, .. }| format!("{reference}: {why}"));
        let missing = missing.collect::<Vec<_>>().join("; ");
        for verdict in &message.verdicts {
            let mut row = sizes(&message.path, &message.estimate);
            row.extend(judged(verdict, &message.estimate));
            row.push(missing.clone());
            record(&row, out)?;
        }
        Ok(())
    }
}

fn sizes(path: &str, estimate: &Estimate) -> Vec<String> {
    let sms = match &estimate.fallback {
        Fallback::Sms(sms) => sms.segments.segments.to_string(),
        _ => String::new(),
    };
    vec![
        path.to_owned(),
        estimate.raw_bytes.complete.to_string(),
        estimate.parts.len().to_string(),
        estimate.raw_bytes.bytes.to_string(),
        estimate.documented_bytes.bytes.to_string(),
        estimate.mime_bytes.bytes.to_string(),
        estimate.binary_bytes.bytes.to_string(),
        estimate.fallback.as_str().to_owned(),
        sms,
    ]
}

fn judged(verdict: &Verdict<'_>, estimate: &Estimate) -> Vec<String> {
    let (profile, compared) = (verdict.profile, verdict.compared.as_ref());
    let part = verdict.shrink.map(|shrink| (shrink, &estimate.parts[shrink.part]));
    let reasons: Vec<String> = verdict.reasons.iter().map(reason).collect();
    vec![
        profile.name.clone(),
        profile.by.clone(),
        verdict.basis().as_str().to_owned(),
        compared.map_or(String::new(), |compared| compared.limit.most.to_string()),
        compared.map_or(String::new(), |compared| compared.used.bytes.to_string()),
        verdict.outcome.as_str().to_owned(),
        part.map_or(String::new(), |(_, part)| part.slide.to_string()),
        part.map_or(String::new(), |(_, part)| part.kind.as_str().to_owned()),
        part.map_or(String::new(), |(_, part)| part.reference.clone()),
        part.map_or(String::new(), |(shrink, _)| shrink.by_bytes.to_string()),
        reasons.join("; "),
    ]
}

fn record(fields: &[String], out: &mut dyn io::Write) -> io::Result<()> {
    let mut writer = ::csv::WriterBuilder::new().from_writer(out);
    writer.write_record(fields).map_err(|error| match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    })?;
    writer.flush()
}
