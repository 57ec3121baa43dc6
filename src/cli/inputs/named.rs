//! Removes duplicate inputs, however their paths are spelt; the first occurrence counts.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The paths of a command line. Other files in folders are not remembered, so a folder may hold any number.
#[derive(Debug)]
pub(super) struct Named {
    /// The working directory.
    here: PathBuf,
    /// Whether there is only one path, which cannot be visited twice.
    is_alone: bool,
    /// The paths of the command line that have been visited.
    visited: HashSet<PathBuf>,
    /// Those that were not when the first folder was walked; nothing else asks for them.
    ahead: Option<HashSet<PathBuf>>,
}

impl Named {
    /// A command line of so many paths, none of which has been visited.
    pub(super) fn new(paths: usize) -> Self {
        let here = std::path::absolute(".").unwrap_or_default();
        Self { here, is_alone: paths < 2, visited: HashSet::new(), ahead: None }
    }

    /// Whether the next path of the command line was visited before; marks it as visited.
    pub(super) fn again(&mut self, path: &Path) -> bool {
        !self.is_alone && !self.visited.insert(key(&self.here, path).to_owned())
    }

    /// Whether what was found in a folder is named on the command line too and was visited before; marks it as visited
    /// if it is named. `left` are the paths of the command line that are still to come.
    pub(super) fn again_in_folder<'p>(
        &mut self,
        path: &Path,
        left: impl IntoIterator<Item = &'p PathBuf>,
    ) -> bool {
        if self.is_alone {
            return false;
        }
        let Self { here, visited, ahead, .. } = self;
        let ahead =
            ahead.get_or_insert_with(|| left.into_iter().map(|path| key(here, path).to_owned()).collect());
        let key = key(here, path);
        match ahead.take(key) {
            Some(named) => !visited.insert(named),
            None => visited.contains(key),
        }
    }
}

/// The path from the working directory, if it is inside it. Paths compare without regard to doubled separators, and to
/// `.` after their beginning. `..` stays: after a link it does not lead back.
fn key<'p>(here: &Path, path: &'p Path) -> &'p Path {
    path.strip_prefix(here).or_else(|_| path.strip_prefix(".")).unwrap_or(path)
}
