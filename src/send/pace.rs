//! The rate at which requests are sent.

use std::str::FromStr;
use std::time::Duration;

/// How many times a throttled request (E106, E113) is tried again. Our choice.
pub const TRIES: u32 = 5;

/// The first wait if the service names none; each further wait doubles. Our choice.
const FIRST: Duration = Duration::from_secs(1);

/// The longest wait. Our choice: a run should not seem dead. If the service asks for a longer wait, the user has to
/// run the command again later.
const LONGEST: Duration = Duration::from_secs(60);

/// An upper limit for the number of requests in a period of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    interval: Duration,
}

/// Why a text is not a rate.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a rate; write requests per second, minute or hour, as in `5`, `5/s`, `90/m` or `0.5/s`"
)]
pub struct ParseRateError(String);

impl FromStr for Rate {
    type Err = ParseRateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseRateError(text.to_owned());
        let (number, unit) = text.trim().split_once('/').unwrap_or((text.trim(), "s"));
        let seconds = match unit.trim() {
            "s" | "sec" | "second" => 1.0,
            "m" | "min" | "minute" => 60.0,
            "h" | "hour" => 3600.0,
            _ => return Err(error()),
        };
        let number: f64 = number.trim().parse().map_err(|_| error())?;
        if !number.is_finite() || number <= 0.0 {
            return Err(error());
        }
        let interval = Duration::try_from_secs_f64(seconds / number).map_err(|_| error())?;
        Ok(Self { interval })
    }
}

impl Rate {
    /// The wait before the next request if the last one began `ago`.
    #[must_use]
    pub fn wait(self, ago: Duration) -> Duration {
        self.interval.saturating_sub(ago)
    }
}

/// The wait after a request was throttled for the `nth` time, counted from 0. `None` when all tries are used up, or
/// when the service names a wait longer than `LONGEST`: coming back earlier would be hammering.
#[must_use]
pub fn backoff(nth: u32, named: Option<Duration>) -> Option<Duration> {
    let own = FIRST.saturating_mul(1 << nth.min(16));
    let wait = named.filter(|wait| !wait.is_zero()).unwrap_or(own);
    (nth < TRIES && wait <= LONGEST).then_some(wait)
}

/// A wait in words, in whole seconds: a wait until a time of day has a fraction that nobody asked for.
#[must_use]
pub fn in_seconds(wait: Duration) -> String {
    format!("{} s", wait.as_millis().div_ceil(1000))
}

/// The number of seconds, rounded up, that a text asks to wait: the number before the word for seconds, as in `5 s`, or
/// else one with an `s` after it, as in `7s`, or else the first number. A code such as `E106` is not a number.
#[must_use]
pub fn named(text: &str) -> Option<Duration> {
    let apart = |c: char| c.is_whitespace() || ",;:()-".contains(c);
    let words: Vec<&str> =
        text.split(apart).map(|word| word.trim_end_matches('.')).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.parse().ok().filter(|_| word.starts_with(|c: char| c.is_ascii_digit()));
    let is_unit = |word: &str| {
        ["s", "sec", "secs", "second", "seconds"].iter().any(|unit| word.eq_ignore_ascii_case(unit))
    };
    let timed = words.windows(2).filter(|pair| is_unit(pair[1])).find_map(|pair| number(pair[0]));
    let glued = || words.iter().find_map(|word| number(word.strip_suffix('s')?));
    let found: f64 = timed.or_else(glued).or_else(|| words.iter().find_map(|word| number(word)))?;
    Duration::try_from_secs_f64(found.ceil()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_to_wait_is_found_among_other_numbers() {
        for (info, wait) in [
            ("bad E106: calls too close", None),
            ("E106: at most 100 calls; wait 5 s", Some(5)),
            ("at most 100 calls (5 seconds)", Some(5)),
            ("a 7-second pause", Some(7)),
            ("wait 7s.", Some(7)),
            ("0.2 s", Some(1)),
            ("wait 30", Some(30)),
            ("wait 1e300 s", None),
        ] {
            assert_eq!(named(info).map(|wait| wait.as_secs()), wait, "{info}");
        }
    }

    #[test]
    fn a_wait_is_told_in_whole_seconds() {
        for (millis, words) in [(1000, "1 s"), (1074, "2 s"), (60_000, "60 s")] {
            assert_eq!(in_seconds(Duration::from_millis(millis)), words);
        }
    }

    #[test]
    fn rates_are_read() {
        for (text, millis) in
            [("5", 200), ("5/s", 200), ("90/m", 666), ("0.5/s", 2000), (" 3600 / h ", 1000), ("0.5", 2000)]
        {
            assert_eq!(text.parse::<Rate>().unwrap().interval.as_millis(), millis, "{text}");
        }
        for text in ["", "0", "-1", "5/day", "fast", "inf", "NaN", "1e-300"] {
            assert!(text.parse::<Rate>().is_err(), "{text}");
        }
    }

    #[test]
    fn waits_are_bounded() {
        let seconds = |nth, named| backoff(nth, named).map(|wait: Duration| wait.as_secs());
        assert_eq!(
            (0..6).map(|nth| seconds(nth, None)).collect::<Vec<_>>(),
            [Some(1), Some(2), Some(4), Some(8), Some(16), None]
        );
        assert_eq!(seconds(0, Some(Duration::from_secs(7))), Some(7));
        assert_eq!(seconds(0, Some(Duration::from_secs(60))), Some(60));
        assert_eq!(seconds(0, Some(Duration::from_secs(61))), None);
        assert_eq!(seconds(5, Some(Duration::from_secs(7))), None);
    }
}
