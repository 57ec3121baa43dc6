//! Parses durations and fractions on the command line.

use std::num::NonZero;
use std::path::PathBuf;
use std::time::Duration;

use crate::cli::durations::{duration, some_duration};
use crate::limits::fitting::LONGEST_SIDE;

/// The longest accepted time in a video or sound, in seconds. A longer one is most likely a typing error.
const LONGEST: f64 = 1e6;

/// Parses a duration, in seconds.
pub(super) fn seconds(text: &str) -> Result<f64, String> {
    duration(text).and_then(|time| of_media(text, time))
}

/// Parses a duration greater than zero, in seconds.
pub(super) fn some_seconds(text: &str) -> Result<f64, String> {
    some_duration(text).and_then(|time| of_media(text, time))
}

fn of_media(text: &str, time: Duration) -> Result<f64, String> {
    let seconds = time.as_secs_f64();
    if seconds < LONGEST { Ok(seconds) } else { Err(format!("`{text}` is longer than any video")) }
}

/// Parses a fraction: `0.95`, or `95%`.
pub(super) fn part(text: &str) -> Result<f64, String> {
    let (digits, scale) = text.strip_suffix('%').map_or((text, 1.0), |digits| (digits, 100.0));
    let part = digits.trim().parse::<f64>().ok().map(|number| number / scale);
    part.filter(|part| (0.0..=1.0).contains(part))
        .ok_or_else(|| format!("`{text}` is not between 0 and 1; write it as in `0.95`"))
}

/// Parses a colour: `ffffff`, or `#ffffff`.
pub(super) fn colour(text: &str) -> Result<[u8; 3], String> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let number = (digits.len() == 6).then(|| u32::from_str_radix(digits, 16).ok()).flatten();
    let [_, red, green, blue] =
        number.ok_or_else(|| format!("`{text}` is not a colour; write it as in `ffffff`"))?.to_be_bytes();
    Ok([red, green, blue])
}

/// Parses `FILE=N`: a file and the factor of its share.
pub(super) fn weight(text: &str) -> Result<(PathBuf, f64), String> {
    let (file, factor) =
        text.rsplit_once('=').ok_or_else(|| format!("`{text}` is not `FILE=N`, as in `hero.jpg=2`"))?;
    let factor = factor.trim().parse::<f64>().ok().filter(|factor| (0.01..=100.0).contains(factor));
    let factor = factor.ok_or_else(|| format!("the factor of `{file}` is not between 0.01 and 100"))?;
    Ok((PathBuf::from(file), factor))
}

/// Parses how many files are worked on at the same time.
pub(super) fn jobs(text: &str) -> Result<NonZero<usize>, String> {
    text.trim().parse().map_err(|_| format!("`{text}` is not a number of files, which is at least 1"))
}

/// Parses a frame rate, in frames per second.
pub(super) fn frame_rate(text: &str) -> Result<f64, String> {
    let rate = text.trim().parse::<f64>().ok().filter(|rate| (1.0..=120.0).contains(rate));
    rate.ok_or_else(|| format!("`{text}` is not between 1 and 120 frames a second"))
}

/// Parses the size of an image, `1080x1920` or `1920x1080`. The shorter side is returned first.
pub(super) fn canvas(text: &str) -> Result<(u32, u32), String> {
    let side = |text: &str| text.trim().parse::<u32>().ok().filter(|side| (1..=LONGEST_SIDE).contains(side));
    let sides = text.split_once(['x', 'X']).and_then(|(one, other)| Some((side(one)?, side(other)?)));
    let (one, other) = sides.ok_or_else(|| {
        format!("`{text}` is not a size up to {LONGEST_SIDE}x{LONGEST_SIDE}; write it as in `1080x1920`")
    })?;
    Ok((one.min(other), one.max(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_people_write_them() {
        assert_eq!((seconds("1:30"), some_seconds("1.5")), (Ok(90.0), Ok(1.5)));
        assert!(seconds("9999999").is_err());
        assert!(some_seconds("0").is_err());
        assert_eq!((part("0.95"), part("95%")), (Ok(0.95), Ok(0.95)));
        assert_eq!(colour("#0a141e"), Ok([10, 20, 30]));
        assert!(colour("fff").is_err() && colour("é1234").is_err());
        assert!(jobs("0").is_err() && jobs("2").is_ok());
        assert!(part("95").is_err() && part("-0.1").is_err() && frame_rate("0").is_err());
    }
}
