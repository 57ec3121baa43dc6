//! Inspects files: recognises the kind of each, and reads what its headers say.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::{ProbeError, audio, container, deep, ending, guarded, isobmff, packets, picture, stated, zip};
use crate::media::info::{MediaInfo, Soundness};
use crate::media::kind::{Family, MediaKind};

/// The number of bytes that is enough to recognise every kind.
const HEAD: usize = 1024;

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
                if info.soundness == Soundness::Unknown {
                    packets::judge(file, info);
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

/// The kind of a file, detected from its content only.
///
/// # Errors
/// As [`Probe::probe`].
pub fn kind(path: &Path) -> Result<MediaKind, ProbeError> {
    Prober::default().probe(path).map(|info| info.kind)
}

/// Opens a regular file that is not empty.
pub(super) fn open(path: &Path) -> Result<(File, u64), ProbeError> {
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
