//! Resolves output paths, and protects files that must not be overwritten.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::FileError;
use crate::source::lexical;

/// The file that a path leads to, links resolved, or would lead to if it were created. `None` if the working directory
/// is gone.
#[must_use]
pub fn place(path: &Path) -> Option<PathBuf> {
    // The file or its folder may not exist yet.
    let to_be = || Some(folder_of(path).canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(to_be).or_else(|| std::path::absolute(path).ok())
}

/// Whether two paths lead to the same file, or would if it were created.
#[must_use]
pub fn same_file(one: &Path, other: &Path) -> bool {
    place(one).is_some_and(|one| place(other) == Some(one))
}

/// Checks that no output is one of the inputs, and that no path is written twice.
///
/// # Errors
/// When an output is one of the inputs, or has the path of an earlier output.
pub fn spared<'p>(outputs: &[&Path], inputs: impl Iterator<Item = &'p Path>) -> Result<(), FileError> {
    let inputs: HashSet<PathBuf> = inputs.filter_map(place).collect();
    let mut written = HashSet::new();
    for output in outputs {
        let Some(place) = place(output) else { continue };
        if inputs.contains(&place) {
            return Err(FileError::IsInput((*output).to_owned()));
        }
        if !written.insert(place) {
            return Err(FileError::Twice((*output).to_owned()));
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

/// Checks that no input is in the folder for results, links resolved, where a result could get its name.
///
/// # Errors
/// When an input is in that folder.
pub fn outside(folder: &Path, inputs: &[PathBuf]) -> Result<(), FileError> {
    let is_inside = |input: &Path| same_file(&folder_of(input), folder);
    let leads_inside = |input: &Path| input.canonicalize().is_ok_and(|input| is_inside(&input));
    match inputs.iter().find(|input| is_inside(input) || leads_inside(input)) {
        None => Ok(()),
        Some(input) => Err(FileError::AmongResults(input.clone())),
    }
}

/// The folder of a path.
#[must_use]
pub fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// Whether there is anything at a path.
///
/// # Errors
/// When the system does not tell, as in a folder that this user may not enter.
pub fn is_there(path: &Path) -> Result<bool, FileError> {
    path.try_exists().map_err(|error| FileError::unreadable(path, error))
}

/// A folder as an absolute path without links, or without `.` and `..` alone if it does not exist. `here` is the working
/// directory.
#[must_use]
pub fn real_folder(folder: &Path, here: &Path) -> PathBuf {
    let folder = here.join(folder);
    folder.canonicalize().unwrap_or_else(|_| lexical(&folder))
}

/// The folders among `paths`, and those of the files among them, that are named through links: each as an absolute path,
/// with the folder that it is.
#[must_use]
pub fn linked_folders(paths: &[PathBuf], here: &Path) -> HashMap<PathBuf, PathBuf> {
    let named = paths.iter().flat_map(|path| [here.join(path), here.join(folder_of(path))]);
    let named: HashSet<PathBuf> = named.filter(|path| path.is_dir()).collect();
    let real = named.into_iter().filter_map(|folder| Some((folder.canonicalize().ok()?, folder)));
    real.filter(|(real, folder)| *real != lexical(folder)).map(|(real, folder)| (folder, real)).collect()
}
