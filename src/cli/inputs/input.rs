//! A document on its way in: found, then read.

use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::files::{read_bytes, read_stream, text_of};
use crate::source::{Origin, Source};

/// What standard input is called in messages.
const STDIN: &str = "standard input";

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
/// As [`read_stream`].
pub fn read_stdin(context: &mut Context<'_>) -> Result<Vec<u8>, Failure> {
    Ok(read_stream(&mut context.stdin, &STDIN)?)
}

/// Reads one document, from standard input if its path is `-`.
///
/// # Errors
/// As [`read_bytes`].
pub fn read_document(path: &Path, context: &mut Context<'_>) -> Result<Source, Failure> {
    if path == Path::new("-") {
        return Input::Stdin(read_stdin(context)?).read();
    }
    Input::File(path.to_owned()).read()
}

/// Reads a text file that a flag or manifest names from standard input.
///
/// # Errors
/// As [`read_stdin`], and when it is not UTF-8.
pub fn read_text_stdin(context: &mut Context<'_>) -> Result<String, Failure> {
    Ok(text_of(read_stdin(context)?, &STDIN)?)
}
