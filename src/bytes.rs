//! Sizes in bytes: parsing and formatting them for people (`600KB`, `740KiB`).

use std::fmt;
use std::str::FromStr;

/// A number of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct ByteSize(pub u64);

/// The bytes of a `KB`, as IEC 80000-13 defines it.
const KILO: u64 = 1000;

/// Why a size could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a size; write bytes with an optional unit, as in `600KB`, `740 KiB` or `1.2MB`")]
pub struct ParseSizeError(String);

impl FromStr for ByteSize {
    type Err = ParseSizeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (number, unit) = split(text);
        let bytes = factor(unit, KILO).and_then(|factor| scaled(number, factor));
        bytes.map(ByteSize).ok_or_else(|| ParseSizeError(text.to_owned()))
    }
}

impl ByteSize {
    /// Reads a size as publications print it, with commas between thousands (`1,050,000`) and without a zero before
    /// the point (`.5 MB`). Sources disagree on the bytes of a `KB`: `kilo` says how many it has.
    ///
    /// # Errors
    /// If the text is not a size.
    pub fn printed(text: &str, kilo: u64) -> Result<Self, ParseSizeError> {
        let (number, unit) = split(text);
        let bytes = without_commas(number).zip(factor(unit, kilo)).and_then(|(number, factor)| {
            let number = if number.starts_with('.') { format!("0{number}") } else { number };
            scaled(&number, factor)
        });
        bytes.map(Self).ok_or_else(|| ParseSizeError(text.to_owned()))
    }
}

impl ParseSizeError {
    /// The text that is not a size.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// The number and the unit of a size.
fn split(text: &str) -> (&str, &str) {
    let text = text.trim();
    let unit_at = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(text.len());
    let (number, unit) = text.split_at(unit_at);
    (number, unit.trim())
}

/// The bytes of a unit in any case; `KiB` has 1024 (IEC 80000-13), and `KB` has `kilo`.
fn factor(unit: &str, kilo: u64) -> Option<u64> {
    Some(match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => kilo,
        "m" | "mb" => kilo.pow(2),
        "g" | "gb" => kilo.pow(3),
        "kib" => 1 << 10,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        _ => return None,
    })
}

/// A number without its commas; `None` if one is not between thousands, so that `1,5` is not fifteen.
fn without_commas(number: &str) -> Option<String> {
    let whole = number.split('.').next().unwrap_or(number);
    let groups: Vec<&str> = whole.split(',').collect();
    let is_grouped = groups.len() == 1
        || matches!(groups[0].len(), 1..=3) && groups[1..].iter().all(|group| group.len() == 3);
    (is_grouped && !number[whole.len()..].contains(',')).then(|| number.replace(',', ""))
}

/// `number` × `factor` in whole bytes, computed exactly and rounded down; `None` on overflow or bad digits.
fn scaled(number: &str, factor: u64) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole: u64 = whole.parse().ok()?;
    let mut total = u128::from(whole) * u128::from(factor);
    if number.contains('.') {
        if fraction.is_empty() || fraction.len() > 9 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let scale = 10u128.pow(u32::try_from(fraction.len()).ok()?);
        total += fraction.parse::<u128>().ok()? * u128::from(factor) / scale;
    }
    u64::try_from(total).ok()
}

impl fmt::Display for ByteSize {
    /// Decimal units, one fraction digit from 10 KB upwards: `814 B`, `3.1 KB`, `685.4 KB`, `1.2 MB`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = u128::from(self.0);
        let (unit, name) = match self.0 {
            0..1000 => return f.pad(&format!("{n} B")),
            1000..999_950 => (1000, "KB"),
            999_950..999_950_000 => (1_000_000, "MB"),
            _ => (1_000_000_000, "GB"),
        };
        let tenths = (n * 10 + unit / 2) / unit;
        f.pad(&format!("{}.{} {name}", tenths / 10, tenths % 10))
    }
}

/// Formats a number with thousands separators: `685,355`.
#[must_use]
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_write_them() {
        for (text, bytes) in [
            ("0", 0),
            ("814", 814),
            ("600KB", 600_000),
            ("740 KiB", 757_760),
            ("1.2MB", 1_200_000),
            ("1MiB", 1_048_576),
            (" 2 gb ", 2_000_000_000),
            ("1g", 1_000_000_000),
            ("18446744073709551615", u64::MAX),
        ] {
            assert_eq!(text.parse(), Ok(ByteSize(bytes)), "{text}");
        }
        for text in
            ["", "KB", "1,5MB", "-1", "1e6", "5 parsec", "1.", "18446744073709551616", "99999999999GB"]
        {
            assert!(text.parse::<ByteSize>().is_err(), "{text}");
        }
    }

    #[test]
    fn printed_sizes_have_commas_and_the_kilobytes_of_their_source() {
        for (text, kilo, bytes) in [
            ("1,050,000", 1000, 1_050_000),
            (".5 MB", 1000, 500_000),
            ("600 KB", 1024, 614_400),
            ("600 kb", 1024, 614_400),
            ("600K", 1024, 614_400),
            ("1 MB", 1024, 1 << 20),
            ("1,000.5 KiB", 1000, 1_024_512),
        ] {
            assert_eq!(ByteSize::printed(text, kilo), Ok(ByteSize(bytes)), "{text}");
        }
        for text in ["1,5 MB", "1,0500", ",500", "1.5,000", "1,,000", "", "KB", "."] {
            assert!(ByteSize::printed(text, 1000).is_err(), "{text}");
        }
    }

    #[test]
    fn sizes_print_short() {
        for (bytes, text) in [
            (0, "0 B"),
            (999, "999 B"),
            (1000, "1.0 KB"),
            (685_355, "685.4 KB"),
            (999_949, "999.9 KB"),
            (999_950, "1.0 MB"),
            (1_250_000, "1.3 MB"),
            (u64::MAX, "18446744073.7 GB"),
        ] {
            assert_eq!(ByteSize(bytes).to_string(), text);
        }
        assert_eq!(grouped(1_048_576), "1,048,576");
        assert_eq!(grouped(7), "7");
    }
}
