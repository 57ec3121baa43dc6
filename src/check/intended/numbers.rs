//! Guesses the number that a malformed one was meant to be: ids, counts, telephone numbers and short codes.

use super::guess::Guess;
use super::words::seen;
use crate::check::digits::with_plain_digits;
use crate::check::values::{is_digits, is_number_punctuation, number_digits};
use crate::diagnostic::Safety;
use crate::limits::{NANP_DIGITS, NUMBER_DIGITS, SHORT_CODE_DIGITS};

/// The digits of an id, without `#`, `+` and surrounding blanks. Digits in several groups may be several ids, so they
/// give no guess.
pub(in crate::check) fn id(text: &str) -> Option<Guess> {
    let text = with_plain_digits(text);
    let digits = without_fraction(bare(&text))?;
    is_digits(digits).then(|| (digits.to_owned(), Safety::Safe))
}

/// The digits of a count: like those of an id, but thousands in groups give an unsafe guess.
pub(in crate::check) fn count(text: &str) -> Option<Guess> {
    let plain = with_plain_digits(text);
    let thousands = || {
        let mut groups = bare(&plain).split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '\''));
        let first = groups.next().filter(|group| is_digits(group) && group.len() <= 3)?;
        let rest: Vec<&str> = groups.collect();
        let whole = !rest.is_empty() && rest.iter().all(|group| is_digits(group) && group.len() == 3);
        whole.then(|| (first.to_owned() + &rest.concat(), Safety::Unsafe))
    };
    id(text).or_else(thousands)
}

/// The digits of a telephone number. The guess is safe if a `+` or `00` marks the number as international, or if the
/// digits can only be a number of the US or Canada; it is unsafe if the leading 1 of such a number is missing.
pub(in crate::check) fn number(text: &str) -> Option<Guess> {
    let text = with_plain_digits(text);
    let text = without_fraction(address(&text))?;
    if let Some(rest) = after_exit_code(text) {
        return number(&format!("+{rest}")).map(|(digits, _)| (digits, Safety::Unsafe));
    }
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

/// What follows the `011` with which the US and Canada dial abroad, as `00` in most countries. Area codes of other
/// countries begin with it too, as in 0113 of Leeds and 011 of Delhi, so that the rest must have more digits
/// than theirs have. Our choice: 12, or 10 after a blank.
fn after_exit_code(text: &str) -> Option<&str> {
    const LEAST: usize = 12;
    const LEAST_APART: usize = 10;
    let rest = text.strip_prefix("011")?;
    let digits = number_digits(rest)?.len();
    let apart = rest.starts_with(is_number_punctuation);
    (digits >= LEAST || apart && digits >= LEAST_APART)
        .then(|| rest.trim_start_matches(is_number_punctuation))
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
pub(in crate::check) fn sender(text: &str) -> Option<Guess> {
    let text = with_plain_digits(text);
    let text = text.as_ref();
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
