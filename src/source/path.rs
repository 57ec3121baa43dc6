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

/// A path as text that no other path has, with `/` between its parts: of a name that is not UTF-8, each byte that is
/// none is written `\xE9`, and a backslash is doubled.
#[cfg(unix)]
#[must_use]
pub fn distinct(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;
    let mut text = String::new();
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        text.push_str(&chunk.valid().replace('\\', r"\\"));
        text.extend(chunk.invalid().iter().map(|byte| format!(r"\x{byte:02X}")));
    }
    text
}

/// A path as text, with `/` between its parts.
#[cfg(not(unix))]
#[must_use]
pub fn distinct(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// The path that [`distinct`] writes as this text.
#[cfg(unix)]
#[must_use]
pub fn of_distinct(text: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find('\\') {
        bytes.extend(rest[..at].bytes());
        rest = &rest[at + 1..];
        let byte = rest.strip_prefix('x').and_then(|rest| u8::from_str_radix(rest.get(..2)?, 16).ok());
        rest = match byte {
            Some(byte) => {
                bytes.push(byte);
                &rest[3..]
            }
            None => {
                bytes.push(b'\\');
                rest.strip_prefix('\\').unwrap_or(rest)
            }
        };
    }
    bytes.extend(rest.bytes());
    std::ffi::OsString::from_vec(bytes).into()
}

/// The path that [`distinct`] writes as this text.
#[cfg(not(unix))]
#[must_use]
pub fn of_distinct(text: &str) -> PathBuf {
    text.into()
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

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_utf8_stay_apart() {
        use std::os::unix::ffi::OsStringExt;
        for (bytes, text) in [
            (&b"r/caf\xe9.xml"[..], r"r/caf\xE9.xml"),
            (b"caf\xe8\xff", r"caf\xE8\xFF"),
            (br"caf\xE9.xml", r"caf\\xE9.xml"),
            (br"a\\b\", r"a\\\\b\\"),
            ("caf\u{e9}.xml".as_bytes(), "caf\u{e9}.xml"),
        ] {
            let path = PathBuf::from(std::ffi::OsString::from_vec(bytes.to_vec()));
            assert_eq!(distinct(&path), text);
            assert_eq!(of_distinct(text), path, "{text}");
        }
        assert_eq!(of_distinct(r"a\xq\"), Path::new(r"a\xq\"));
    }
}
