//! AVI and ASF (WMV): duration and dimensions from their main headers.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::audio::OPEN_LENGTH;
use crate::media::info::{MediaInfo, Presence, VideoStream};
use crate::media::kind::MediaKind;

/// The most bytes of an ASF header that are searched. Our choice: real ones have a few thousand.
const ASF_HEADER: u64 = 64 << 10;

/// The GUID of the file properties object (ASF specification, section 10.1).
const ASF_FILE_PROPERTIES: &[u8] = b"\xA1\xDC\xAB\x8C\x47\xA9\xCF\x11\x8E\xE4\x00\xC0\x0C\x20\x53\x65";

/// The GUID of the data object (ASF specification, section 10.1).
const ASF_DATA: &[u8] = b"\x36\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C";

/// The flag of the file properties that says that lengths are not valid (ASF specification, section 3.2).
const ASF_BROADCAST: u32 = 1;

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

/// The GUID of the properties of a stream (ASF specification, section 10.1).
const ASF_STREAM: &[u8] = b"\x91\x07\xDC\xB7\xB7\xA9\xCF\x11\x8E\xE6\x00\xC0\x0C\x20\x53\x65";

/// The GUID of the type of streams of sound (ASF specification, section 10.4).
const ASF_SOUND: &[u8] = b"\x40\x9E\x69\xF8\x4D\x5B\xCF\x11\xA8\xFD\x00\x80\x5F\x5C\x44\x2B";

/// The kind of an ASF file: WMA if all of its streams are sound.
pub(super) fn asf_kind(file: &mut File) -> io::Result<MediaKind> {
    let header = asf_header(file)?;
    let is_whole = u64_at(&header, 16).is_some_and(|length| length <= header.len() as u64);
    // Its length, of eight bytes, is between the GUID and the type.
    let streams = header.windows(ASF_STREAM.len()).enumerate().filter(|(_, window)| *window == ASF_STREAM);
    let mut types = streams.map(|(at, _)| header.get(at + 24..at + 40)).peekable();
    let is_sound = is_whole && types.peek().is_some() && types.all(|stream| stream == Some(ASF_SOUND));
    Ok(if is_sound { MediaKind::Wma } else { MediaKind::Wmv })
}

fn asf_header(file: &mut File) -> io::Result<Vec<u8>> {
    let mut header = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(ASF_HEADER).read_to_end(&mut header)?;
    Ok(header)
}

/// Reads the file properties: play duration in 100 nanoseconds at 64, preroll in milliseconds at 80.
pub(super) fn asf(file: &mut File, info: &mut MediaInfo) {
    let Ok(header) = asf_header(file) else { return };
    let Some(at) = position(&header, ASF_FILE_PROPERTIES) else { return };
    let (Some(duration), Some(preroll)) = (u64_at(&header, at + 64), u64_at(&header, at + 80)) else {
        return;
    };
    let ticks = duration.saturating_sub(preroll.saturating_mul(10_000));
    #[expect(clippy::cast_precision_loss, reason = "a length is no more exact than a double")]
    let seconds = ticks as f64 / 1e7;
    info.seconds = (seconds > 0.0).then_some(seconds);
}

/// The most chunks of an AVI that are read. Our choice: files have about five before their media data.
const CHUNKS: usize = 64;

/// The end of the list of media data of an AVI, or of a chunk before it that reaches beyond the end of the file.
/// Programs that write to a pipe leave the lengths open.
pub(super) fn avi_end(file: &mut File, bytes: u64) -> io::Result<Option<u64>> {
    let mut at = 12u64;
    for _ in 0..CHUNKS {
        let mut chunk = [0; 12];
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut chunk)?;
        let length = u64::from(u32_at(&chunk, 4).unwrap_or(0));
        if length >= OPEN_LENGTH {
            return Ok(None);
        }
        let end = at + 8 + length;
        if end > bytes || &chunk[8..] == b"movi" {
            return Ok(Some(end));
        }
        // Chunks begin at even offsets.
        at = end + length % 2;
    }
    Ok(None)
}

/// The end of the data object of an ASF file, or of the header before it if that reaches beyond the end of the file;
/// `None` if it was broadcast, when lengths are left open.
pub(super) fn asf_end(file: &mut File, bytes: u64) -> io::Result<Option<u64>> {
    let header = asf_header(file)?;
    let Some(header_end) = u64_at(&header, 16).filter(|end| *end <= bytes) else {
        return Ok(u64_at(&header, 16));
    };
    let flags = position(&header, ASF_FILE_PROPERTIES).and_then(|at| u32_at(&header, at + 88));
    let mut data = [0; 24];
    file.seek(SeekFrom::Start(header_end))?;
    file.read_exact(&mut data)?;
    let is_stated = flags.is_some_and(|flags| flags & ASF_BROADCAST == 0) && data.starts_with(ASF_DATA);
    Ok(u64_at(&data, 16).filter(|_| is_stated).and_then(|length| header_end.checked_add(length)))
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
