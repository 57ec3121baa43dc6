//! Reads documents and texts, never more than a document may have.

use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::FileError;
use crate::limits::DOCUMENT_BYTES;

/// Reads a text file that a flag or manifest names, such as a slide's text.
///
/// # Errors
/// As [`read_bytes`], and when it is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    text_of(read_bytes(path)?, &format_args!("`{}`", path.display()))
}

/// The text in what was read; `name` stands for the file or stream in errors.
///
/// # Errors
/// When it is not UTF-8.
pub fn text_of(mut bytes: Vec<u8>, name: &dyn fmt::Display) -> Result<String, FileError> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let (at, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        // A byte order mark of UTF-16 is not UTF-8 in itself.
        let is_wide = [&b"\xFF\xFE"[..], b"\xFE\xFF"].iter().any(|mark| bytes.starts_with(mark));
        let encoding = if is_wide { "UTF-16" } else { "WINDOWS-1252" };
        FileError::NotUtf8 { name: name.to_string(), at, encoding }
    })
}

/// Whether a file begins like an XML document, in any encoding.
///
/// # Errors
/// When it cannot be read.
pub fn looks_like_document(path: &Path) -> Result<bool, FileError> {
    let mut head = Vec::new();
    let file = File::open(path).map_err(|error| FileError::unreadable(path, error))?;
    file.take(64).read_to_end(&mut head).map_err(|error| FileError::unreadable(path, error))?;
    let text: Vec<u8> =
        head.into_iter().filter(|b| !matches!(b, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF)).collect();
    let text = text.trim_ascii_start();
    let other = [&b"<svg"[..], b"<html", b"<!doc"];
    let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    Ok(text.starts_with(b"<") && !other.into_iter().any(begins))
}

/// Who can read a file besides its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// Nobody, as far as is known.
    Owner,
    /// Other users.
    Others,
}

/// Reads a file that contains a secret; tells who else can read the file.
///
/// # Errors
/// As [`read_bytes`].
pub fn read_secret(path: &Path) -> Result<(Vec<u8>, Exposure), FileError> {
    let bytes = read_bytes(path)?;
    Ok((bytes, exposure(path)))
}

#[cfg(unix)]
fn exposure(path: &Path) -> Exposure {
    use std::os::unix::fs::PermissionsExt;
    // The mode of a device or pipe is the system's matter.
    let file = path.metadata().ok().filter(|metadata| metadata.is_file());
    let mode = file.map_or(0, |metadata| metadata.permissions().mode());
    if mode & 0o077 == 0 { Exposure::Owner } else { Exposure::Others }
}

#[cfg(not(unix))]
fn exposure(_: &Path) -> Exposure {
    Exposure::Owner
}

/// Bytes of a file that are read before it is asked how long the file is. Our choice: most requests are smaller, and the
/// end of a file is found sooner than its length.
const HEAD: usize = 4 << 10;

/// Reads a file.
///
/// # Errors
/// When it cannot be read, is a folder, or is larger than [`DOCUMENT_BYTES`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    let failed = |error| FileError::unreadable(path, error);
    let mut file = File::open(path).map_err(failed)?;
    let name = format_args!("`{}`", path.display());
    let mut head = [0; HEAD];
    match fill(&mut file, &mut head) {
        Ok(HEAD) => {}
        Ok(length) => return Ok(head[..length].to_vec()),
        Err(error) if error.kind() == ErrorKind::IsADirectory => {
            return Err(FileError::FolderToRead(path.to_owned()));
        }
        Err(source) => return Err(FileError::Broken { name: name.to_string(), source }),
    }
    let length = file.metadata().map_err(failed)?.len();
    if length > DOCUMENT_BYTES {
        return Err(FileError::TooLarge { name: name.to_string(), bytes: Some(length) });
    }
    // With a byte more than there should be, the end is found without more memory.
    let expected = usize::try_from(length).unwrap_or_default().max(HEAD) + 1;
    let mut bytes = Vec::with_capacity(expected);
    bytes.extend_from_slice(&head);
    bounded(&mut file, &name, bytes)
}

/// Reads until a buffer is full or nothing is left; returns how many bytes were read.
fn fill(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Reads a stream to its end; `name` stands for it in errors.
///
/// # Errors
/// When it cannot be read or is longer than [`DOCUMENT_BYTES`].
pub fn read_stream(stream: &mut dyn Read, name: &dyn fmt::Display) -> Result<Vec<u8>, FileError> {
    bounded(stream, name, Vec::new())
}

/// Reads to the end, after the bytes read so far, but never more than a document may have: the length of a pipe is
/// not known in advance.
fn bounded(reader: &mut dyn Read, name: &dyn fmt::Display, mut bytes: Vec<u8>) -> Result<Vec<u8>, FileError> {
    let left = (DOCUMENT_BYTES + 1).saturating_sub(bytes.len() as u64);
    let read = reader.take(left).read_to_end(&mut bytes);
    read.map_err(|source| FileError::Broken { name: name.to_string(), source })?;
    if bytes.len() as u64 > DOCUMENT_BYTES {
        return Err(FileError::TooLarge { name: name.to_string(), bytes: None });
    }
    Ok(bytes)
}
