//! Sizes in bytes: parsing and formatting them for people (`600KB`, `740KiB`).

use std::fmt;
use std::str::FromStr;

/// A number of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct ByteSize(pub u64);

/// The units and their sizes in bytes: `KB` is 1000 bytes and `KiB` is 1024, as IEC 80000-13 defines them.
const UNITS: [(&str, u64); 10] = [
    ("", 1),
    ("b", 1),
    ("k", 1000),
    ("kb", 1000),
    ("kib", 1024),
    ("m", 1_000_000),
    ("mb", 1_000_000),
    ("mib", 1 << 20),
    ("gb", 1_000_000_000),
    ("gib", 1 << 30),
];

/// Why a size could not be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a size; write bytes with an optional unit, as in `600KB`, `740 KiB` or `1.2MB`")]
pub struct ParseSizeError(String);

impl FromStr for ByteSize {
    type Err = ParseSizeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseSizeError(text.to_owned());
        let text = text.trim();
        let unit_at = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
        let (number, unit) = text.split_at(unit_at);
        let unit = unit.trim().to_ascii_lowercase();
        let (_, factor) = UNITS.iter().find(|(name, _)| *name == unit).ok_or_else(error)?;
        scaled(number, *factor).map(ByteSize).ok_or_else(error)
    }
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
