//! The door through which documents come in: files, folders and standard input.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::context::Context;
use super::exit::Failure;
use crate::bytes::ByteSize;
use crate::limits::DOCUMENT_BYTES;
use crate::source::{Origin, Source, SourceId, Sources};

/// Reads each path into `sources`: a file as it is, a folder's `.xml` files in the order of their names,
/// `-` as standard input. What cannot be read is said in the second list, and reading goes on.
pub fn read_documents(
    paths: &[PathBuf],
    sources: &mut Sources,
    context: &mut Context<'_>,
) -> (Vec<SourceId>, Vec<Failure>) {
    let (mut ids, mut failures) = (Vec::new(), Vec::new());
    for path in paths {
        let files = if path.is_dir() { folder(path) } else { Ok(vec![path.clone()]) };
        match files {
            Err(failure) => failures.push(failure),
            Ok(files) => {
                for file in files {
                    match read_document(&file, context) {
                        Ok(source) => ids.push(sources.add(source)),
                        Err(failure) => failures.push(failure),
                    }
                }
            }
        }
    }
    (ids, failures)
}

/// Reads one document, from standard input if its path is `-`.
///
/// # Errors
/// When it cannot be read, is a folder, or is larger than [`DOCUMENT_BYTES`].
pub fn read_document(path: &Path, context: &mut Context<'_>) -> Result<Source, Failure> {
    if path == Path::new("-") {
        let bytes = bounded(&mut context.stdin, "standard input")?;
        return Ok(Source::new(Origin::Stdin, bytes));
    }
    Ok(Source::new(Origin::File(path.to_owned()), read_bytes(path)?))
}

/// Reads a text file that a flag or manifest names, such as a slide's text.
///
/// # Errors
/// As [`read_document`], and when it is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let mut bytes = read_bytes(path)?;
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::world(format!("`{}` is not UTF-8: see the byte at offset {at}", path.display()))
            .help("save it as UTF-8, for example with `iconv -f ISO-8859-1 -t UTF-8`")
    })
}

/// Whether a file begins like an XML document, in whatever encoding.
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

pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let failed = |error: &io::Error| unreadable(path, error);
    let mut file = File::open(path).map_err(|error| failed(&error))?;
    let metadata = file.metadata().map_err(|error| failed(&error))?;
    if metadata.is_dir() {
        return Err(Failure::world(format!("`{shown}` is a folder, not a file"))
            .help("name the file inside it that is meant"));
    }
    if metadata.len() > DOCUMENT_BYTES {
        return Err(too_large(&format!("`{shown}`"), Some(metadata.len())));
    }
    bounded(&mut file, &format!("`{shown}`"))
}

/// Reads to the end, but never more than a document may have: a pipe's length is not known before.
fn bounded(reader: &mut dyn Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = reader.take(DOCUMENT_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::world(format!("{name} cannot be read: {}", reason(&error))))?;
    if bytes.len() as u64 > DOCUMENT_BYTES {
        return Err(too_large(name, None));
    }
    Ok(bytes)
}

fn too_large(name: &str, bytes: Option<u64>) -> Failure {
    let size = bytes.map_or(String::new(), |bytes| format!(" ({})", ByteSize(bytes)));
    Failure::world(format!("{name} is larger than a document may be: {}{size}", ByteSize(DOCUMENT_BYTES)))
        .help("a request with eight full slides stays below 2 MB; is this the right file?")
}

/// What the system said, as a failure that names the file.
#[must_use]
pub fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let failure = Failure::world(format!("`{}` cannot be read: {}", path.display(), reason(error)));
    match error.kind() {
        io::ErrorKind::NotFound => failure.help("check the path; it is taken from the working directory"),
        io::ErrorKind::PermissionDenied => failure.help("give this user the right to read it"),
        _ => failure,
    }
}

/// The system's words without Rust's decoration.
pub(super) fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    let plain = words.split(" (os error").next().unwrap_or(&words);
    plain.to_lowercase()
}

/// A folder's XML files, deep, by name.
fn folder(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| unreadable(&folder, &error))?;
            // Links to folders are not followed, so that a loop cannot trap the walk.
            let kind = entry.file_type().map_err(|error| unreadable(&entry.path(), &error))?;
            if kind.is_dir() {
                open.push(entry.path());
            } else if entry.path().extension().is_some_and(|end| end.eq_ignore_ascii_case("xml")) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    if found.is_empty() {
        let failure = Failure::world(format!("`{}` holds no `.xml` file", path.display()));
        return Err(failure.help("name the files themselves if they end otherwise"));
    }
    Ok(found)
}
