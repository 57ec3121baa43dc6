//! A hidden folder beside the results, gone when the run ends in whatever way.

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

    /// A file inside.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}
