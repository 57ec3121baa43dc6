//! The baseline: findings of an earlier run, which are not reported again.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Silence, Suppressed};
use crate::source::{Origin, lexical, relative};

/// A finding as a baseline records it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The rule that found it.
    pub rule: String,
    /// The elements around it.
    pub element: String,
}

/// Findings by their fingerprints.
pub type KnownFindings = BTreeMap<u64, Known>;

/// The findings that do not count because an earlier run had them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// Every finding. Used while a baseline is being made.
    Everything,
    /// The recorded findings of each document, by the document's name.
    Of(HashMap<String, KnownFindings>, Names),
}

/// How a baseline names documents: by their paths relative to the baseline's folder, however and from wherever they are
/// named on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The working directory.
    here: PathBuf,
    /// The folder of the baseline, as an absolute path.
    folder: PathBuf,
}

impl Names {
    /// The names for a baseline in the file `path`, in a run in the directory `here`.
    #[must_use]
    pub fn of(path: &Path, here: &Path) -> Self {
        let folder = lexical(&here.join(path)).parent().map(Path::to_owned).unwrap_or_default();
        Self { here: here.to_owned(), folder }
    }

    /// The name of a document, the same on every system.
    #[must_use]
    pub fn name(&self, origin: &Origin) -> String {
        match origin {
            Origin::File(path) => self.name_of(path),
            Origin::Stdin | Origin::Composed(_) => origin.to_string(),
        }
    }

    /// The name of the document in this file.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> String {
        let name = relative(&self.here.join(path), &self.folder).unwrap_or_else(|| lexical(path));
        let name = name.display().to_string();
        if cfg!(windows) { name.replace('\\', "/") } else { name }
    }

    /// The path of the document of this name.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Baseline {
    /// Moves the findings that the baseline records from `found` to `suppressed`, and returns how many recorded
    /// findings no longer occur.
    pub(in crate::check) fn take(
        &self,
        origin: &Origin,
        found: &mut Vec<Diagnostic>,
        suppressed: &mut Vec<Suppressed>,
    ) -> usize {
        let known = match self {
            Baseline::Everything => None,
            Baseline::Of(documents, names) => match documents.get(&names.name(origin)) {
                Some(known) => Some(known),
                None => return 0,
            },
        };
        let is_known = |diagnostic: &mut Diagnostic| {
            known.is_none_or(|known| known.contains_key(&diagnostic.fingerprint))
        };
        let (before, by) = (found.len(), Silence::Baseline);
        let taken = found.extract_if(.., is_known);
        suppressed.extend(taken.map(|diagnostic| Suppressed { diagnostic, by: by.clone() }));
        known.map_or(0, |known| known.len().saturating_sub(before - found.len()))
    }
}
