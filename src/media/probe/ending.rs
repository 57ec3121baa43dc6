//! The ends of PDFs, vCards, calendars and PNG pictures, which say where they end.

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
    if !marks.iter().any(ends) {
        info.soundness = Soundness::CutOff(format!("its end is missing (no `{}`)", marks[0]));
    }
}

/// The last [`TAIL`] bytes of a file.
pub(super) fn tail(file: &mut File, bytes: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(bytes.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    Ok(tail)
}
