//! The door for written files. A file appears whole or not at all.

mod places;

pub use places::{folder_of, names, outside, same_file, spared};

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest, Sha256};
use tempfile::{NamedTempFile, TempDir};

use super::exit::Failure;
use super::inputs::{reason, unreadable};

/// Hexadecimal digits of a content hash in a name: 64 bits, enough for any campaign.
const HASH_DIGITS: usize = 16;

/// Files that are written beside their places, then moved into them together.
#[derive(Debug, Default)]
pub struct Outputs {
    staged: Vec<(NamedTempFile, PathBuf, Way)>,
    /// Folders that this run made, outermost first.
    made: Vec<PathBuf>,
}

/// How what is staged gets into its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// A rename: it appears whole or not at all.
    Renamed,
    /// Its bytes are written into what is there, which is a device, a pipe or a descriptor. A rename would put a file
    /// in its place.
    Written,
}

impl Way {
    fn to(path: &Path) -> Self {
        let special = fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir());
        // What leads to a descriptor may be a file, which others have open.
        let descriptor = ["/dev", "/proc"].iter().any(|folder| path.starts_with(folder)) && path.exists();
        if special || descriptor { Way::Written } else { Way::Renamed }
    }
}

impl Outputs {
    /// Makes a folder, and those above it.
    ///
    /// # Errors
    /// When it cannot be made, or something else has its name.
    pub fn folder(&mut self, path: &Path) -> Result<(), Failure> {
        let mut missing: Vec<&Path> = path
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
            .collect();
        missing.reverse();
        for folder in missing {
            fs::create_dir(folder).map_err(|error| unwritable(folder, &error))?;
            self.made.push(folder.to_owned());
        }
        if path.is_dir() {
            return Ok(());
        }
        Err(Failure::world(format!("`{}` is not a folder", path.display())).help("name another `--out-dir`"))
    }

    /// Stages bytes for `path`.
    ///
    /// # Errors
    /// When they cannot be written beside it.
    pub fn bytes(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        self.stage(path, |file| file.write_all(bytes))
    }

    /// Stages what `fill` writes for `path`.
    ///
    /// # Errors
    /// When `fill` fails, or it cannot be written beside its place.
    pub fn filled(
        &mut self,
        path: &Path,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        self.stage(path, |file| {
            let mut buffered = io::BufWriter::new(file);
            fill(&mut buffered)?;
            buffered.flush()
        })
    }

    /// Stages a copy of `from` for `path`; nothing where it stands there already. Says whether it goes over something
    /// else.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn copy(&mut self, from: &Path, path: &Path) -> Result<bool, Failure> {
        let replaced = path.exists();
        if replaced && (same_file(from, path) || same_content(from, path)?) {
            return Ok(false);
        }
        let mut source = File::open(from).map_err(|error| unreadable(from, &error))?;
        self.stage(path, |file| io::copy(&mut source, file).map(|_| ()))?;
        Ok(replaced)
    }

    /// Stages new content for a file that was read before, as `read`. A link to it stays a link.
    ///
    /// # Errors
    /// When it may not be written, or holds something else by now.
    pub fn replace(&mut self, path: &Path, read: &[u8], bytes: &[u8]) -> Result<(), Failure> {
        let metadata = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
        if metadata.permissions().readonly() {
            return Err(Failure::world(format!("`{}` is read-only", path.display()))
                .help("give this user the right to write it"));
        }
        // Only a file can be put in a file's place.
        if !metadata.is_file() {
            return Err(Failure::world(format!("`{}` is not a file", path.display())));
        }
        let now = fs::read(path).map_err(|error| unreadable(path, &error))?;
        if now == bytes {
            return Ok(());
        }
        if now != read {
            return Err(Failure::world(format!("`{}` was changed during the run", path.display()))
                .help("run the command again"));
        }
        self.bytes(path, bytes)
    }

    fn stage(
        &mut self,
        path: &Path,
        fill: impl FnOnce(&mut Growing) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let mut growing = Growing::start(path)?;
        fill(&mut growing).map_err(|error| unwritable(path, &error))?;
        self.keep(growing)
    }

    /// Stages what was written piece by piece.
    ///
    /// # Errors
    /// When the last piece cannot be written.
    pub fn keep(&mut self, growing: Growing) -> Result<(), Failure> {
        let Growing { file, path, way } = growing;
        let finish = || -> io::Result<NamedTempFile> {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            if way == Way::Written {
                return Ok(file);
            }
            if let Ok(metadata) = fs::metadata(&path) {
                file.as_file().set_permissions(metadata.permissions())?;
            }
            Ok(file)
        };
        let file = finish().map_err(|error| unwritable(&path, &error))?;
        self.staged.push((file, path, way));
        Ok(())
    }

    /// Moves every staged file into its place, in the order in which they were staged.
    ///
    /// # Errors
    /// When a move fails; what is not moved by then is removed.
    pub fn commit(mut self) -> Result<(), Failure> {
        for (file, path, way) in std::mem::take(&mut self.staged) {
            let placed = match way {
                Way::Renamed => file.persist(&path).map(drop).map_err(|error| error.error),
                Way::Written => written(&file, &path),
            };
            placed.map_err(|error| unwritable(&path, &error))?;
        }
        self.made.clear();
        Ok(())
    }
}

