//! Inspection of media files. This module accesses the file system and runs ffprobe.
//!
//! The headers of every type of API facts §6.1 are read in process; if ffprobe is installed, audio and video are
//! inspected in more detail. Files are not read completely, except audio whose frames are counted, as it has no header
//! for the whole, and pictures that are to be decoded.

mod animation;
mod audio;
mod container;
mod deep;
mod ending;
mod frames;
mod isobmff;
mod once;
mod picture;
mod stated;
mod zip;

pub(in crate::media) use animation::of_bytes as gif_blocks;
pub use once::Once;
pub(in crate::media) use picture::jpeg_ends;
pub(in crate::media) use stated::stated_seconds;

use std::cell::Cell;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};

use super::info::{MediaInfo, Soundness};
use super::kind::{Family, MediaKind};

/// The number of bytes that is enough to recognise every kind.
const HEAD: usize = 1024;

/// Why a file could not be inspected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProbeError {
    /// The file does not exist.
    #[error("`{0}` does not exist")]
    Missing(PathBuf),
    /// The path is a folder or a device.
    #[error("`{0}` is not a regular file")]
    NotAFile(PathBuf),
    /// The file is empty.
    #[error("`{0}` is empty")]
    Empty(PathBuf),
    /// The file is not of a known kind.
    #[error("`{0}` is of no known media type")]
    UnknownKind(PathBuf),
    /// The system refused to read the file.
    #[error("`{path}` cannot be read: {reason}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The error message of the system.
        reason: String,
    },
}

impl ProbeError {
    /// The system's refusal to read the file at `path`.
    #[must_use]
    pub fn of_io(path: &Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            return ProbeError::Missing(path.to_owned());
        }
        let words = error.to_string();
        let reason = words.split(" (os error").next().unwrap_or(&words).to_lowercase();
        ProbeError::Unreadable { path: path.to_owned(), reason }
    }

    /// The same error, with `name` in place of the file's path.
    #[must_use]
    pub fn named(self, name: PathBuf) -> Self {
        match self {
            ProbeError::Missing(_) => ProbeError::Missing(name),
            ProbeError::NotAFile(_) => ProbeError::NotAFile(name),
            ProbeError::Empty(_) => ProbeError::Empty(name),
            ProbeError::UnknownKind(_) => ProbeError::UnknownKind(name),
            ProbeError::Unreadable { reason, .. } => ProbeError::Unreadable { path: name, reason },
        }
    }
}

/// Inspects files.
pub trait Probe: Sync {
    /// Inspects the file at `path`.
    ///
    /// # Errors
    /// If the file cannot be read or is not of a known kind.
    fn probe(&self, path: &Path) -> Result<MediaInfo, ProbeError>;
}

/// Inspects files by their headers and, if enabled, with ffprobe and by decoding.
#[derive(Clone, Copy, Debug, Default)]
pub struct Prober {
    /// Whether ffprobe is run on audio and video.
    pub ffprobe: bool,
    /// Whether pictures are decoded completely, to see whether they are damaged.
    pub decode_images: bool,
}

impl Probe for Prober {
    fn probe(&self, path: &Path) -> Result<MediaInfo, ProbeError> {
        let (mut file, bytes) = open(path)?;
        let unreadable = |error: &io::Error| ProbeError::of_io(path, error);
        let head = head(&mut file).map_err(|error| unreadable(&error))?;
        let kind = MediaKind::from_head(&head).ok_or_else(|| ProbeError::UnknownKind(path.to_owned()))?;
        let kind = match kind {
            MediaKind::Zip => zip::kind(&mut file, bytes).map_err(|error| unreadable(&error))?,
            MediaKind::Mp3 => audio::after_tags(&mut file).unwrap_or(kind),
            MediaKind::Wmv => container::asf_kind(&mut file).map_err(|error| unreadable(&error))?,
            _ => kind,
        };
        let mut info = MediaInfo::new(kind, bytes);
        file.seek(SeekFrom::Start(0)).map_err(|error| unreadable(&error))?;
        // Third-party parsers have been seen to panic on hostile files; one file must not end the run.
        let read = || self.read(&mut file, path, &head, &mut info);
        if !guarded(read) {
            info.soundness = Soundness::Damaged("its headers are malformed".to_owned());
        }
        Ok(info)
    }
}

impl Prober {
    fn read(&self, file: &mut File, path: &Path, head: &[u8], info: &mut MediaInfo) {
        match info.kind.family() {
            Family::Image => picture::read(file, self.decode_images, info),
            Family::Audio | Family::Video => {
                match info.kind {
                    MediaKind::Mp4
                    | MediaKind::ThreeGp
                    | MediaKind::ThreeG2
                    | MediaKind::Mov
                    | MediaKind::M4a => isobmff::read(file, info),
                    MediaKind::Avi => container::avi(head, info),
                    MediaKind::Wmv | MediaKind::Wma => container::asf(file, info),
                    MediaKind::Amr | MediaKind::AmrWb => audio::amr(file, info),
                    _ => audio::tagged(file, info),
                }
                if info.soundness == Soundness::Unknown {
                    stated::judge(file, info);
                }
                if self.ffprobe {
                    deep::read(path, head, info);
                }
            }
            Family::Vcard | Family::Ical | Family::Pdf => ending::read(file, info),
            Family::Passbook | Family::Other => {}
        }
    }
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is running a parser whose panic means a damaged file and not a bug in this program.
#[must_use]
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Runs a parser; returns whether it finished without a panic.
pub(in crate::media) fn guarded(parser: impl FnOnce()) -> bool {
    let before = GUARDED.replace(true);
    let done = std::panic::catch_unwind(AssertUnwindSafe(parser));
    GUARDED.set(before);
    done.is_ok()
}

/// Whether ffprobe is found in `path`, the value of `PATH`.
#[must_use]
pub fn ffprobe_available(path: Option<&OsStr>) -> bool {
    let name = format!("ffprobe{}", std::env::consts::EXE_SUFFIX);
    path.is_some_and(|path| std::env::split_paths(path).any(|folder| folder.join(&name).is_file()))
}

/// The kind of a file, detected from its content only.
///
/// # Errors
/// As [`Probe::probe`].
pub fn kind(path: &Path) -> Result<MediaKind, ProbeError> {
    Prober::default().probe(path).map(|info| info.kind)
}

/// Opens a regular file that is not empty.
fn open(path: &Path) -> Result<(File, u64), ProbeError> {
    // Check the metadata before opening, because opening a pipe would wait for its writer.
    let metadata = std::fs::metadata(path).map_err(|error| ProbeError::of_io(path, &error))?;
    if !metadata.is_file() {
        return Err(ProbeError::NotAFile(path.to_owned()));
    }
    if metadata.len() == 0 {
        return Err(ProbeError::Empty(path.to_owned()));
    }
    let file = File::open(path).map_err(|error| ProbeError::of_io(path, &error))?;
    Ok((file, metadata.len()))
}

fn head(file: &mut File) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    file.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}
