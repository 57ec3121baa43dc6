//! Files that only this run uses.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::FileError;

/// A folder for files that only this run uses. It is removed on drop.
#[derive(Debug)]
pub struct Scratch {
    folder: TempDir,
    next: AtomicUsize,
}

impl Scratch {
    /// Makes the folder.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new() -> Result<Self, FileError> {
        let folder = tempfile::tempdir().map_err(FileError::NoTemporaryFolder)?;
        Ok(Self { folder, next: AtomicUsize::new(0) })
    }

    /// Makes a file in the folder.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(&self) -> io::Result<(PathBuf, impl Write + use<>)> {
        let path = self.folder.path().join(self.next.fetch_add(1, Ordering::Relaxed).to_string());
        let file = File::create_new(&path)?;
        Ok((path, file))
    }
}
