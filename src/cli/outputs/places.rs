//! Resolves output paths, and protects files that must not be overwritten.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::exit::Failure;

/// Whether two paths lead to the same file, or would if it were created.
#[must_use]
pub fn same_file(one: &Path, other: &Path) -> bool {
    // The file or its folder may not exist yet.
    let to_be = |path: &Path| Some(folder_of(path).canonicalize().ok()?.join(path.file_name()?));
    let place = |path: &Path| {
        path.canonicalize().ok().or_else(|| to_be(path)).or_else(|| std::path::absolute(path).ok())
    };
    place(one).is_some_and(|one| place(other) == Some(one))
}

/// Checks that no output is one of the inputs, and that no path is written twice.
///
/// # Errors
/// When an output is one of the inputs, or has the path of an earlier output.
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

/// The number of hard links to a file. Replacing the file leaves the other links as they are.
#[cfg(unix)]
#[must_use]
pub fn names(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).map_or(1, |metadata| metadata.nlink())
}

/// The number of hard links to a file. It is not known on this system, so this returns 1.
#[cfg(not(unix))]
#[must_use]
pub fn names(_path: &Path) -> u64 {
    1
}

/// Checks that no input is in the folder for results, where a result could get its name.
///
/// # Errors
/// When an input is in that folder.
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
