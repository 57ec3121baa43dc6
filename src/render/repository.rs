//! The names of files for tools that match them with those of a repository.

use std::path::{Path, PathBuf};

use crate::source::{Origin, lexical};

/// How reports name files for tools that match them with the files of a repository.
#[derive(Clone, Debug, Default)]
pub struct Repository {
    /// The working directory of the run.
    pub directory: PathBuf,
    /// The folder of the repository, by each name that it has; none if it is not known.
    pub folders: Vec<PathBuf>,
}

impl Repository {
    /// This repository or, if it is not known, the working directory in its place.
    pub(super) fn or_directory(mut self) -> Self {
        if self.folders.is_empty() {
            self.folders.push(self.directory.clone());
        }
        self
    }

    /// The path of a file from the folder of the repository. A file outside keeps its name, but without `./`, with which
    /// such tools do not find it.
    pub(super) fn path(&self, path: &Path) -> PathBuf {
        let whole = lexical(&self.directory.join(path));
        let inside = self.folders.iter().find_map(|folder| whole.strip_prefix(folder).ok());
        inside.map_or_else(|| lexical(path), Path::to_owned)
    }

    /// The name of a text's origin: for a file, its path from the folder of the repository.
    pub(super) fn name(&self, origin: &Origin) -> String {
        match origin {
            Origin::File(path) => self.path(path).display().to_string(),
            Origin::Stdin | Origin::Composed(_) => origin.to_string(),
        }
    }
}
