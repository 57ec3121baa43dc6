//! Maps URLs to local files. Pure: whether a file exists is not checked here.

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

/// All mappings of a run, and single files with their URLs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locations {
    mappings: Vec<Mapping>,
    files: Vec<(String, PathBuf)>,
}

impl Locations {
    /// Locations of folders only.
    #[must_use]
    pub fn new(mappings: Vec<Mapping>) -> Self {
        Self { mappings, files: Vec::new() }
    }

    /// Locations of single files only, each with its URL.
    #[must_use]
    pub fn of_files(files: Vec<(String, PathBuf)>) -> Self {
        Self::default().with_files(files)
    }

    /// The same locations with the given single files, which take precedence over folders.
    #[must_use]
    pub fn with_files(self, files: Vec<(String, PathBuf)>) -> Self {
        Self { files, ..self }
    }

    /// The local file for `url`: a single file with that URL, else a file below the longest matching base URL. Paths
    /// that leave the folder are rejected.
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
            ("HTTPS://A.com:443/m/x.jpg", Some("one/x.jpg")),
            ("https://a.com:80/m/x.jpg", None),
            ("https://a.com/M/x.jpg", None),
        ] {
            assert_eq!(locations.locate(url), path.map(PathBuf::from), "{url}");
        }
    }
}
