//! Amounts as people write them on the command line: lengths of time, and parts of one.

use std::path::PathBuf;
use std::time::Duration;

/// Reads a length of time: `20s`, `1.5`, `250ms`, `2m`, `1:30`.
pub(super) fn seconds(text: &str) -> Result<f64, String> {
    let error =
        || format!("`{text}` is no length of time; write seconds, as in `20s`, `1.5`, `1:30` or `2m`");
    let number = |digits: &str| digits.trim().parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0);
    let text_ = text.trim();
    let seconds = if let Some((minutes, seconds)) = text_.split_once(':') {
        number(minutes).zip(number(seconds)).map(|(minutes, seconds)| minutes * 60.0 + seconds)
    } else {
        let unit_at = text_.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text_.len());
        let (digits, unit) = text_.split_at(unit_at);
        let factor = match unit.trim() {
            "" | "s" | "sec" => Some(1.0),
            "ms" => Some(0.001),
            "m" | "min" => Some(60.0),
            "h" => Some(3600.0),
            _ => None,
        };
        number(digits).zip(factor).map(|(number, factor)| number * factor)
    };
    seconds.filter(|seconds| *seconds < 1e6).ok_or_else(error)
}

/// Reads a length of time that is not nothing.
pub(super) fn some_seconds(text: &str) -> Result<f64, String> {
    seconds(text).and_then(|seconds| match seconds > 0.0 {
        true => Ok(seconds),
        false => Err("it must be more than nothing".to_owned()),
    })
}

/// The same, as a duration.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    some_seconds(text).map(Duration::from_secs_f64)
}

/// Reads a part of one: `0.95`, or `95%`.
pub(super) fn part(text: &str) -> Result<f64, String> {
    let (digits, scale) = text.strip_suffix('%').map_or((text, 1.0), |digits| (digits, 100.0));
    let part = digits.trim().parse::<f64>().ok().map(|number| number / scale);
    part.filter(|part| (0.0..=1.0).contains(part))
        .ok_or_else(|| format!("`{text}` is not between 0 and 1; write it as in `0.95`"))
}

/// Reads a colour: `ffffff`, or `#ffffff`.
pub(super) fn colour(text: &str) -> Result<[u8; 3], String> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let number = (digits.len() == 6).then(|| u32::from_str_radix(digits, 16).ok()).flatten();
    let [_, red, green, blue] =
        number.ok_or_else(|| format!("`{text}` is no colour; write it as in `ffffff`"))?.to_be_bytes();
    Ok([red, green, blue])
}

/// Reads a file and how much more than its share it gets.
pub(super) fn weight(text: &str) -> Result<(PathBuf, f64), String> {
    let (file, factor) =
        text.rsplit_once('=').ok_or_else(|| format!("`{text}` is no `FILE=N`, as in `hero.jpg=2`"))?;
    let factor = factor.trim().parse::<f64>().ok().filter(|factor| (0.01..=100.0).contains(factor));
    let factor = factor.ok_or_else(|| format!("the factor of `{file}` is not between 0.01 and 100"))?;
    Ok((PathBuf::from(file), factor))
}

/// Reads frames a second.
pub(super) fn frame_rate(text: &str) -> Result<f64, String> {
    let rate = text.trim().parse::<f64>().ok().filter(|rate| (1.0..=120.0).contains(rate));
    rate.ok_or_else(|| format!("`{text}` is not between 1 and 120 frames a second"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_people_write_them() {
        for (text, expected) in
            [("20s", 20.0), ("1.5", 1.5), ("250ms", 0.25), ("2m", 120.0), ("1:30", 90.0), (" 3 s", 3.0)]
        {
            assert_eq!(seconds(text), Ok(expected), "{text}");
        }
        for text in ["", "s", "-1", "1e9", "nan", "1:2:3", "5 parsec", "9999999"] {
            assert!(seconds(text).is_err(), "{text}");
        }
        assert!(some_seconds("0").is_err());
        assert_eq!((part("0.95"), part("95%")), (Ok(0.95), Ok(0.95)));
        assert_eq!(colour("#0a141e"), Ok([10, 20, 30]));
        assert!(colour("fff").is_err() && colour("é1234").is_err());
        assert!(part("95").is_err() && part("-0.1").is_err() && frame_rate("0").is_err());
    }
}
