//! Timestamps of postbacks: ISO 8601 with a numeric offset, to the second (API facts §4.1).

use std::fmt;
use std::time::Duration;

use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

/// A point in time with its UTC offset, from the year 1 to 9999-12-30T22:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    at: Timestamp,
    offset: Offset,
}

/// A text that is no [`Moment`].
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseMomentError {
    /// It is not a time with an offset.
    #[error("`{0}` is not a time with an offset; write it as `2014-06-07T07:27:29-05:00`")]
    NotATime(String),
    /// It is a time that postbacks cannot have, because their years have four digits, or that the library cannot
    /// calculate with: its last moment is a day and two hours before the year 10000.
    #[error("`{0}` is out of range: write a time from 0001-01-01 to 9999-12-30T22:00:00Z")]
    OutOfRange(String),
}

impl Moment {
    /// The moment `time` after 1970-01-01T00:00:00Z, in UTC; the last moment that can be represented if it would be
    /// later.
    #[must_use]
    pub fn since_epoch(time: Duration) -> Self {
        let since = SignedDuration::try_from(time).ok();
        let at = since.and_then(|since| Timestamp::from_duration(since).ok()).unwrap_or(Timestamp::MAX);
        Self { at, offset: Offset::UTC }
    }

    /// The moment `time` later, with the same offset.
    #[must_use]
    pub fn after(self, time: Duration) -> Self {
        let at = self.at.saturating_add(time).unwrap_or(Timestamp::MAX);
        Self { at, ..self }
    }

    /// The same moment in UTC.
    #[must_use]
    pub fn utc(self) -> Self {
        Self { offset: Offset::UTC, ..self }
    }

    /// The time of day, as `HH:MM:SS`.
    #[must_use]
    pub fn clock(self) -> String {
        let text = self.to_string();
        text.get(11..19).unwrap_or_default().to_owned()
    }
}

impl std::str::FromStr for Moment {
    type Err = ParseMomentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let no_time = || ParseMomentError::NotATime(text.to_owned());
        let pieces = Pieces::parse(text).map_err(|_| no_time())?;
        let offset = pieces.to_numeric_offset();
        let offset = offset.filter(|_| pieces.time().is_some()).ok_or_else(no_time)?;
        let at = text.parse::<Timestamp>().ok().filter(|_| pieces.date().year() > 0);
        let at = at.ok_or_else(|| ParseMomentError::OutOfRange(text.to_owned()))?;
        Ok(Self { at, offset })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0}", self.at.display_with_offset(self.offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_they_were_read() {
        for (text, written) in [
            ("2014-06-07T07:27:29-05:00", "2014-06-07T07:27:29-05:00"),
            ("2014-06-07T07:27:29.75+05:30", "2014-06-07T07:27:29+05:30"),
            ("2014-06-07T07:27:29Z", "2014-06-07T07:27:29+00:00"),
            ("2014-06-07 07:27:29-05", "2014-06-07T07:27:29-05:00"),
        ] {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), written);
        }
        for text in ["2014-06-07T07:27:29", "today", "", "2014-02-30T00:00:00Z"] {
            assert_eq!(text.parse::<Moment>(), Err(ParseMomentError::NotATime(text.to_owned())));
        }
        for text in ["9999-12-31T23:59:59Z", "-000001-01-01T00:00:00Z", "0000-12-31T23:00:00-05:00"] {
            assert_eq!(text.parse::<Moment>(), Err(ParseMomentError::OutOfRange(text.to_owned())));
        }
    }

    #[test]
    fn time_passes() {
        let epoch = Moment::since_epoch(Duration::ZERO);
        assert_eq!(epoch.to_string(), "1970-01-01T00:00:00+00:00");
        let later = "2014-06-07T23:59:59-05:00".parse::<Moment>().unwrap().after(Duration::from_secs(2));
        assert_eq!(
            (later.to_string().as_str(), later.clock().as_str()),
            ("2014-06-08T00:00:01-05:00", "00:00:01")
        );
        let end = Moment::since_epoch(Duration::MAX).after(Duration::from_secs(1));
        assert!(end.to_string().starts_with("9999"), "{end}");
    }
}
