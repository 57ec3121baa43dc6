//! Sizes as JSON, format 1: structures of their own, so that the format changes only on purpose.

use std::io;

use serde::Serialize;

use super::{Show, Sized, Tally};
use crate::render::elements::indented;
use crate::size::estimate::{Content, Estimate, PartSize};
use crate::size::fallback::Fallback;
use crate::size::reach::Reach;
use crate::size::sms::Alphabet;
use crate::size::verdict::{Figure, Outcome, Verdict};

/// One object for the whole run, written as the messages come.
#[derive(Debug, Default)]
pub struct Json {
    messages: usize,
}

impl Show for Json {
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"{\n  \"format\": 1,\n  \"messages\": [")
    }

    fn message(&mut self, message: &Sized<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let comma = if self.messages > 0 { "," } else { "" };
        self.messages += 1;
        write!(out, "{comma}\n    {}", indented(&JsonMessage::from(message), "    ")?)
    }

    fn end(&mut self, tally: &Tally<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let gap = if self.messages > 0 { "\n  " } else { "" };
        let summary = indented(&Summary::from(tally), "  ")?;
        writeln!(out, "{gap}],\n  \"summary\": {summary}\n}}")
    }
}

/// One object a line, for each message.
#[derive(Debug)]
pub struct NdJson;

impl Show for NdJson {
    fn message(&mut self, message: &Sized<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &JsonMessage::from(message))?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct JsonMessage {
    path: String,
    complete: bool,
    content: &'static str,
    parts: Vec<JsonPart>,
    raw_bytes: u64,
    documented_bytes: u64,
    documented_per_part_bytes: u64,
    mime_bytes: u64,
    binary_bytes: u64,
    fallback: JsonFallback,
    verdicts: Vec<JsonVerdict>,
}

#[derive(Serialize)]
struct JsonPart {
    slide: usize,
    kind: &'static str,
    reference: String,
    bytes: Option<u64>,
    encoded_bytes: Option<u64>,
}

#[derive(Serialize)]
struct JsonFallback {
    state: &'static str,
    sms: Option<JsonSms>,
}

#[derive(Serialize)]
struct JsonSms {
    segments: usize,
    units: usize,
    alphabet: &'static str,
    link: bool,
    foreign: Vec<char>,
}

#[derive(Serialize)]
struct JsonVerdict {
    profile: String,
    limit_bytes: Option<u64>,
    least_bytes: Option<u64>,
    basis: &'static str,
    figure: Option<&'static str>,
    used_bytes: Option<u64>,
    complete: bool,
    outcome: &'static str,
    reasons: Vec<String>,
    shrink: Option<JsonShrink>,
    by: String,
    source: String,
    date: String,
}

#[derive(Serialize)]
struct JsonShrink {
    slide: usize,
    kind: &'static str,
    reference: String,
    by_bytes: u64,
    to_bytes: u64,
    reach: Option<JsonReach>,
}

#[derive(Serialize)]
struct JsonReach {
    possible: bool,
    least_bytes: u64,
    most_bytes: Option<u64>,
}

#[derive(Serialize)]
struct Summary {
    messages: usize,
    incomplete: usize,
    profiles: Vec<Counts>,
}

#[derive(Serialize)]
struct Counts {
    profile: String,
    mms: usize,
    at_risk: usize,
    unknown: usize,
    sms_link: usize,
    rejected: usize,
}

impl From<&Sized<'_>> for JsonMessage {
    fn from(sized: &Sized<'_>) -> Self {
        let estimate = &sized.estimate;
        Self {
            path: sized.path.clone(),
            complete: estimate.raw_bytes.complete,
            content: match estimate.content {
                Content::Own => "own",
                Content::TemplateUnknown => "template-unknown",
            },
            parts: estimate.parts.iter().map(JsonPart::from).collect(),
            raw_bytes: estimate.raw_bytes.bytes,
            documented_bytes: estimate.documented_bytes.bytes,
            documented_per_part_bytes: estimate.documented_per_part_bytes.bytes,
            mime_bytes: estimate.mime_bytes.bytes,
            binary_bytes: estimate.binary_bytes.bytes,
            fallback: JsonFallback::from(&estimate.fallback),
            verdicts: sized.verdicts.iter().map(|verdict| judged(verdict, estimate)).collect(),
        }
    }
}

impl From<&PartSize> for JsonPart {
    fn from(part: &PartSize) -> Self {
        Self {
            slide: part.slide,
            kind: part.kind,
            reference: part.reference.clone(),
            bytes: part.bytes,
            encoded_bytes: part.encoded_bytes,
        }
    }
}

impl From<&Fallback> for JsonFallback {
    fn from(fallback: &Fallback) -> Self {
        let sms = match fallback {
            Fallback::Sms(sms) => Some(JsonSms {
                segments: sms.segments.segments,
                units: sms.segments.units,
                alphabet: match sms.segments.alphabet {
                    Alphabet::Gsm7 => "gsm-7",
                    Alphabet::Ucs2 { .. } => "ucs-2",
                },
                link: sms.link,
                foreign: sms.foreign.clone(),
            }),
            _ => None,
        };
        Self { state: fallback.as_str(), sms }
    }
}

fn judged(verdict: &Verdict<'_>, estimate: &Estimate) -> JsonVerdict {
    let (profile, compared) = (verdict.profile, verdict.compared.as_ref());
    let figure = compared.map(|compared| match compared.figure {
        Figure::Mime => "mime",
        Figure::Binary => "binary",
        Figure::Part(_) => "part",
    });
    JsonVerdict {
        profile: profile.name.clone(),
        limit_bytes: compared.map(|compared| compared.limit.most),
        least_bytes: compared.map(|compared| compared.limit.least),
        basis: profile.basis.as_str(),
        figure,
        used_bytes: compared.map(|compared| compared.used.bytes),
        complete: compared.is_none_or(|compared| compared.used.complete),
        outcome: verdict.outcome.as_str(),
        reasons: verdict.reasons.iter().map(ToString::to_string).collect(),
        shrink: shrink(verdict, estimate),
        by: profile.by.clone(),
        source: profile.source.clone(),
        date: profile.date.clone(),
    }
}

fn shrink(verdict: &Verdict<'_>, estimate: &Estimate) -> Option<JsonShrink> {
    let shrink = verdict.shrink?;
    let part = &estimate.parts[shrink.part];
    let reach = verdict.reach.and_then(|reach| match reach {
        Reach::Within { least, most } => {
            Some(JsonReach { possible: true, least_bytes: least, most_bytes: Some(most) })
        }
        Reach::Impossible { least } => {
            Some(JsonReach { possible: false, least_bytes: least, most_bytes: None })
        }
        Reach::Unknown => None,
    });
    Some(JsonShrink {
        slide: part.slide,
        kind: part.kind,
        reference: part.reference.clone(),
        by_bytes: shrink.by_bytes,
        to_bytes: shrink.to_bytes,
        reach,
    })
}

impl From<&Tally<'_>> for Summary {
    fn from(tally: &Tally<'_>) -> Self {
        let counts = |(profile, counts): &(&crate::limits::profile::Profile, [usize; Outcome::ALL.len()])| {
            let [mms, at_risk, unknown, sms_link, rejected] = *counts;
            Counts { profile: profile.name.clone(), mms, at_risk, unknown, sms_link, rejected }
        };
        Self {
            messages: tally.messages,
            incomplete: tally.incomplete,
            profiles: tally.profiles.iter().map(counts).collect(),
        }
    }
}