/// A file that grows beside its place; nothing of it is left where it is not kept.
#[derive(Debug)]
pub struct Growing {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
    way: Way,
}

impl Growing {
    /// Begins a file that is meant for `path`.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn start(path: &Path) -> Result<Self, Failure> {
        if path.is_dir() {
            return Err(Failure::world(format!("`{}` is a folder", path.display())).help("name a file"));
        }
        let way = Way::to(path);
        if way == Way::Written {
            let file = NamedTempFile::new().map_err(|error| unwritable(path, &error))?;
            return Ok(Self { file: BufWriter::new(file), path: path.to_owned(), way });
        }
        // A link stays, and what it leads to is replaced; one that leads nowhere is no reason to fail.
        let resolved = if path.is_symlink() { path.canonicalize().ok() } else { None };
        let place = resolved.as_deref().unwrap_or(path);
        let file = beside(place, &folder_of(place)).map_err(|error| unwritable(path, &error))?;
        Ok(Self { file: BufWriter::new(file), path: place.to_owned(), way })
    }

    /// The place that it is meant for.
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

/// Writes what is staged into what has the place already.
fn written(file: &NamedTempFile, path: &Path) -> io::Result<()> {
    let mut place = File::options().write(true).open(path)?;
    io::copy(&mut file.reopen()?, &mut place)?;
    place.flush()
}

/// Adds to the end of a file that others write to as well.
///
/// # Errors
/// When it cannot be written.
pub fn append(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let file = File::options().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(bytes)).map_err(|error| unwritable(path, &error))
}

impl Drop for Outputs {
    /// Removes what a run that failed has made: staged files remove themselves, folders only if empty.
    fn drop(&mut self) {
        self.staged.clear();
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// A folder for files that nobody but this run sees. It goes with the value.
#[derive(Debug)]
pub struct Scratch {
    folder: TempDir,
    next: AtomicUsize,
}

impl Scratch {
    /// Makes the folder.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new() -> Result<Self, Failure> {
        let folder = tempfile::tempdir().map_err(|error| no_temporary_folder(&error))?;
        Ok(Self { folder, next: AtomicUsize::new(0) })
    }

    /// Makes a file in it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(&self) -> io::Result<(PathBuf, impl Write + use<>)> {
        let path = self.folder.path().join(self.next.fetch_add(1, Ordering::Relaxed).to_string());
        let file = File::create_new(&path)?;
        Ok((path, file))
    }
}

/// Makes the file that will be renamed to `place`. Nobody reads it who may not read that: what is there already keeps its
/// permissions, what is new gets those of any file of this user (`umask`).
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

/// Opens a file to be copied somewhere.
///
/// # Errors
/// When it cannot be read.
pub fn open(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| unreadable(path, &error))
}

/// Whether two files hold the same bytes.
///
/// # Errors
/// When one of them cannot be read.
pub fn same_content(one: &Path, other: &Path) -> Result<bool, Failure> {
    let length = |path: &Path| fs::metadata(path).map(|m| m.len()).map_err(|error| unreadable(path, &error));
    Ok(length(one)? == length(other)? && content_hash(one)? == content_hash(other)?)
}

/// The first hexadecimal digits of a file's SHA-256.
///
/// # Errors
/// When it cannot be read.
pub fn content_hash(path: &Path) -> Result<String, Failure> {
    let read = || -> io::Result<String> {
        let (mut file, mut hash, mut buffer) = (File::open(path)?, Sha256::new(), vec![0; 1 << 16]);
        loop {
            match file.read(&mut buffer)? {
                0 => break,
                n => hash.update(&buffer[..n]),
            }
        }
        let digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(digits[..HASH_DIGITS].to_owned())
    };
    read().map_err(|error| unreadable(path, &error))
}

/// What the system said where nothing temporary can be written.
#[must_use]
pub fn no_temporary_folder(error: &io::Error) -> Failure {
    Failure::world(format!("no temporary folder can be made: {}", reason(error)))
        .help("set TMPDIR to a folder that this user may write to")
}

/// What the system said, as a failure that names the file.
#[must_use]
pub fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let failure = Failure::world(format!("`{}` cannot be written: {}", path.display(), reason(error)));
    match error.kind() {
        io::ErrorKind::NotFound => failure.help("make the folder first"),
        io::ErrorKind::PermissionDenied => failure.help("give this user the right to write there"),
        io::ErrorKind::StorageFull => failure.help("make room on the disk; nothing was left half-written"),
        _ => failure,
    }
}

#[cfg(test)]
mod tests;
