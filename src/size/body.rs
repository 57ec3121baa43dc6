//! Reads the data of parts in chunks, so that no medium is in memory as a whole.

use std::io::{self, Read};

use super::layout::LayoutPart;
use crate::reason::io_reason;

/// Opens the data of a part that is not text.
pub type Open<'d> = dyn FnMut(&LayoutPart) -> io::Result<Box<dyn Read + 'd>> + 'd;

/// The size of a chunk in bytes: whole base64 lines of 57 bytes each, so that chunks can be joined without padding.
const PIECE: usize = 57 * 1024;

/// Passes a part's data to `take` in chunks, all but the last of [`PIECE`] bytes.
///
/// # Errors
/// If the data cannot be read or do not have the length that the message, already partly written, declares.
pub(super) fn copy(
    part: &LayoutPart,
    open: &mut Open<'_>,
    take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    if let Some(text) = &part.text {
        return take(text.as_bytes());
    }
    let failed = |error: io::Error| {
        let words = format!("the medium of `{}` cannot be read: {}", part.name, io_reason(&error));
        io::Error::new(error.kind(), words)
    };
    let mut data = open(part).map_err(failed)?;
    let (mut piece, mut seen) = (Vec::with_capacity(PIECE), 0u64);
    loop {
        piece.clear();
        data.by_ref().take(PIECE as u64).read_to_end(&mut piece).map_err(failed)?;
        if piece.is_empty() {
            break;
        }
        seen += piece.len() as u64;
        take(&piece)?;
    }
    if Some(seen) == part.bytes {
        return Ok(());
    }
    let expected = part.bytes.unwrap_or(0);
    Err(io::Error::other(format!(
        "the medium of `{}` has {seen} bytes, not {expected}: it changed",
        part.name
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::info::MediaInfo;
    use crate::media::kind::MediaKind;
    use crate::size::layout::Layout;

    #[test]
    fn pieces_join_and_a_file_that_changed_is_noticed() {
        let data = vec![7u8; PIECE * 2 + 5];
        let layout = |bytes: usize| {
            Layout::of_files(&[("a".into(), Some(MediaInfo::new(MediaKind::Mp3, bytes as u64)))])
        };
        let read = |bytes: usize| {
            let mut lengths = Vec::new();
            let mut open = |_: &LayoutPart| Ok(Box::new(&data[..]) as Box<dyn Read + '_>);
            let taken = copy(&layout(bytes).parts[0], &mut open, &mut |piece| {
                lengths.push(piece.len());
                Ok(())
            });
            taken.map(|()| lengths)
        };
        assert_eq!(read(data.len()).unwrap(), [PIECE, PIECE, 5]);
        let error = read(data.len() + 1).unwrap_err().to_string();
        assert!(error.contains("it changed"), "{error}");
    }
}
