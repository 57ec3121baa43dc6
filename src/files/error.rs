//! Why a file is not read or not written.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::bytes::ByteSize;
use crate::limits::DOCUMENT_BYTES;
use crate::reason::io_reason;

/// An error about a file or its place.
#[derive(Debug, Error)]
pub enum FileError {
    /// The system refused to read a file.
    #[error("`{}` cannot be read: {}", path.display(), io_reason(source))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// A stream broke off.
    #[error("{name} cannot be read: {}", io_reason(source))]
    Broken {
        /// The stream, as it is called in messages.
        name: String,
        /// The system's words.
        source: io::Error,
    },
    /// A document is larger than any that is read ([`DOCUMENT_BYTES`]).
    #[error("{name} is too large{}: more than {} is not read", in_brackets(*bytes), ByteSize(DOCUMENT_BYTES))]
    TooLarge {
        /// The file or stream, as it is called in messages.
        name: String,
        /// Its length, if it is known.
        bytes: Option<u64>,
    },
    /// A text is in another encoding.
    #[error("{name} is not UTF-8: see the byte at offset {at}")]
    NotUtf8 {
        /// The file or stream, as it is called in messages.
        name: String,
        /// The offset of the first byte that is not UTF-8.
        at: usize,
        /// The encoding that it seems to be in, as `iconv` calls it.
        encoding: &'static str,
    },
    /// A folder is named where a file is to be read.
    #[error("`{}` is a folder, not a file", .0.display())]
    FolderToRead(PathBuf),
    /// The system refused to write.
    #[error("`{}` cannot be written: {}", path.display(), io_reason(source))]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// A folder is named where a file is to be written.
    #[error("`{}` is a folder", .0.display())]
    FolderToWrite(PathBuf),
    /// Something else is named where a folder is to be.
    #[error("`{}` is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// Something else is named where a file is to be replaced.
    #[error("`{}` is not a file", .0.display())]
    NotAFile(PathBuf),
    /// A file may not be written.
    #[error("`{}` is read-only", .0.display())]
    ReadOnly(PathBuf),
    /// A file that is to be replaced is no longer what was read.
    #[error("`{}` was changed during the run", .0.display())]
    Changed(PathBuf),
    /// There is no temporary folder.
    #[error("no temporary folder can be made: {}", io_reason(.0))]
    NoTemporaryFolder(#[source] io::Error),
    /// An output would replace an input.
    #[error("`{}` is one of the inputs", .0.display())]
    IsInput(PathBuf),
    /// Two outputs would have one place.
    #[error("`{}` would be written twice", .0.display())]
    Twice(PathBuf),
    /// An input lies in the folder for results.
    #[error("`{}` is in `--out-dir`, where a result could replace it", .0.display())]
    AmongResults(PathBuf),
}

impl FileError {
    /// A file that the system refused to read.
    #[must_use]
    pub fn unreadable(path: &Path, source: io::Error) -> Self {
        FileError::Unreadable { path: path.to_owned(), source }
    }

    /// A file or folder that the system refused to write.
    #[must_use]
    pub fn unwritable(path: &Path, source: io::Error) -> Self {
        FileError::Unwritable { path: path.to_owned(), source }
    }
}

fn in_brackets(bytes: Option<u64>) -> String {
    bytes.map_or(String::new(), |bytes| format!(" ({})", ByteSize(bytes)))
}
