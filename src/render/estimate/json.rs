//! Sizes as JSON, format 1. The output has its own types, so that the format changes only on purpose.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::reasons::reason;
use super::{Show, Tally};
use crate::limits::profile::Profile;
use crate::render::elements::indented;
use crate::size::estimate::{Content, Estimate, PartSize};
use crate::size::fallback::Fallback;
use crate::size::reach::Reach;
use crate::size::sms::Alphabet;
use crate::size::verdict::{Figure, Verdict, VerdictOutcome};
use crate::sizing::Sized;

/// What `estimate --format json` prints.
#[derive(JsonSchema, Serialize)]
#[schemars(title = "mmsctl estimate --format json")]
pub struct Run {
    /// The version of this format. A version only ever gains fields.
    #[schemars(extend("const" = 1))]
    format: u32,
    /// The messages, in the order of the inputs or as they were sorted.
    messages: Vec<JsonMessage>,
    /// All of them in numbers.
    summary: Summary,
}

/// Writes one object for the whole run, message by message.
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

/// Writes one object on a line for each message, with the same fields as among the messages of [`Run`].
#[derive(Debug)]
pub struct NdJson;

impl Show for NdJson {
    fn message(&mut self, message: &Sized<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &JsonMessage::from(message))?;
        writeln!(out)
    }
}

/// A message with its sizes.
#[derive(JsonSchema, Serialize)]
#[schemars(title = "A line of mmsctl estimate --format ndjson")]
pub struct JsonMessage {
    /// What was sized: a path, or `bare media`.
    path: String,
    /// Whether all parts are known; otherwise every total is a lower bound.
    complete: bool,
    /// Whether the message carries its own content (`own`) or a template does (`template-unknown`).
    content: &'static str,
    /// Its parts, in order.
    parts: Vec<JsonPart>,
    /// The sum of the parts.
    raw_bytes: u64,
    /// The documented estimate: 1.37 x raw + 814.
    documented_bytes: u64,
    /// The same with 814 for each part.
    documented_per_part_bytes: u64,
    /// The exact length as a MIME message.
    mime_bytes: u64,
    /// The exact length in the binary form.
    binary_bytes: u64,
    /// What is sent where the message cannot be.
    fallback: JsonFallback,
    /// How it arrives under each profile.
    verdicts: Vec<JsonVerdict>,
}

/// A part with its sizes.
#[derive(JsonSchema, Serialize)]
struct JsonPart {
    /// Its slide, from 1.
    slide: usize,
    /// An element's name, or `text`.
    kind: &'static str,
    /// Its URL or path; empty for text.
    reference: String,
    /// Its length, if it is known.
    bytes: Option<u64>,
    /// Its length in base64 lines.
    encoded_bytes: Option<u64>,
    /// Why its length is not known, if it is not.
    missing: Option<String>,
}

/// What is sent where the message cannot be.
#[derive(JsonSchema, Serialize)]
struct JsonFallback {
    /// `sms`, or why there is none: `missing`, `disabled`, `account`; `later` where another request says it.
    state: &'static str,
    /// The SMS.
    sms: Option<JsonSms>,
}

/// A fallback SMS.
#[derive(JsonSchema, Serialize)]
struct JsonSms {
    /// How many SMS carry it.
    segments: usize,
    /// Its length in the alphabet's units, the link's allowance among them.
    units: usize,
    /// `gsm-7` or `ucs-2`.
    alphabet: &'static str,
    /// Whether a link follows the text.
    link: bool,
    /// The characters that force UCS-2, each once.
    foreign: Vec<char>,
}

/// A message under one profile.
#[derive(JsonSchema, Serialize)]
struct JsonVerdict {
    /// The profile's name.
    profile: String,
    /// The limit in bytes; null where the profile limits no part of the message.
    limit_bytes: Option<u64>,
    /// The low end, where the limit is a range or its unit can be read in two ways.
    least_bytes: Option<u64>,
    /// In which form the limit counts: `wire` or `binary`.
    basis: &'static str,
    /// The size that is compared: `mime`, `binary`, `documented`, or `part` for the fullest single file.
    figure: Option<&'static str>,
    /// The size that is compared, in bytes.
    used_bytes: Option<u64>,
    /// Whether that size is exact; otherwise it is a lower bound.
    complete: bool,
    /// `mms`, `at-risk`, `unknown`, `sms-link` or `rejected`.
    outcome: &'static str,
    /// Why, in words.
    reasons: Vec<String>,
    /// The one part to make smaller, where that is enough.
    shrink: Option<JsonShrink>,
    /// Who published the limit.
    by: String,
    /// Where.
    source: String,
    /// When.
    date: String,
}

/// A part that has to get smaller.
#[derive(JsonSchema, Serialize)]
struct JsonShrink {
    /// Its slide, from 1.
    slide: usize,
    /// An element's name.
    kind: &'static str,
    /// Its URL or path.
    reference: String,
    /// By how many bytes at least.
    by_bytes: u64,
    /// How many bytes it may have.
    to_bytes: u64,
    /// What fitting could make of it, if it is a video or a sound of known length.
    reach: Option<JsonReach>,
}

/// What fitting could make of a file.
#[derive(JsonSchema, Serialize)]
struct JsonReach {
    /// Whether it fits.
    possible: bool,
    /// The least bytes that it is expected to have.
    least_bytes: u64,
    /// The most bytes that it is expected to have.
    most_bytes: Option<u64>,
}

/// All messages in numbers.
#[derive(JsonSchema, Serialize)]
struct Summary {
    /// Messages that were sized.
    messages: usize,
    /// Messages with a part of unknown size.
    incomplete: usize,
    /// How they arrive under each profile.
    profiles: Vec<Counts>,
}

/// How many messages arrive as what.
#[derive(JsonSchema, Serialize)]
struct Counts {
    /// The profile's name.
    profile: String,
    /// As an MMS.
    mms: usize,
    /// As an MMS, but at risk.
    at_risk: usize,
    /// Not known.
    unknown: usize,
    /// As an SMS with a link.
    sms_link: usize,
    /// Not at all.
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
            parts: estimate.parts.iter().map(|part| JsonPart::of(part, sized)).collect(),
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

impl JsonPart {
    fn of(part: &PartSize, sized: &Sized<'_>) -> Self {
        let missing = sized.missing(&part.reference).filter(|_| part.bytes.is_none());
        Self {
            missing: missing.map(|missing| missing.why.clone()),
            slide: part.slide,
            kind: part.kind.as_str(),
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
        Figure::Documented => "documented",
        Figure::Part(_) => "part",
    });
    JsonVerdict {
        profile: profile.name.clone(),
        limit_bytes: compared.map(|compared| compared.limit.most),
        least_bytes: compared.map(|compared| compared.limit.least),
        basis: verdict.basis().as_str(),
        figure,
        used_bytes: compared.map(|compared| compared.used.bytes),
        complete: compared.is_none_or(|compared| compared.used.complete),
        outcome: verdict.outcome.as_str(),
        reasons: verdict.reasons.iter().map(reason).collect(),
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
        kind: part.kind.as_str(),
        reference: part.reference.clone(),
        by_bytes: shrink.by_bytes,
        to_bytes: shrink.to_bytes,
        reach,
    })
}

impl From<&Tally<'_>> for Summary {
    fn from(tally: &Tally<'_>) -> Self {
        let counts = |(profile, counts): &(&Profile, [usize; VerdictOutcome::ALL.len()])| {
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
