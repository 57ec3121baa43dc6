//! A hidden folder beside the results, gone when the run ends in whatever way.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::FitError;

/// Where results and what leads to them are written, on the file system on which results are to appear, so that
/// renaming moves them there whole.
#[derive(Debug)]
pub struct Workspace(TempDir);

impl Workspace {
    /// Makes one inside `folder`.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn inside(folder: &Path) -> Result<Self, FitError> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let written = |error| FitError::Write { path: folder.to_owned(), error };
        let absolute = std::path::absolute(folder).map_err(written)?;
        let made = tempfile::Builder::new().prefix(".mmsctl-").tempdir_in(absolute);
        made.map(Self).map_err(written)
    }

    /// Makes one where the system keeps what does not stay.
    ///
    /// # Errors
    /// When that place cannot be written to.
    pub fn temporary() -> Result<Self, FitError> {
        let made = tempfile::Builder::new().prefix("mmsctl-").tempdir();
        made.map(Self).map_err(|error| FitError::Write { path: "the temporary folder".into(), error })
    }

    /// A file inside.
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
        fs::read(file).map_err(|error| FitError::Write { path: file.to_owned(), error })
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

    /// A copy of a file inside.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn copy(&self, from: &Path) -> Result<PathBuf, FitError> {
        let to = self.file("copy");
        fs::copy(from, &to).map_err(|error| FitError::Write { path: to.clone(), error })?;
        Ok(to)
    }

    /// Moves a file from inside to where people look for it, whole, over what may stand there.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn place(&self, file: &Path, path: &Path) -> Result<PathBuf, FitError> {
        let refused = |error| FitError::Write { path: path.to_owned(), error };
        // What a crash of the machine could lose has to be on the disk before it has its name.
        fs::File::open(file).and_then(|file| file.sync_all()).map_err(refused)?;
        fs::rename(file, path).map_err(refused)?;
        Ok(path.to_owned())
    }
}
