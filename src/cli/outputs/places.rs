//! Resolves output paths, and protects files that must not be overwritten.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::exit::Failure;

/// Whether two paths lead to one file, or would if it were made.
#[must_use]
pub fn same_file(one: &Path, other: &Path) -> bool {
    // It or its folder may be still to be made.
    let to_be = |path: &Path| Some(folder_of(path).canonicalize().ok()?.join(path.file_name()?));
    let place = |path: &Path| {
        path.canonicalize().ok().or_else(|| to_be(path)).or_else(|| std::path::absolute(path).ok())
    };
    place(one).is_some_and(|one| place(other) == Some(one))
}

/// Sees that what is written goes over no input, and that each place is written once.
///
/// # Errors
/// When a place is that of an input, or of what is written before it.
pub fn spared<'p>(
    places: &[&'p Path],
    inputs: impl Iterator<Item = &'p Path> + Clone,
) -> Result<(), Failure> {
    for (index, place) in places.iter().enumerate() {
        if inputs.clone().any(|input| same_file(input, place)) {
            return Err(Failure::usage(format!("`{}` is one of the inputs", place.display()))
                .help("name another place: no input is overwritten"));
        }
        if places[..index].iter().any(|before| same_file(before, place)) {
            return Err(Failure::usage(format!("`{}` would be written twice", place.display()))
                .help("give each result a file of its own"));
        }
    }
    Ok(())
}

/// How many names a file has in its file system. One that is replaced leaves the others as they are.
#[cfg(unix)]
#[must_use]
pub fn names(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).map_or(1, |metadata| metadata.nlink())
}

/// How many names a file has in its file system, where that can be told.
#[cfg(not(unix))]
#[must_use]
pub fn names(_path: &Path) -> u64 {
    1
}

/// Sees that none of the inputs lies in the folder that results go to, where any of them could get its name.
///
/// # Errors
/// When one does.
pub fn outside(folder: &Path, inputs: &[PathBuf]) -> Result<(), Failure> {
    match inputs.iter().find(|input| same_file(&folder_of(input), folder)) {
        None => Ok(()),
        Some(input) => Err(Failure::usage(format!("`{}` lies in `--out-dir` itself", input.display()))
            .help("name another folder: no input is overwritten")),
    }
}

/// The folder of a path.
#[must_use]
pub fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}
