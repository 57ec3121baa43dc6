//! Writes files. A file appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{FileError, folder_of, same_content, same_file};

/// Files that are written beside their places, then moved there together.
#[derive(Debug, Default)]
pub struct Outputs {
    staged: Vec<(NamedTempFile, PathBuf, Placing)>,
    /// Folders that this run created, outermost first.
    made: Vec<PathBuf>,
}

/// How a staged file gets to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placing {
    /// By a rename: it appears whole or not at all.
    Renamed,
    /// By writing its bytes into the existing device, pipe or descriptor. A rename would replace that by a file.
    Written,
}

impl Placing {
    fn to(path: &Path) -> Self {
        let special = fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir());
        if special || is_descriptor(path) { Placing::Written } else { Placing::Renamed }
    }
}

/// Whether a path leads to a descriptor that is open. That may be one of a regular file, which other processes have
/// open too: `/dev/stdout` leads to `/proc/self/fd/1`.
fn is_descriptor(path: &Path) -> bool {
    let follow = |path: &PathBuf| Some(folder_of(path).join(fs::read_link(path).ok()?));
    let steps = std::iter::successors(Some(path.to_owned()), follow).take(LINKS);
    steps
        .map(|step| folder_of(&step))
        .any(|folder| folder == Path::new("/dev/fd") || folder.starts_with("/proc") && folder.ends_with("fd"))
        && path.exists()
}

/// How many links are followed, as in Linux, so that a loop of links ends.
const LINKS: usize = 40;

impl Outputs {
    /// Creates a folder and its missing parents.
    ///
    /// # Errors
    /// When it cannot be created, or something else has its name.
    pub fn folder(&mut self, path: &Path) -> Result<(), FileError> {
        let mut missing: Vec<&Path> = path
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
            .collect();
        missing.reverse();
        for folder in missing {
            fs::create_dir(folder).map_err(|error| FileError::unwritable(folder, error))?;
            self.made.push(folder.to_owned());
        }
        if path.is_dir() {
            return Ok(());
        }
        Err(FileError::NotAFolder(path.to_owned()))
    }

    /// Stages bytes for `path`.
    ///
    /// # Errors
    /// When they cannot be written beside `path`.
    pub fn bytes(&mut self, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
        self.stage(path, |file| file.write_all(bytes))
    }

    /// Stages the bytes that `fill` writes for `path`.
    ///
    /// # Errors
    /// When `fill` fails, or the file cannot be written beside `path`.
    pub fn filled(
        &mut self,
        path: &Path,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), FileError> {
        self.stage(path, |file| {
            let mut buffered = io::BufWriter::new(file);
            fill(&mut buffered)?;
            buffered.flush()
        })
    }

    /// Stages a copy of `from` for `path`, unless `path` has that content already. Returns whether the copy will
    /// replace other content.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn copy(&mut self, from: &Path, path: &Path) -> Result<bool, FileError> {
        let replaced = path.exists();
        if replaced && (same_file(from, path) || same_content(from, path)?) {
            return Ok(false);
        }
        let mut source = File::open(from).map_err(|error| FileError::unreadable(from, error))?;
        self.stage(path, |file| io::copy(&mut source, file).map(|_| ()))?;
        Ok(replaced)
    }

    /// Stages new content for a file whose content was `read` before. A link to the file stays a link.
    ///
    /// # Errors
    /// When it may not be written, or its content has changed since.
    pub fn replace(&mut self, path: &Path, read: &[u8], bytes: &[u8]) -> Result<(), FileError> {
        let metadata = fs::metadata(path).map_err(|error| FileError::unreadable(path, error))?;
        writable(path, &metadata)?;
        // Only a regular file can be replaced by a file, and only under a name of its own.
        if !metadata.is_file() || is_descriptor(path) {
            return Err(FileError::NotAFile(path.to_owned()));
        }
        let now = fs::read(path).map_err(|error| FileError::unreadable(path, error))?;
        if now == bytes {
            return Ok(());
        }
        if now != read {
            return Err(FileError::Changed(path.to_owned()));
        }
        self.bytes(path, bytes)
    }

    fn stage(
        &mut self,
        path: &Path,
        fill: impl FnOnce(&mut Growing) -> io::Result<()>,
    ) -> Result<(), FileError> {
        let mut growing = Growing::start(path)?;
        fill(&mut growing).map_err(|error| FileError::unwritable(path, error))?;
        self.keep(growing)
    }

    /// Stages a file that was written piece by piece.
    ///
    /// # Errors
    /// When the last piece cannot be written.
    pub fn keep(&mut self, growing: Growing) -> Result<(), FileError> {
        let Growing { file, path, placing } = growing;
        let finish = || -> io::Result<NamedTempFile> {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            if placing == Placing::Written {
                return Ok(file);
            }
            if let Ok(metadata) = fs::metadata(&path) {
                keep_owner(file.as_file(), &metadata);
                file.as_file().set_permissions(metadata.permissions())?;
            }
            Ok(file)
        };
        let file = finish().map_err(|error| FileError::unwritable(&path, error))?;
        self.staged.push((file, path, placing));
        Ok(())
    }

    /// Moves all staged files to their places, in the order in which they were staged.
    ///
    /// # Errors
    /// When a move fails; the files that are not moved yet are removed.
    pub fn commit(mut self) -> Result<(), FileError> {
        for (file, path, placing) in std::mem::take(&mut self.staged) {
            let placed = match placing {
                Placing::Renamed => file.persist(&path).map(drop).map_err(|error| error.error),
                Placing::Written => written(&file, &path),
            };
            placed.map_err(|error| FileError::unwritable(&path, error))?;
        }
        self.made.clear();
        Ok(())
    }
}

