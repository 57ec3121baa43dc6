//! Which local file stands for which URL. Pure: whether the file exists is not asked here.

use std::path::{Component, Path, PathBuf};

use crate::reference;

/// A folder and the URL under which its files are served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The URL.
    pub base_url: String,
    /// The folder.
    pub dir: PathBuf,
}

/// All mappings of a run, and files known one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locations {
    mappings: Vec<Mapping>,
    files: Vec<(String, PathBuf)>,
}

impl Locations {
    /// Locations by folders.
    #[must_use]
    pub fn new(mappings: Vec<Mapping>) -> Self {
        Self { mappings, files: Vec::new() }
    }

    /// Locations of single files by their URLs.
    #[must_use]
    pub fn of_files(files: Vec<(String, PathBuf)>) -> Self {
        Self::default().with_files(files)
    }

    /// The same, and those of single files by their URLs, which come first.
    #[must_use]
    pub fn with_files(self, files: Vec<(String, PathBuf)>) -> Self {
        Self { files, ..self }
    }

    /// The file that stands for `url`: by name, else below the longest base that fits. Paths that climb out
    /// of their folder are no files of ours.
    #[must_use]
    pub fn locate(&self, url: &str) -> Option<PathBuf> {
        if let Some((_, path)) = self.files.iter().find(|(known, _)| known == url) {
            return Some(path.clone());
        }
        self.mappings
            .iter()
            .filter_map(|mapping| Some((mapping, reference::below(&mapping.base_url, url)?)))
            .filter(|(_, path)| stays_inside(path))
            .max_by_key(|(mapping, _)| mapping.base_url.trim_end_matches('/').len())
            .map(|(mapping, path)| mapping.dir.join(path))
    }
}

fn stays_inside(path: &str) -> bool {
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    !path.is_empty() && !path.contains(['\0', '\\']) && Path::new(path).components().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_base_wins_and_nothing_climbs_out() {
        let mapping = |base_url: &str, dir: &str| Mapping { base_url: base_url.into(), dir: dir.into() };
        let locations =
            Locations::new(vec![mapping("https://a.com/m", "one"), mapping("https://a.com/m/deep/", "two")]);
        for (url, path) in [
            ("https://a.com/m/x%20y.jpg?v=1", Some("one/x y.jpg")),
            ("https://a.com/m/deep/z.jpg", Some("two/z.jpg")),
            ("https://a.com/mm/x.jpg", None),
            ("https://a.com/m/", None),
            ("https://a.com/m/../x.jpg", None),
            ("https://a.com/m/%2e%2e/x.jpg", None),
            ("https://a.com/m/%2Fetc/passwd", None),
            ("https://a.com/m/a%00.jpg", None),
            ("https://b.com/m/x.jpg", None),
        ] {
            assert_eq!(locations.locate(url), path.map(PathBuf::from), "{url}");
        }
    }
}
