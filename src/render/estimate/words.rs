//! Verdicts as sentences.

use super::reasons::{bytes, reason};
use crate::bytes::{ByteSize, grouped};
use crate::limits::SMS_LINK_CHARACTERS;
use crate::limits::profile::{Kilo, Limit};
use crate::render::Style;
use crate::size::estimate::{Estimate, Total};
use crate::size::fallback::{Fallback, FallbackSms};
use crate::size::reach::Reach;
use crate::size::sms::Alphabet;
use crate::size::verdict::{Figure, Verdict, VerdictOutcome};

/// A total in words, marked as a lower bound if a part is unknown.
pub(super) fn at_least(total: Total) -> String {
    let mark = if total.complete { "" } else { ">= " };
    format!("{mark}{}", grouped(total.bytes))
}

/// The name of an outcome.
pub(super) fn outcome(outcome: VerdictOutcome) -> &'static str {
    match outcome {
        VerdictOutcome::Mms => "MMS",
        VerdictOutcome::AtRisk => "at risk",
        VerdictOutcome::Unknown => "unknown",
        VerdictOutcome::SmsLink => "SMS link",
        VerdictOutcome::Rejected => "rejected",
    }
}

/// The name of an outcome in its colour.
pub(super) fn coloured(verdict: VerdictOutcome, style: Style) -> String {
    let word = outcome(verdict);
    match verdict {
        VerdictOutcome::Mms => style.good(word),
        VerdictOutcome::AtRisk | VerdictOutcome::Unknown => style.doubtful(word),
        VerdictOutcome::SmsLink | VerdictOutcome::Rejected => style.bad(word),
    }
}

/// A limit in bytes; both ends if it is a range.
pub(in crate::render) fn limit(limit: &Limit) -> String {
    match limit.least {
        least if least == limit.most => grouped(least),
        least => format!("{}-{}", grouped(least), grouped(limit.most)),
    }
}

/// How the unit of a limit was interpreted.
pub(in crate::render) fn reading(limit: &Limit) -> String {
    let unit = if limit.printed.to_ascii_uppercase().contains('M') { "MB" } else { "KB" };
    let powers = match (unit, limit.kilo) {
        _ if !limit.printed.contains(|c: char| c.is_ascii_alphabetic()) => return "bytes".to_owned(),
        ("MB", Kilo::Thousand) => "1,000,000 bytes",
        ("MB", Kilo::Binary) => "1,048,576 bytes",
        ("MB", Kilo::Either) => "1,000,000 or 1,048,576 bytes",
        (_, Kilo::Thousand) => "1000 bytes",
        (_, Kilo::Binary) => "1024 bytes",
        (_, Kilo::Either) => "1000 or 1024 bytes",
    };
    format!("{unit} of {powers}")
}

/// The name of the size that is compared.
pub(super) fn figure(verdict: &Verdict<'_>, estimate: &Estimate) -> String {
    match verdict.compared.as_ref().map(|compared| compared.figure) {
        Some(Figure::Mime) => "MIME".to_owned(),
        Some(Figure::Binary) => "binary".to_owned(),
        Some(Figure::Documented) => "documented".to_owned(),
        Some(Figure::Part(part)) => estimate.parts[part].name().to_owned(),
        None => "-".to_owned(),
    }
}

/// The reasons of a verdict that several profiles may share.
pub(super) fn shared<'v>(verdict: &'v Verdict<'_>) -> impl Iterator<Item = String> + 'v {
    verdict.reasons.iter().filter(|reason| !reason.is_about_numbers()).map(reason)
}

/// The reasons of a verdict that are about its numbers, on one line; `None` if there are none.
pub(super) fn numbers(verdict: &Verdict<'_>, estimate: &Estimate) -> Option<String> {
    let about = verdict.reasons.iter().filter(|reason| reason.is_about_numbers());
    let mut said: Vec<String> = about.map(reason).collect();
    if let Some(shrink) = verdict.shrink {
        let part = &estimate.parts[shrink.part];
        let (by, to) = (bytes(shrink.by_bytes), grouped(shrink.to_bytes));
        let mark = if estimate.raw_bytes.complete { "" } else { " at least" };
        let what = format!("shrink `{}` (slide {})", part.name(), part.slide);
        said.push(format!("{what} by{mark} {by}, to {to}"));
    }
    said.extend(verdict.reach.and_then(reach));
    (!said.is_empty()).then(|| said.join("; "))
}

fn reach(reach: Reach) -> Option<String> {
    match reach {
        Reach::Within { least, most } => {
            Some(format!("fitting should end between {} and {}", grouped(least), grouped(most)))
        }
        Reach::Impossible { least } => Some(format!(
            "fitting cannot help: it plays too long, and needs about {} at least",
            ByteSize(least)
        )),
        Reach::Unknown => None,
    }
}

/// The message that is sent instead, if the request tells.
pub(super) fn fallback(fallback: &Fallback) -> Option<String> {
    match fallback {
        Fallback::Sms(sms) => Some(self::sms(sms)),
        Fallback::Missing => Some("none: the request has no text for it".to_owned()),
        Fallback::Disabled => Some("none: the request disables it".to_owned()),
        Fallback::Account => Some("none: the account does not fall back".to_owned()),
        Fallback::Later => None,
    }
}

fn sms(sms: &FallbackSms) -> String {
    let taken = sms.segments;
    let link = if sms.link {
        format!("about {SMS_LINK_CHARACTERS} of them for the link")
    } else {
        "without a link".to_owned()
    };
    let (alphabet, because) = match taken.alphabet {
        Alphabet::Gsm7 => ("GSM-7", String::new()),
        Alphabet::Ucs2 { .. } => ("UCS-2", format!("; {} beyond the GSM alphabet", named(&sms.foreign))),
    };
    format!("{} SMS, {} units of {alphabet}, {link}{because}", taken.segments, taken.units)
}

/// The first few characters, each by name.
fn named(characters: &[char]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = characters
        .iter()
        .take(SHOWN)
        .map(|c| if c.is_control() { format!("U+{:04X}", u32::from(*c)) } else { format!("`{c}`") })
        .collect();
    let verb = if characters.len() == 1 { "is" } else { "are" };
    match characters.len().saturating_sub(SHOWN) {
        0 => format!("{} {verb}", shown.join(", ")),
        more => format!("{} and {more} more {verb}", shown.join(", ")),
    }
}
