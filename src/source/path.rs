//! Purely lexical handling of paths: the file system is never consulted.

use std::path::{Component, Path, PathBuf};

/// Normalises a path: removes `.`, doubled separators, and each `..` together with the name before it.
#[must_use]
pub fn lexical(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match (part, plain.components().next_back()) {
            (Component::CurDir, _)
            | (Component::ParentDir, Some(Component::RootDir | Component::Prefix(_))) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                plain.pop();
            }
            _ => plain.push(part),
        }
    }
    plain
}

/// The relative path from `folder` to `path`, with as many `..` as needed. Both must be absolute paths. `None` if they
/// have no root in common.
#[must_use]
pub fn relative(path: &Path, folder: &Path) -> Option<PathBuf> {
    let (path, folder) = (lexical(path), lexical(folder));
    let shared = path.components().zip(folder.components()).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return None;
    }
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    Some(up.chain(path.components().skip(shared)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_path_become_one() {
        for (path, plain) in [
            ("./a//b/./c.xml", "a/b/c.xml"),
            ("a/../b.xml", "b.xml"),
            ("../a/../../b.xml", "../../b.xml"),
            ("/../a", "/a"),
            ("/a/b/../../..", "/"),
            ("a/..", ""),
        ] {
            assert_eq!(lexical(Path::new(path)), Path::new(plain), "{path}");
        }
    }

    #[test]
    fn a_path_is_told_from_a_folder() {
        for (path, folder, told) in [
            ("/r/a/b.xml", "/r", Some("a/b.xml")),
            ("/r/b.xml", "/r/a/../c/d", Some("../../b.xml")),
            ("/s/b.xml", "/r", Some("../s/b.xml")),
            ("b.xml", "/r", None),
        ] {
            assert_eq!(
                relative(Path::new(path), Path::new(folder)).as_deref(),
                told.map(Path::new),
                "{path}"
            );
        }
    }
}
