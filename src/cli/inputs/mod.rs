//! Reads documents from files, folders and standard input.

mod find;
mod named;

pub use find::{Hidden, HiddenArgs, find, left_out};

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::context::Context;
use super::exit::Failure;
use crate::bytes::ByteSize;
use crate::limits::DOCUMENT_BYTES;
use crate::reason::{fragment, io_reason};
use crate::source::{Origin, Source};

/// A document that was found, not yet read.
#[derive(Debug)]
pub enum Input {
    /// A file, as it was named or found.
    File(PathBuf),
    /// The contents of standard input.
    Stdin(Vec<u8>),
}

impl Input {
    /// The folder that relative paths in the document start from.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        match self {
            Input::File(path) => path.parent().map(Path::to_owned).unwrap_or_default(),
            Input::Stdin(_) => PathBuf::new(),
        }
    }

    /// Reads the document.
    ///
    /// # Errors
    /// As [`read_document`].
    pub fn read(self) -> Result<Source, Failure> {
        match self {
            Input::File(path) => {
                let bytes = read_bytes(&path)?;
                Ok(Source::new(Origin::File(path), bytes))
            }
            Input::Stdin(bytes) => Ok(Source::new(Origin::Stdin, bytes)),
        }
    }
}

/// Reads standard input.
///
/// # Errors
/// When it cannot be read or is larger than [`DOCUMENT_BYTES`].
pub fn read_stdin(context: &mut Context<'_>) -> Result<Vec<u8>, Failure> {
    bounded(&mut context.stdin, &"standard input", Vec::new())
}

/// Reads one document, from standard input if its path is `-`.
///
/// # Errors
/// When it cannot be read, is a folder, or is larger than [`DOCUMENT_BYTES`].
pub fn read_document(path: &Path, context: &mut Context<'_>) -> Result<Source, Failure> {
    if path == Path::new("-") {
        return Input::Stdin(read_stdin(context)?).read();
    }
    Input::File(path.to_owned()).read()
}

/// Reads a text file that a flag or manifest names, such as a slide's text.
///
/// # Errors
/// As [`read_document`], and when it is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    text(read_bytes(path)?, &format_args!("`{}`", path.display()))
}

/// Reads a text file that a flag or manifest names from standard input.
///
/// # Errors
/// As [`read_stdin`], and when it is not UTF-8.
pub fn read_text_stdin(context: &mut Context<'_>) -> Result<String, Failure> {
    text(read_stdin(context)?, &"standard input")
}

fn text(mut bytes: Vec<u8>, name: &dyn fmt::Display) -> Result<String, Failure> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let (at, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        // A byte order mark of UTF-16 is not UTF-8 in itself.
        let is_wide = [&b"\xFF\xFE"[..], b"\xFE\xFF"].iter().any(|mark| bytes.starts_with(mark));
        let found = if is_wide { "UTF-16" } else { "WINDOWS-1252" };
        Failure::world(format!("{name} is not UTF-8: see the byte at offset {at}"))
            .help(format!("save it as UTF-8, for example with `iconv -f {found} -t UTF-8`"))
    })
}

/// Whether a file begins like an XML document, in any encoding.
///
/// # Errors
/// When it cannot be read.
pub fn looks_like_document(path: &Path) -> Result<bool, Failure> {
    let mut head = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    file.take(64).read_to_end(&mut head).map_err(|error| unreadable(path, &error))?;
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
/// As [`read_document`].
pub fn read_secret(path: &Path) -> Result<(Vec<u8>, Exposure), Failure> {
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

pub(in crate::cli) fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let failed = |error: &io::Error| unreadable(path, error);
    let mut file = File::open(path).map_err(|error| failed(&error))?;
    let metadata = file.metadata().map_err(|error| failed(&error))?;
    if metadata.is_dir() {
        return Err(Failure::world(format!("`{shown}` is a folder, not a file"))
            .help("name the file inside it that is meant"));
    }
    if metadata.len() > DOCUMENT_BYTES {
        return Err(too_large(&format_args!("`{shown}`"), Some(metadata.len())));
    }
    // The buffer is one byte longer than the file should be. If that byte stays unused, the file is at its end and
    // needs no second read. An error here occurs again below.
    let length = usize::try_from(metadata.len()).unwrap_or_default();
    let mut bytes = vec![0; length + 1];
    let read = file.read(&mut bytes).unwrap_or_default();
    bytes.truncate(read);
    if metadata.is_file() && read > 0 && read == length {
        return Ok(bytes);
    }
    bounded(&mut file, &format_args!("`{shown}`"), bytes)
}

/// Reads to the end, after the bytes read so far, but never more than a document may have: the length of a pipe is
/// not known in advance.
fn bounded(reader: &mut dyn Read, name: &dyn fmt::Display, mut bytes: Vec<u8>) -> Result<Vec<u8>, Failure> {
    let left = (DOCUMENT_BYTES + 1).saturating_sub(bytes.len() as u64);
    let read = reader.take(left).read_to_end(&mut bytes);
    read.map_err(|error| Failure::world(format!("{name} cannot be read: {}", reason(&error))))?;
    if bytes.len() as u64 > DOCUMENT_BYTES {
        return Err(too_large(name, None));
    }
    Ok(bytes)
}

fn too_large(name: &dyn fmt::Display, bytes: Option<u64>) -> Failure {
    let size = bytes.map_or(String::new(), |bytes| format!(" ({})", ByteSize(bytes)));
    let limit = ByteSize(DOCUMENT_BYTES);
    Failure::world(format!("{name} is too large{size}: more than {limit} is not read")).help(
        "a request with eight full slides stays below 2 MB; a log can be split, or cut to its last days",
    )
}

/// An error of the system as a failure that names the file.
#[must_use]
pub fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let failure = Failure::world(format!("`{}` cannot be read: {}", path.display(), reason(error)));
    match error.kind() {
        io::ErrorKind::NotFound => failure.help("check the path; it is taken from the working directory"),
        io::ErrorKind::PermissionDenied => failure.help("give this user the right to read it"),
        _ => failure,
    }
}

/// The message of the system, without the additions of Rust.
pub(super) fn reason(error: &io::Error) -> String {
    let words = io_reason(error);
    // Errors of the folder walk contain the path once more.
    let again = words.strip_prefix("IO error for operation on ").and_then(|rest| rest.rsplit_once(": "));
    again.map_or(words.clone(), |(_, words)| fragment(words))
}
