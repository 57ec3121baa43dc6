//! Guesses the intended value of a malformed one. A guess is safe if the value cannot be read in any other way.

mod whole_url;

pub(super) use whole_url::{is_several, schemed, slashed};

use super::values::{is_blank, is_digits, is_number_punctuation, is_quote, is_timestamp, number_digits};
use crate::diagnostic::Safety;
use crate::limits::{NANP_DIGITS, NUMBER_DIGITS, SHORT_CODE_DIGITS};

/// A guessed value with how safe it is.
pub(super) type Guess = (String, Safety);

/// The known word that differs from `text` only in case, blanks, `-` and `_`.
pub(super) fn word(text: &str, known: &[&'static str]) -> Option<&'static str> {
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_'));
        kept.flat_map(char::to_lowercase).collect()
    };
    known.iter().copied().find(|word| letters(word) == letters(text))
}

/// The text with plain quotes, dashes and blanks, if that makes it ASCII.
pub(super) fn ascii(text: &str) -> Option<String> {
    let plain = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' => "\"".to_owned(),
        '‘' | '’' | '‚' => "'".to_owned(),
        '‐' | '‑' | '–' | '—' => "-".to_owned(),
        '…' => "...".to_owned(),
        '\u{a0}' | '\u{202f}' => " ".to_owned(),
        other => other.to_string(),
    };
    Some(text.chars().map(plain).collect::<String>()).filter(|plain| plain.is_ascii())
}

/// The digits of an id, without `#`, `+` and surrounding blanks. Digits in several groups may be several ids, so they
/// give no guess.
pub(super) fn id(text: &str) -> Option<Guess> {
    let digits = without_fraction(bare(text))?;
    is_digits(digits).then(|| (digits.to_owned(), Safety::Safe))
}

/// The digits of a count: like those of an id, but thousands in groups give an unsafe guess.
pub(super) fn count(text: &str) -> Option<Guess> {
    let thousands = || {
        let mut groups = bare(text).split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '\''));
        let first = groups.next().filter(|group| is_digits(group) && group.len() <= 3)?;
        let rest: Vec<&str> = groups.collect();
        let whole = !rest.is_empty() && rest.iter().all(|group| is_digits(group) && group.len() == 3);
        whole.then(|| (first.to_owned() + &rest.concat(), Safety::Unsafe))
    };
    id(text).or_else(thousands)
}

/// A value without the invisible characters that telephones put around copied numbers, and without surrounding quotes
/// and apostrophes, as tables have them.
pub(super) fn seen(text: &str) -> &str {
    text.trim_matches(|c| is_blank(c) || is_quote(c))
}

/// A telephone number without what programs write around it: the scheme of a URI (RFC 3966, RFC 5724) and the type of
/// an address in the MMS and MM7 services (3GPP TS 23.140), of which `PLMN` is a telephone number.
fn address(text: &str) -> &str {
    let text = seen(text);
    let scheme = |name: &str| text.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name));
    let start = ["tel:", "sms:", "smsto:", "mms:", "mmsto:"].into_iter().find_map(scheme).map_or(0, str::len);
    let number = &text[start..];
    number.strip_suffix("/TYPE=PLMN").unwrap_or(number)
}

/// A number without the marks that people write around it: `#`, `+` and a trailing full stop.
fn bare(text: &str) -> &str {
    seen(text)
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '+'))
        .trim_end()
        .trim_end_matches('.')
}

/// A number without the `.0` that spreadsheets append. `None` if the `.0` follows more than digits, because the zero
/// may then mean something else, or if there is another fraction, whose digits are not part of the number.
fn without_fraction(text: &str) -> Option<&str> {
    let Some((whole, fraction)) = text.rsplit_once('.') else { return Some(text) };
    let counts = is_digits(whole.trim_start_matches('+'));
    match fraction {
        // Telephone numbers are also written in pairs of digits: `+33.1.23.45.00.00`.
        "00" if whole.contains('.') => Some(text),
        "0" | "00" => Some(whole).filter(|_| counts),
        _ if counts
            && is_digits(fraction)
            && (fraction.len() <= 2 || whole.len() >= *NUMBER_DIGITS.start()) =>
        {
            None
        }
        _ => Some(text),
    }
}

