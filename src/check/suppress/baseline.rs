//! The baseline: findings of an earlier run, which are not reported again.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Silence, Suppressed};
use crate::source::{Origin, distinct, lexical, of_distinct, relative};

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
    /// The folder of the baseline, as an absolute path without links.
    folder: PathBuf,
    /// Folders that are named through links, each with the folder that it is.
    links: HashMap<PathBuf, PathBuf>,
}

impl Names {
    /// The names for a baseline in `folder`, in a run in the directory `here`. `links` are the folders of the run that
    /// are named through symbolic links, each with the folder that it is.
    #[must_use]
    pub fn new(folder: PathBuf, here: PathBuf, links: HashMap<PathBuf, PathBuf>) -> Self {
        Self { here, folder, links }
    }

    /// The name of a document, the same on every system.
    #[must_use]
    pub fn name(&self, origin: &Origin) -> String {
        match origin {
            Origin::File(path) => self.name_of(path),
            Origin::Stdin | Origin::Composed(_) => origin.to_string(),
        }
    }

    fn name_of(&self, path: &Path) -> String {
        let path = self.here.join(path);
        let direct = path.ancestors().find_map(|folder| Some((self.links.get(folder)?, folder)));
        let direct = direct.map(|(link, folder)| {
            link.join(path.strip_prefix(folder).expect("a path begins with its ancestors"))
        });
        let path = direct.unwrap_or(path);
        distinct(&relative(&path, &self.folder).unwrap_or_else(|| lexical(&path)))
    }

    /// The path of the document of this name; `None` if it was not read from a file.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<PathBuf> {
        (name != Origin::Stdin.to_string()).then(|| self.folder.join(of_distinct(name)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_one_name_through_any_link() {
        let links = [("/home/lnk", "/data/b"), ("/data/b/up/..", "/data")];
        let links = links.map(|(link, folder)| (link.into(), folder.into()));
        let names = Names::new("/data/b".into(), "/data/b".into(), links.into());
        for (path, name) in [
            ("a.xml", "a.xml"),
            ("./r/../a.xml", "a.xml"),
            ("/home/lnk/a.xml", "a.xml"),
            ("/home/lnk/r/a.xml", "r/a.xml"),
            ("up/../a.xml", "../a.xml"),
            ("/elsewhere/a.xml", "../../elsewhere/a.xml"),
        ] {
            assert_eq!(names.name(&Origin::File(path.into())), name, "{path}");
        }
        assert_eq!(names.file("r/a.xml"), Some("/data/b/r/a.xml".into()));
        assert_eq!(names.file(&names.name(&Origin::Stdin)), None);
    }
}
