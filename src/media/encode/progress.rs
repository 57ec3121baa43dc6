//! Parses the lines of `ffmpeg -progress`, a format that stays the same from version to version.

/// The content of one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Line {
    /// The seconds of media that are done.
    Seconds(f64),
    /// The run is finished.
    End,
    /// Any other line.
    Other,
}

/// What a tool has reported so far, to tell what is new. Versions of ffmpeg from 7 on report on time even if their
/// encoder hangs.
#[derive(Debug, Default)]
pub(super) struct News([String; 3]);

/// The keys of a report that tell how far it is. Others, such as `speed`, change while nothing happens.
const ADVANCES: [&str; 3] = ["frame", "total_size", "out_time_us"];

impl News {
    /// Whether a line shows an advance: it is no line of a report, or one with another value than before.
    pub(super) fn is_new(&mut self, line: &str) -> bool {
        let is_key = |key: &str| key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let Some((key, value)) = line.split_once('=').filter(|(key, _)| is_key(key)) else { return true };
        let Some(place) = ADVANCES.iter().position(|known| *known == key) else { return false };
        std::mem::replace(&mut self.0[place], value.to_owned()) != value
    }
}

/// Parses a line.
pub(super) fn read(line: &str) -> Line {
    match line.trim().split_once('=') {
        Some(("progress", "end")) => Line::End,
        // Both keys count microseconds; the second is older.
        Some(("out_time_us" | "out_time_ms", value)) => match value.trim().parse::<i64>() {
            #[expect(clippy::cast_precision_loss, reason = "progress is no more exact than a double")]
            Ok(micros) if micros >= 0 => Line::Seconds(micros as f64 / 1e6),
            _ => Line::Other,
        },
        _ => Line::Other,
    }
}

/// Parses the result of a comparison, `[Parsed_ssim_4 @ …] SSIM Y:0.98 (17.4) … All:0.985 (18.5)`: the filter's
/// number and the similarity.
pub(super) fn similarity(line: &str) -> Option<(u32, f64)> {
    let (name, rest) = line.trim().strip_prefix('[')?.split_once(" @ ")?;
    let (_, number) = name.rsplit_once(['_', '@'])?;
    let (_, all) = rest.split_once("All:")?;
    Some((number.parse().ok()?, all.split_ascii_whitespace().next()?.parse().ok()?))
}

/// Parses the measured level of a channel, `[Parsed_ametadata_1 @ …] lavfi.astats.1.RMS_level=-10.97`; silence is
/// `-inf`.
pub(super) fn level(line: &str) -> Option<f64> {
    line.split_once("] lavfi.astats.")?.1.split_once("RMS_level=")?.1.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_are_read_with_their_numbers() {
        for (line, expected) in [
            (
                "[Parsed_ssim_14 @ 0x55d0] SSIM Y:0.98 (17.4) U:0.99 (20) V:1.0 (inf) All:0.985 (18.5)",
                Some((14, 0.985)),
            ),
            ("[ssim@1 @ 0x55d0c] SSIM Y:0.9 (10.0) All:0.9 (10.0)", Some((1, 0.9))),
            ("[ssim @ 0x55d0c] SSIM Y:0.9", None),
            ("[out#0/null @ 0x5] video:4kB", None),
            ("All:0.9", None),
        ] {
            assert_eq!(similarity(line), expected, "{line}");
        }
    }

    #[test]
    fn a_report_is_new_if_it_goes_on() {
        let mut news = News::default();
        for (line, is_new) in [
            ("frame=1", true),
            ("speed=0.1x", false),
            ("frame=1", false),
            ("total_size=48", true),
            ("out_time_us=N/A", true),
            ("out_time_us=40000", true),
            ("out_time_us=40000", false),
            ("frame=2", true),
            ("progress=continue", false),
            ("streams.stream.0.index=0", true),
            ("packets", true),
        ] {
            assert_eq!(news.is_new(line), is_new, "{line}");
        }
    }

    #[test]
    fn levels_are_read() {
        for (line, expected) in [
            ("[Parsed_ametadata_1 @ 0x558909b011c0] lavfi.astats.1.RMS_level=-10.968867", Some(-10.968_867)),
            ("[Parsed_ametadata_1 @ 0x558909b011c0] lavfi.astats.2.RMS_level=-inf", Some(f64::NEG_INFINITY)),
            ("[Parsed_ametadata_1 @ 0x558909b011c0] frame:0    pts:0       pts_time:0", None),
        ] {
            assert_eq!(level(line), expected, "{line}");
        }
    }

    #[test]
    fn real_lines_are_read() {
        for (line, expected) in [
            ("out_time_us=2933333", Line::Seconds(2.933_333)),
            ("out_time_ms=2933333", Line::Seconds(2.933_333)),
            ("out_time_us=N/A", Line::Other),
            ("out_time_us=-9223372036854775808", Line::Other),
            ("out_time=00:00:02.933333", Line::Other),
            ("bitrate= 241.9kbits/s", Line::Other),
            ("progress=continue", Line::Other),
            ("progress=end", Line::End),
            ("", Line::Other),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }
}
