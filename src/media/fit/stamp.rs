//! Notices that an input changes while it is being fitted: it is read several times, and a result of two files would be
//! of neither.

use std::fs::{self, Metadata};
use std::path::Path;

use super::FitError;

/// What tells one state of a file from another, without its bytes.
#[derive(Debug)]
pub struct Stamp(Option<Metadata>);

impl Stamp {
    /// The state of a file now; a file that is missing has one too.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        Self(fs::metadata(path).ok())
    }

    /// Checks that the file is in this state still.
    ///
    /// # Errors
    /// If it was written, replaced or removed since.
    pub fn check(&self, path: &Path) -> Result<(), FitError> {
        let same = match (&self.0, &Self::of(path).0) {
            (Some(before), Some(now)) => identity(before) == identity(now),
            (before, now) => before.is_some() == now.is_some(),
        };
        if same { Ok(()) } else { Err(FitError::Changed { path: path.to_owned() }) }
    }
}

/// The length in bytes, the time of the last change, and the file's number on its device.
#[cfg(unix)]
fn identity(file: &Metadata) -> (u64, Option<(i64, i64)>, u64) {
    use std::os::unix::fs::MetadataExt;
    (file.len(), Some((file.mtime(), file.mtime_nsec())), file.ino())
}

/// The length in bytes and the time of the last change.
#[cfg(not(unix))]
fn identity(file: &Metadata) -> (u64, Option<std::time::Duration>, u64) {
    let since_1970 = file.modified().ok().and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    (file.len(), since_1970, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_written_replaced_or_removed_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&path, "one").unwrap();
        let stamp = Stamp::of(&path);
        assert!(stamp.check(&path).is_ok());
        // A copy keeps the length and, here, the time too.
        fs::write(&other, "two").unwrap();
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        fs::File::options().write(true).open(&other).unwrap().set_modified(time).unwrap();
        fs::rename(&other, &path).unwrap();
        assert!(matches!(stamp.check(&path), Err(FitError::Changed { .. })));
        let stamp = Stamp::of(&path);
        fs::write(&path, "longer").unwrap();
        assert!(stamp.check(&path).is_err());
        let stamp = Stamp::of(&path);
        fs::remove_file(&path).unwrap();
        assert!(stamp.check(&path).is_err() && Stamp::of(&path).check(&path).is_ok());
    }
}
