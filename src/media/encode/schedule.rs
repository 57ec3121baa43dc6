//! When the packets of a stream are to be played, by what ffprobe says of each.

use std::collections::HashSet;

/// When the packets of a stream are to be played, without decoding them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Schedule {
    /// The number of packets that have a time.
    pub packets: usize,
    /// The number of different times.
    pub moments: usize,
    /// When the last packet begins to play, in seconds from the beginning of the file.
    pub last: f64,
}

impl Schedule {
    /// Parses the output of `ffprobe -of flat` about the packets of a stream and the start of its file.
    pub(super) fn read(text: &str) -> Self {
        let (mut start, mut shown, mut decoded) = (0.0, Vec::new(), Vec::new());
        for (key, value) in text.lines().filter_map(|line| line.split_once('=')) {
            let Ok(seconds) = value.trim_matches('"').parse::<f64>() else { continue };
            match key.rsplit('.').next() {
                Some("start_time") => start = seconds,
                Some("pts_time") => shown.push(seconds),
                Some("dts_time") => decoded.push(seconds),
                _ => {}
            }
        }
        // Some containers tell only when a packet is decoded.
        let times = if shown.len() * 2 > decoded.len() { shown } else { decoded };
        let moments: HashSet<u64> = times.iter().map(|time| time.to_bits()).collect();
        let last = times.iter().copied().reduce(f64::max).map_or(0.0, |last| (last - start).max(0.0));
        Self { packets: times.len(), moments: moments.len(), last }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_count_from_the_beginning_of_the_file() {
        let schedule = |times: &[&str]| {
            let packets: String =
                times.iter().map(|time| format!("packets.packet.0.pts_time=\"{time}\"\n")).collect();
            Schedule::read(&format!("{packets}format.start_time=\"1.400000\"\n"))
        };
        for (times, packets, moments, last) in [
            (&["1.4", "1.6", "1.5"][..], 3, 3, 0.2),
            (&["1.4", "1.5", "1.4", "1.5"], 4, 2, 0.1),
            (&["N/A"], 0, 0, 0.0),
        ] {
            let found = schedule(times);
            assert_eq!((found.packets, found.moments), (packets, moments), "{times:?}");
            assert!((found.last - last).abs() < 1e-9, "{times:?}: {found:?}");
        }
    }
}
