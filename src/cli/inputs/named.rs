//! Removes duplicate inputs, however their paths are spelt; the first occurrence counts.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The paths of a command line. What folders hold besides is not remembered, so that they may hold any number.
#[derive(Debug)]
pub(super) struct Named {
    /// The working directory.
    here: PathBuf,
    /// Each path from the root of the file system, with whether it was come to. Empty where one path alone is named,
    /// which cannot be named again.
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

    /// Whether that path was come to before; from now on it was.
    pub(super) fn again(&mut self, path: &Path) -> bool {
        if self.come_to.is_empty() {
            return false;
        }
        let key = self.key(path);
        self.come_to.get_mut(&key).is_some_and(|come_to| std::mem::replace(come_to, true))
    }

    /// The path without `.` and doubled separators. `..` stays: behind a link it does not lead back.
    fn key(&self, path: &Path) -> PathBuf {
        self.here.join(path).components().collect()
    }
}
