//! A hidden folder beside the results, removed when the run ends.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::FitError;

/// How the name of a workspace inside a folder for results begins.
pub const WORKSPACE: &str = ".mmsctl-";

/// A folder for results and intermediate files, on the file system on which results are to appear, so that renaming
/// moves them there whole.
#[derive(Debug)]
pub struct Workspace(TempDir);

impl Workspace {
    /// Creates a workspace inside `folder`.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn inside(folder: &Path) -> Result<Self, FitError> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let written = |error| FitError::Write { path: folder.to_owned(), error };
        let absolute = std::path::absolute(folder).map_err(written)?;
        let made = tempfile::Builder::new().prefix(WORKSPACE).tempdir_in(absolute);
        made.map(Self).map_err(written)
    }

    /// Creates a workspace in the system's temporary folder.
    ///
    /// # Errors
    /// If that folder cannot be written to.
    pub fn temporary() -> Result<Self, FitError> {
        let made = tempfile::Builder::new().prefix("mmsctl-").tempdir();
        made.map(Self).map_err(|error| FitError::Write { path: "the temporary folder".into(), error })
    }

    /// The path of a file inside.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file inside.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn write(&self, file: &Path, bytes: &[u8]) -> Result<(), FitError> {
        fs::write(file, bytes).map_err(|error| FitError::Write { path: file.to_owned(), error })
    }

    /// Reads a file inside.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn read(&self, file: &Path) -> Result<Vec<u8>, FitError> {
        fs::read(file).map_err(|error| FitError::Read { path: file.to_owned(), error })
    }

    /// Takes a file out, if it is there: reads and removes it.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn taken(&self, file: &Path) -> Result<Option<Vec<u8>>, FitError> {
        if !file.exists() {
            return Ok(None);
        }
        let bytes = self.read(file)?;
        fs::remove_file(file).map_err(|error| FitError::Write { path: file.to_owned(), error })?;
        Ok(Some(bytes))
    }

    /// Copies a file into the workspace; returns the path of the copy.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn copy(&self, from: &Path) -> Result<PathBuf, FitError> {
        let to = self.file("copy");
        // `fs::copy` does not tell which of the two files its error is about.
        fs::File::open(from).map_err(|error| FitError::Read { path: from.to_owned(), error })?;
        fs::copy(from, &to).map_err(|error| FitError::Write { path: to.clone(), error })?;
        Ok(to)
    }

    /// Moves a file from inside to its final path in one step, replacing a file that may be there.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn place(&self, file: &Path, path: &Path) -> Result<PathBuf, FitError> {
        let refused = |error| FitError::Write { path: path.to_owned(), error };
        // The data must be on disk before the file gets its name: a crash of the machine could lose it otherwise.
        fs::File::open(file).and_then(|file| file.sync_all()).map_err(refused)?;
        fs::rename(file, path).map_err(refused)?;
        Ok(path.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use super::*;

    #[test]
    fn a_file_that_is_gone_is_said_to_be_unreadable_with_its_source() {
        let workspace = Workspace::temporary().unwrap();
        let gone = workspace.file("gone.mp4");
        for error in [workspace.read(&gone).unwrap_err(), workspace.copy(&gone).unwrap_err()] {
            assert!(error.to_string().contains("gone.mp4` cannot be read"), "{error}");
            assert!(error.source().is_some());
        }
    }
}