/// A file that grows beside its place; it is removed unless it is kept.
#[derive(Debug)]
pub struct Growing {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
    placing: Placing,
}

impl Growing {
    /// Starts a file that will be moved to `path`.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn start(path: &Path) -> Result<Self, FileError> {
        if path.is_dir() {
            return Err(FileError::FolderToWrite(path.to_owned()));
        }
        let placing = Placing::to(path);
        if placing == Placing::Written {
            let file = NamedTempFile::new().map_err(|error| FileError::unwritable(path, error))?;
            return Ok(Self { file: BufWriter::new(file), path: path.to_owned(), placing });
        }
        // A link stays a link, and the file it leads to is replaced. A dangling link is replaced itself.
        let resolved = if path.is_symlink() { path.canonicalize().ok() } else { None };
        let place = resolved.as_deref().unwrap_or(path);
        if let Ok(metadata) = fs::metadata(place) {
            writable(path, &metadata)?;
        }
        let file = beside(place, &folder_of(place)).map_err(|error| FileError::unwritable(path, error))?;
        Ok(Self { file: BufWriter::new(file), path: place.to_owned(), placing })
    }

    /// The path that the file will be moved to.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Writes a staged file into the existing file or device at `path`.
///
/// The process's own streams are written where they are: opening them by name would begin at the start of the file that
/// the shell has redirected them to. Other descriptors can only be opened anew, so files are appended to.
fn written(file: &NamedTempFile, path: &Path) -> io::Result<()> {
    let mut place: Box<dyn Write> = match stream(path) {
        Some(1) => Box::new(io::stdout()),
        Some(2) => Box::new(io::stderr()),
        _ => Box::new(File::options().append(true).open(path)?),
    };
    io::copy(&mut file.reopen()?, &mut place)?;
    place.flush()
}

/// The number of the process's own descriptor that a path names.
fn stream(path: &Path) -> Option<u32> {
    match path.to_str()? {
        "/dev/stdout" => Some(1),
        "/dev/stderr" => Some(2),
        name => {
            ["/dev/fd/", "/proc/self/fd/"].iter().find_map(|folder| name.strip_prefix(folder))?.parse().ok()
        }
    }
}

/// Appends to a file that other programs append to as well.
///
/// # Errors
/// When it cannot be written.
pub fn append(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let file = File::options().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(bytes)).map_err(|error| FileError::unwritable(path, error))
}

impl Drop for Outputs {
    /// Removes what a failed run has made: staged files remove themselves, folders are removed only if empty.
    fn drop(&mut self) {
        self.staged.clear();
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Creates the file that will be renamed to `place`. Its permissions are those of the existing file at `place`, or
/// else those of any new file of this user (`umask`), so nobody can read it who may not read the final file.
#[cfg(unix)]
fn beside(place: &Path, folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let there = fs::metadata(place).map(|metadata| metadata.permissions());
    let permissions = there.unwrap_or_else(|_| fs::Permissions::from_mode(0o666));
    tempfile::Builder::new().permissions(permissions).tempfile_in(folder)
}

#[cfg(not(unix))]
fn beside(_: &Path, folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}

/// Gives a file the owner and the group of the one that it replaces, as far as this user may: in a container that runs
/// as root, the files of a mounted folder stay those of the user outside.
#[cfg(unix)]
fn keep_owner(file: &File, replaced: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let Ok(now) = file.metadata() else { return };
    let (owner, group) = (replaced.uid(), replaced.gid());
    if (now.uid(), now.gid()) != (owner, group) && fchown(file, Some(owner), Some(group)).is_err() {
        // Any user may give a file to a group of their own. More cannot be done, and the content counts.
        let _ = fchown(file, None, Some(group));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

/// Refuses to replace a file that is marked as read-only: a rename would replace it all the same.
fn writable(path: &Path, metadata: &fs::Metadata) -> Result<(), FileError> {
    if metadata.permissions().readonly() {
        return Err(FileError::ReadOnly(path.to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
