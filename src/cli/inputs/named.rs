//! Removes duplicate inputs, however their paths are spelt; the first occurrence counts.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The paths of a command line. Other files in folders are not remembered, so a folder may hold any number.
#[derive(Debug)]
pub(super) struct Named {
    /// The working directory.
    here: PathBuf,
    /// Each path as an absolute path, with whether it has been visited. Empty if there is only one path, which cannot
    /// be named twice.
    come_to: HashMap<PathBuf, bool>,
}

impl Named {
    pub(super) fn of(paths: &[PathBuf]) -> Self {
        let mut named = Self { here: std::path::absolute(".").unwrap_or_default(), come_to: HashMap::new() };
        if paths.len() > 1 {
            named.come_to = paths.iter().map(|path| (named.key(path), false)).collect();
        }
        named
    }

    /// Whether a path of the command line was visited before; marks it as visited.
    pub(super) fn again(&mut self, path: &Path) -> bool {
        if self.come_to.is_empty() {
            return false;
        }
        let key = self.key(path);
        self.come_to.get_mut(&key).is_some_and(|come_to| std::mem::replace(come_to, true))
    }

    /// The absolute path without `.` and doubled separators. `..` stays: after a link it does not lead back.
    fn key(&self, path: &Path) -> PathBuf {
        self.here.join(path).components().collect()
    }
}
