//! AVI and ASF (WMV): duration and dimensions from their main headers.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use crate::media::info::{MediaInfo, Presence, VideoStream};

/// The most bytes of an ASF header that are searched. Our choice: real ones have a few thousand.
const ASF_HEADER: u64 = 64 << 10;

/// The GUID of the file properties object (ASF specification, section 10.1).
const ASF_FILE_PROPERTIES: &[u8] = b"\xA1\xDC\xAB\x8C\x47\xA9\xCF\x11\x8E\xE4\x00\xC0\x0C\x20\x53\x65";

/// Reads `avih`: microseconds a frame at 0, frames at 16, width at 32, height at 36 (AVI RIFF reference).
pub(super) fn avi(head: &[u8], info: &mut MediaInfo) {
    let Some(at) = position(head, b"avih") else { return };
    let field = |offset: usize| u32_at(head, at + 8 + offset);
    let (Some(micros), Some(frames), Some(width), Some(height)) = (field(0), field(16), field(32), field(36))
    else {
        return;
    };
    if micros > 0 && frames > 0 {
        info.seconds = Some(f64::from(micros) * f64::from(frames) / 1e6);
    }
    if width > 0 && height > 0 {
        let frame_rate = (micros > 0).then(|| 1e6 / f64::from(micros));
        info.video = Presence::Present(VideoStream { codec: None, width, height, frame_rate });
    }
}

/// Reads the file properties: play duration in 100 nanoseconds at 64, preroll in milliseconds at 80.
pub(super) fn asf(file: &mut File, info: &mut MediaInfo) {
    let mut header = Vec::new();
    if file.seek(SeekFrom::Start(0)).is_err() || file.take(ASF_HEADER).read_to_end(&mut header).is_err() {
        return;
    }
    let Some(at) = position(&header, ASF_FILE_PROPERTIES) else { return };
    let (Some(duration), Some(preroll)) = (u64_at(&header, at + 64), u64_at(&header, at + 80)) else {
        return;
    };
    let ticks = duration.saturating_sub(preroll.saturating_mul(10_000));
    #[expect(clippy::cast_precision_loss, reason = "a length is no more exact than a double")]
    let seconds = ticks as f64 / 1e7;
    info.seconds = (seconds > 0.0).then_some(seconds);
}

fn position(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}