/// The digits of a telephone number. The guess is safe if a `+` or `00` marks the number as international, or if the
/// digits can only be a number of the US or Canada; it is unsafe if the leading 1 of such a number is missing.
pub(super) fn number(text: &str) -> Option<Guess> {
    let text = without_fraction(address(text))?;
    let international = text.starts_with('+') || text.starts_with("00");
    let (groups, trunk) = without_trunk(text)?;
    let american = !international
        && matches!(groups[..], [area, exchange, line]
        if [area.len(), exchange.len(), line.len()] == [3, 3, 4] && !area.starts_with(['0', '1']));
    if american {
        return Some((format!("1{}", groups.concat()), Safety::Unsafe))
            .filter(|(digits, _)| is_digits(digits));
    }
    let digits = number_digits(&groups.concat())?;
    // `00` and a second 1: the prefix with which some dial the US (API facts §0.3).
    if text.starts_with("0011") && digits.len() == NANP_DIGITS + 1 {
        return Some((digits[1..].to_owned(), Safety::Unsafe));
    }
    let whole = digits.starts_with('1') && digits.len() == NANP_DIGITS;
    let fits = NUMBER_DIGITS.contains(&digits.len())
        && !digits.starts_with('0')
        && !keeps_trunk(&digits)
        && text.rfind('+').unwrap_or(0) == 0;
    let sure = !trunk && (whole || international && !digits.starts_with('1'));
    fits.then_some((digits, if sure { Safety::Safe } else { Safety::Unsafe }))
}

/// The groups of a number without the trunk zero after its country code, which is not dialled from abroad, and whether
/// there was one. `None` if a zero may or may not be a trunk zero: Italy keeps it, most countries do not.
fn without_trunk(text: &str) -> Option<(Vec<&str>, bool)> {
    let mut groups: Vec<&str> = text.split(is_number_punctuation).filter(|group| !group.is_empty()).collect();
    let after = 1 + usize::from(groups.first() == Some(&"00"));
    let trunk = groups.get(after) == Some(&"0");
    if trunk {
        groups.remove(after);
    }
    let unclear = groups.contains(&"0") || groups.get(after).is_some_and(|group| group.starts_with('0'));
    (!unclear).then_some((groups, trunk))
}

/// Whether a zero follows a country code of two digits, as in `+440 7700 900123`. Such a zero is dialled only within
/// the country, except in Italy (39), and the digits do not tell whether it is one too many. ITU-T E.164, list of
/// country codes (2016).
fn keeps_trunk(digits: &str) -> bool {
    const CODES: &str = "20 27 30 31 32 33 34 36 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 \
                         66 81 82 84 86 90 91 92 93 94 95 98";
    let parts = digits.split_at_checked(2);
    parts.is_some_and(|(code, rest)| rest.starts_with('0') && CODES.split(' ').any(|known| known == code))
}

/// The digits of a sender. A short code may also be written with blanks and hyphens; two short codes side by side give
/// no guess.
pub(super) fn sender(text: &str) -> Option<Guess> {
    let plain = without_fraction(address(text))?;
    let is_code = |group: &str| SHORT_CODE_DIGITS.contains(&group.len());
    if !is_digits(plain) && plain.split(is_number_punctuation).all(is_code) {
        return None;
    }
    let short = number_digits(plain).filter(|digits| SHORT_CODE_DIGITS.contains(&digits.len()));
    match short {
        Some(digits)
            if digits.starts_with('0') || plain.split(is_number_punctuation).any(|group| group == "0") =>
        {
            None
        }
        Some(digits) => {
            Some((digits, if plain.starts_with(['+', '0']) { Safety::Unsafe } else { Safety::Safe }))
        }
        None => number(text),
    }
}

/// A duration in whole seconds. Rounding a fraction makes the guess unsafe.
pub(super) fn seconds(text: &str) -> Option<Guess> {
    rounded(milliseconds(text, 1000)?, 1000)
}

/// A duration in whole minutes. Rounding a fraction makes the guess unsafe.
pub(super) fn minutes(text: &str) -> Option<Guess> {
    rounded(milliseconds(text, 60_000)?, 60_000)
}

fn rounded(milliseconds: u64, unit: u64) -> Option<Guess> {
    let safety = if milliseconds.is_multiple_of(unit) { Safety::Safe } else { Safety::Unsafe };
    let whole = milliseconds.checked_add(unit / 2)? / unit;
    Some((whole.max(u64::from(milliseconds > 0)).to_string(), safety))
}

/// The milliseconds of a duration as people write it: `5s`, `2.5 sec`, `500 ms`, `1 min`, `PT5S`, `00:00:05`. A bare
/// number counts units of `unit` milliseconds.
fn milliseconds(text: &str, unit: u64) -> Option<u64> {
    let text = seen(text).to_lowercase();
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
pub(super) fn timestamp(text: &str) -> Option<Guess> {
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

#[cfg(test)]
mod tests;
