//! Reads what the container of a picture declares, for formats whose decoder returns only samples.

use super::declared::Declared;
use super::heif;
use super::tiff::Page;

/// Reads a TIFF, HEIC or AVIF; `None` if the file is of another format or a HEIC or AVIF does not declare the size of
/// its image.
#[must_use]
pub fn declared(bytes: &[u8]) -> Option<Declared> {
    Page::read(bytes).map(|page| page.declared()).or_else(|| heif::read(bytes))
}

/// Whether a HEIC or AVIF is complete, that is, not cut off.
#[must_use]
pub fn is_container_whole(bytes: &[u8]) -> bool {
    heif::is_whole(bytes)
}
