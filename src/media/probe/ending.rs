//! The ends of PDFs, vCards, calendars and PNG pictures, which have a mark there.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use crate::media::info::{MediaInfo, Soundness};
use crate::media::kind::MediaKind;

/// The number of bytes at the end that are searched. Our choice: readers of PDF search 1024 (PDF 1.7, implementation
/// note 18), and whatever programs append is shorter.
pub(super) const TAIL: u64 = 64 << 10;

/// Says so if the end is missing.
pub(super) fn read(file: &mut File, info: &mut MediaInfo) {
    let marks: &[&str] = match info.kind {
        MediaKind::Vcard => &["END:VCARD"],
        MediaKind::Ical => &["END:VCALENDAR"],
        // The last chunk (ISO 15948, section 11.2.5).
        MediaKind::Png => &["IEND"],
        // The last line, and the one two lines before it.
        MediaKind::Pdf => &["%%EOF", "startxref"],
        _ => return,
    };
    let Ok(tail) = tail(file, info.bytes) else { return };
    let ends =
        |mark: &&str| tail.windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark.as_bytes()));
    let is_ended = marks.iter().any(ends) || info.kind == MediaKind::Png && has_end(file).unwrap_or(false);
    if !is_ended {
        info.soundness = Soundness::CutOff(format!("its end is missing (no `{}`)", marks[0]));
    }
}

/// The most chunks of a PNG that are walked. Our choice: programs put a few kilobytes into each, and a hundred
/// megabytes have fewer.
const CHUNKS: usize = 100_000;

/// Whether the chunks of a PNG go on to the last one, after which others may have appended much. Each begins with the
/// length of its content, and ends with four bytes after that (ISO 15948, section 5.3).
fn has_end(file: &mut File) -> io::Result<bool> {
    let mut at = 8;
    for _ in 0..CHUNKS {
        let mut begins = [0; 8];
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut begins)?;
        let [a, b, c, d, name @ ..] = begins;
        if name == *b"IEND" {
            return Ok(true);
        }
        at += 12 + u64::from(u32::from_be_bytes([a, b, c, d]));
    }
    // What has more of them is not known to be cut off.
    Ok(true)
}

/// The last [`TAIL`] bytes of a file.
pub(super) fn tail(file: &mut File, bytes: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(bytes.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    Ok(tail)
}
