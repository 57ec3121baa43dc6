//! Parses durations on the command line.

use std::time::Duration;

/// Units by name, in milliseconds.
const UNITS: [(&str, f64); 7] = [
    ("ms", 1.0),
    ("s", 1_000.0),
    ("sec", 1_000.0),
    ("", 1_000.0),
    ("m", 60_000.0),
    ("min", 60_000.0),
    ("h", 3_600_000.0),
];

/// Parses a duration such as `30`, `0.5`, `60s`, `500ms`, `5m`, `1:30`, `1:00:10` or `1h`; a bare number is in
/// seconds.
///
/// # Errors
/// When it is not a duration; the text is for clap.
pub fn duration(text: &str) -> Result<Duration, String> {
    let error = || format!("`{text}` is not a duration; write it as `60s`, `500ms`, `5m` or `1:30`");
    let text = text.trim();
    if text.contains(':') {
        let part = |digits: &str| {
            if digits.chars().all(|c| c.is_ascii_digit() || c == '.') {
                digits.parse::<f64>().map_err(|_| error())
            } else {
                Err(error())
            }
        };
        let parts = text.split(':').map(part).collect::<Result<Vec<f64>, String>>()?;
        if parts.len() > 3 {
            return Err(error());
        }
        // `1:90` is a slip of the pen.
        if parts[1..].iter().any(|part| *part >= 60.0) {
            return Err(error());
        }
        let whole = parts.into_iter().fold(0.0, |sum, part| sum * 60.0 + part);
        return Duration::try_from_secs_f64(whole).map_err(|_| error());
    }
    let unit_at = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, unit) = text.split_at(unit_at);
    let (_, factor) = UNITS.iter().find(|(name, _)| *name == unit.trim()).ok_or_else(error)?;
    let number: f64 = number.parse().map_err(|_| error())?;
    Duration::try_from_secs_f64(number * factor / 1000.0).map_err(|_| error())
}

/// Like [`duration`], but refuses zero.
///
/// # Errors
/// When it is not a duration, or is zero; the text is for clap.
pub fn some_duration(text: &str) -> Result<Duration, String> {
    let time = duration(text)?;
    if time.is_zero() { Err("it has to be more than 0".to_owned()) } else { Ok(time) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_write_them() {
        for (text, milliseconds) in [
            ("30", 30_000),
            ("0.5", 500),
            ("60s", 60_000),
            ("250ms", 250),
            ("5m", 300_000),
            ("1h", 3_600_000),
            ("3 sec", 3_000),
            ("1:30", 90_000),
            ("1:00:10", 3_610_000),
            ("0", 0),
        ] {
            assert_eq!(duration(text), Ok(Duration::from_millis(milliseconds)), "{text}");
        }
        for text in [
            "",
            "s",
            "-1s",
            "1d",
            "5 parsec",
            "1e3",
            "99999999999999999999999h",
            "1:2:3:4",
            "1:-3",
            "1:90",
            "1:60:00",
            ":",
        ] {
            assert!(duration(text).is_err(), "{text}");
        }
        assert!(some_duration("0ms").is_err());
    }
}
