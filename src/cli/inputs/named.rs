//! Removes duplicate inputs, however their paths are spelt; the first occurrence counts.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The paths of a command line. Other files in folders are not remembered, so a folder may hold any number.
#[derive(Debug)]
pub(super) struct Named {
    /// The working directory.
    here: PathBuf,
    /// The paths of the command line that have been come to. A path that is named alone is not remembered: it cannot be
    /// come to twice.
    come_to: HashSet<PathBuf>,
    /// Those that have not, from the first folder on: until then they come one by one.
    to_come: Option<HashSet<PathBuf>>,
    is_alone: bool,
}

impl Named {
    pub(super) fn new(paths: usize) -> Self {
        let here = std::path::absolute(".").unwrap_or_default();
        Self { here, come_to: HashSet::new(), to_come: None, is_alone: paths < 2 }
    }

    /// Whether the next path of the command line was come to before.
    pub(super) fn again(&mut self, path: &Path) -> bool {
        !self.is_alone && !self.come_to.insert(key(&self.here, path).to_owned())
    }

    /// Whether a path that was found in a folder is one of the command line that was come to before. `left` are those
    /// that are still to come.
    pub(super) fn again_inside<'p>(&mut self, path: &Path, left: impl Iterator<Item = &'p PathBuf>) -> bool {
        if self.is_alone {
            return false;
        }
        let Self { here, come_to, to_come, .. } = self;
        let to_come = to_come.get_or_insert_with(|| left.map(|path| key(here, path).to_owned()).collect());
        let key = key(here, path);
        if to_come.take(key).is_some_and(|path| come_to.insert(path)) {
            return false;
        }
        come_to.contains(key)
    }
}

/// The path from the working directory, if it is inside it. Paths compare without regard to `.` and doubled separators
/// after their beginning. `..` stays: after a link it does not lead back.
fn key<'p>(here: &Path, path: &'p Path) -> &'p Path {
    path.strip_prefix(here).or_else(|_| path.strip_prefix(".")).unwrap_or(path)
}
