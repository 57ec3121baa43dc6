//! Why a file could not be inspected.

use std::io;
use std::path::{Path, PathBuf};

/// Why a file could not be inspected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProbeError {
    /// The file does not exist.
    #[error("`{0}` does not exist")]
    Missing(PathBuf),
    /// The path is a folder or a device.
    #[error("`{0}` is not a regular file")]
    NotAFile(PathBuf),
    /// The file is empty.
    #[error("`{0}` is empty")]
    Empty(PathBuf),
    /// The file is not of a known kind.
    #[error("`{0}` is of no known media type")]
    UnknownKind(PathBuf),
    /// The system refused to read the file.
    #[error("`{path}` cannot be read: {reason}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The error message of the system.
        reason: String,
    },
}

impl ProbeError {
    /// The system's refusal to read the file at `path`.
    #[must_use]
    pub fn of_io(path: &Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            return ProbeError::Missing(path.to_owned());
        }
        let words = error.to_string();
        let reason = words.split(" (os error").next().unwrap_or(&words).to_lowercase();
        ProbeError::Unreadable { path: path.to_owned(), reason }
    }

    /// The same error, with `name` in place of the file's path.
    #[must_use]
    pub fn named(self, name: PathBuf) -> Self {
        match self {
            ProbeError::Missing(_) => ProbeError::Missing(name),
            ProbeError::NotAFile(_) => ProbeError::NotAFile(name),
            ProbeError::Empty(_) => ProbeError::Empty(name),
            ProbeError::UnknownKind(_) => ProbeError::UnknownKind(name),
            ProbeError::Unreadable { reason, .. } => ProbeError::Unreadable { path: name, reason },
        }
    }
}
