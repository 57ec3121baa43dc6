//! Tells kinds of ZIP files apart by the names in their central directory.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use crate::media::kind::MediaKind;

/// The number of bytes at the end that are searched for the central directory. A pass has a handful of entries.
const TAIL: u64 = 256 << 10;

/// The signature of a central directory entry (APPNOTE 6.3.10, section 4.3.12).
const ENTRY: &[u8] = b"PK\x01\x02";

/// The files that every pass contains (API facts §6.1).
const PASS: [&str; 3] = ["pass.json", "manifest.json", "signature"];

pub(super) fn kind(file: &mut File, length: u64) -> io::Result<MediaKind> {
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    let names = names(&tail);
    Ok(if PASS.iter().all(|wanted| names.iter().any(|name| name == wanted)) {
        MediaKind::Passbook
    } else if names.iter().any(|name| name.starts_with("xl/")) {
        MediaKind::Xlsx
    } else {
        MediaKind::Zip
    })
}

/// The names of the entries: each entry has the length of its name at offset 28 and the name at offset 46.
fn names(tail: &[u8]) -> Vec<String> {
    let starts = tail.windows(ENTRY.len()).enumerate().filter(|(_, window)| *window == ENTRY);
    let name = |(at, _): (usize, &[u8])| {
        let length = u16::from_le_bytes(tail.get(at + 28..at + 30)?.try_into().ok()?);
        let bytes = tail.get(at + 46..at + 46 + usize::from(length))?;
        Some(String::from_utf8_lossy(bytes).into_owned())
    };
    starts.filter_map(name).collect()
}
