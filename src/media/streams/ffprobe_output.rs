//! ffprobe's output about a file and its streams, field by field.

use std::collections::HashMap;
use std::time::Duration;

use super::Ratio;

/// ffprobe's output about a file and its streams, field by field.
#[derive(Default)]
pub(super) struct Told<'t> {
    /// The stated duration in seconds.
    pub(super) seconds: Option<f64>,
    /// The start time on the file's clock, in seconds.
    pub(super) start: f64,
    /// Whether the duration counts from zero on the file's clock, whatever the start time (Matroska).
    pub(super) counts_from_zero: bool,
    /// The program of each stream, by the stream's index, for broadcasts with several programs.
    pub(super) programs: HashMap<u32, &'t str>,
    pub(super) streams: Vec<Stream<'t>>,
}

impl<'t> Told<'t> {
    pub(super) fn read(text: &'t str) -> Self {
        let mut told = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once('=')) {
            let value = unquoted(value);
            let part = |list: &str| key.strip_prefix(list).and_then(|rest| rest.split_once('.'));
            match key {
                "format.duration" => told.seconds = time(&value).filter(|seconds| *seconds > 0.0),
                "format.start_time" => told.start = time(&value).unwrap_or(0.0),
                "format.format_name" => told.counts_from_zero = value.starts_with("matroska"),
                _ => {}
            }
            if let (Some((program, field)), Ok(index)) = (part("programs.program."), value.parse())
                && field.ends_with(".index")
            {
                told.programs.insert(index, program);
            }
            let Some((number, field)) = part("streams.stream.") else { continue };
            // Streams beyond the first 1024 are ignored: only the file's size limits their number.
            let Some(number) = number.parse::<usize>().ok().filter(|number| *number < 1024) else { continue };
            told.streams.resize_with(told.streams.len().max(number + 1), Stream::default);
            told.streams[number].0.insert(field, value);
        }
        told
    }
}

/// Parses a finite number of seconds.
fn time(words: &str) -> Option<f64> {
    words.parse().ok().filter(|seconds: &f64| seconds.is_finite())
}

/// The fields of one stream.
#[derive(Default)]
pub(super) struct Stream<'t>(HashMap<&'t str, String>);

impl Stream<'_> {
    pub(super) fn text(&self, field: &str) -> String {
        self.0.get(field).filter(|value| *value != "unknown").cloned().unwrap_or_default()
    }

    pub(super) fn number(&self, field: &str) -> u32 {
        self.0.get(field).and_then(|value| value.parse().ok()).unwrap_or(0)
    }

    pub(super) fn ratio(&self, field: &str) -> Option<Ratio> {
        self.0.get(field).and_then(|value| Ratio::read(value))
    }

    fn time(&self, field: &str) -> Option<f64> {
        self.0.get(field).and_then(|value| time(value))
    }

    /// How much later than the file it begins, which begins at `start` on its clock.
    pub(super) fn delay(&self, start: f64) -> Duration {
        let seconds = self.time("start_time").unwrap_or(start) - start;
        Duration::try_from_secs_f64(seconds).unwrap_or_default()
    }

    /// The end time on the file's clock, in seconds.
    pub(super) fn end(&self) -> Option<f64> {
        Some(self.time("start_time").unwrap_or(0.0) + self.time("duration")?)
    }

    /// The end time from Matroska's `DURATION` tag, such as `00:00:04.000000000`.
    pub(super) fn tagged_end(&self) -> Option<f64> {
        let mut parts = self.0.get("tags.DURATION")?.splitn(3, ':');
        let mut next = || parts.next().and_then(time).filter(|part| *part >= 0.0);
        let (hours, minutes, seconds) = (next()?, next()?, next()?);
        Some(hours * 3600.0 + minutes * 60.0 + seconds).filter(|end| *end > 0.0)
    }

    pub(super) fn rotation(&self) -> u32 {
        let mut fields = self.0.iter().filter(|(key, _)| key.ends_with(".rotation"));
        let degrees: i32 = fields.find_map(|(_, value)| value.parse().ok()).unwrap_or(0);
        // Rounded to right angles: players do not apply other rotations either.
        (degrees.rem_euclid(360) as u32 + 45) / 90 % 4 * 90
    }
}

/// A value without its quotes and their escapes.
fn unquoted(value: &str) -> String {
    let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inner) = inner else { return value.to_owned() };
    let (mut text, mut escaped) = (String::with_capacity(inner.len()), false);
    for c in inner.chars() {
        if escaped || c != '\\' {
            text.push(c);
        }
        escaped = !escaped && c == '\\';
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_their_escapes_go() {
        assert_eq!(unquoted("\"a\\\"b\\\\\""), "a\"b\\");
    }
}
