//! Guesses the duration or point in time that a malformed one was meant to be.

use super::guess::Guess;
use super::words::seen;
use crate::check::digits::with_plain_digits;
use crate::check::values::{is_digits, is_timestamp};
use crate::diagnostic::Safety;

/// A duration in whole seconds. Rounding a fraction makes the guess unsafe.
pub(in crate::check) fn seconds(text: &str) -> Option<Guess> {
    compared(text, rounded(milliseconds(text, 1000)?, 1000))
}

/// A duration in whole minutes. Rounding a fraction makes the guess unsafe.
pub(in crate::check) fn minutes(text: &str) -> Option<Guess> {
    compared(text, rounded(milliseconds(text, 60_000)?, 60_000))
}

/// A guess that is unsafe where the text says less or more than a time: `<5` is not 5.
fn compared(text: &str, guess: Option<Guess>) -> Option<Guess> {
    let compares = text.starts_with(['<', '>']) && !text.ends_with(['<', '>']);
    guess.map(|(right, safety)| (right, if compares { Safety::Unsafe } else { safety }))
}

fn rounded(milliseconds: u64, unit: u64) -> Option<Guess> {
    let safety = if milliseconds.is_multiple_of(unit) { Safety::Safe } else { Safety::Unsafe };
    let whole = milliseconds.checked_add(unit / 2)? / unit;
    Some((whole.max(u64::from(milliseconds > 0)).to_string(), safety))
}

/// The milliseconds of a duration as people write it: `5s`, `2.5 sec`, `500 ms`, `1 min`, `PT5S`, `00:00:05`. A bare
/// number counts units of `unit` milliseconds.
fn milliseconds(text: &str, unit: u64) -> Option<u64> {
    let text = seen(&with_plain_digits(text)).to_lowercase();
    if let Some(time) = clock(&text) {
        return Some(time);
    }
    let text = text.strip_prefix("pt").unwrap_or(&text);
    let number_len = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '+')));
    let (number, name) = text.split_at(number_len.unwrap_or(text.len()));
    let unit = match name.trim().trim_end_matches('.') {
        "" => unit,
        "ms" | "msec" | "millisecond" | "milliseconds" => 1,
        "s" | "sec" | "secs" | "second" | "seconds" => 1000,
        "m" | "min" | "mins" | "minute" | "minutes" => 60_000,
        _ => return None,
    };
    let number = number.strip_prefix('+').unwrap_or(number);
    let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let thousandths = format!("{fraction:0<3}");
    // `1,000` may also mean a thousand.
    let unclear = number.contains(',') && fraction.len() == 3;
    if !is_digits(whole) || !is_digits(fraction) || thousandths.len() > 3 || unclear {
        return None;
    }
    let thousandths = whole.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(thousandths.parse().ok()?)?;
    thousandths.checked_mul(unit).map(|time| time / 1000)
}

/// The milliseconds of `hh:mm:ss`. Two numbers give nothing, because they may be minutes and seconds or hours and
/// minutes.
fn clock(text: &str) -> Option<u64> {
    let parts: Vec<u64> = text.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [hours @ 0..=23, minutes @ 0..=59, seconds @ 0..=59] = parts[..] else { return None };
    Some(((hours * 60 + minutes) * 60 + seconds) * 1000)
}

/// A time with an offset, from forms that begin with the year. If no offset is given, UTC is an unsafe guess.
pub(in crate::check) fn timestamp(text: &str) -> Option<Guess> {
    let text = seen(text).to_uppercase();
    let (text, zone) = text.strip_suffix(']').and_then(|text| text.split_once('[')).unwrap_or((&text, "UTC"));
    let date_len = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '/' | '.')));
    let (date, rest) = text.split_at(date_len.unwrap_or(text.len()));
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let [first, second, third] = parts[..] else { return None };
    let ((year, month, day), turned) = match (first.len(), third.len()) {
        (4, _) => ((first, second, third), false),
        (_, 4) => {
            let (month, day) = month_and_day(first, second, date.contains('.'))?;
            ((third, month, day), true)
        }
        _ => return None,
    };
    let rest = rest.trim_start_matches(['T', ' ']);
    let offset_at =
        rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(offset_at);
    let time = match time.split(':').count() {
        _ if time.is_empty() => "00:00:00".to_owned(),
        2 => format!("{time}:00"),
        _ => time.to_owned(),
    };
    let (offset, safety) = match offset.trim() {
        "" => ("+00:00".to_owned(), Safety::Unsafe),
        "Z" | "UTC" | "GMT" => ("+00:00".to_owned(), Safety::Safe),
        other => (clean_offset(other)?, Safety::Safe),
    };
    let whole = format!("{year}-{month:0>2}-{day:0>2}T{time}{offset}");
    // A zone other than UTC may contradict the offset.
    let safety = if matches!(zone, "UTC" | "GMT" | "Z") && !turned { safety } else { Safety::Unsafe };
    is_timestamp(&whole).then_some((whole, safety))
}

/// Which of the numbers before a year is the month and which the day. `None` if either may be either: the US writes the
/// month first, most countries the day, and dots are written where the day comes first.
fn month_and_day<'t>(first: &'t str, second: &'t str, dots: bool) -> Option<(&'t str, &'t str)> {
    let (one, other): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    if dots || one > 12 || one == other {
        Some((second, first))
    } else {
        (other > 12).then_some((first, second))
    }
}

/// Normalises an offset to the form `-05:00`, from `-05`, `-0500` or `-05:00`.
fn clean_offset(text: &str) -> Option<String> {
    let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits = text[1..].replace(':', "");
    let digits = if digits.len() == 2 { digits + "00" } else { digits };
    (digits.len() == 4 && is_digits(&digits)).then(|| format!("{sign}{}:{}", &digits[..2], &digits[2..]))
}
