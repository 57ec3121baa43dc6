//! What the container of a picture declares (size, orientation, colour profile, transparency), for formats whose
//! decoder returns only samples.

use image::metadata::Orientation;

use super::heif;
use super::tiff::Page;

/// What is said of the picture that is meant to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Pixels across and down, before it is turned.
    pub size: (u32, u32),
    /// How it is turned, one after the other.
    pub(super) turns: Vec<Orientation>,
    /// Its ICC profile.
    pub(super) profile: Option<Vec<u8>>,
    /// Whether other pages follow.
    pub(super) has_pages: bool,
    /// Whether its colours are multiplied by its opacity.
    pub(super) is_multiplied: bool,
    /// Whether a second picture says how opaque it is.
    pub(super) has_opacity: bool,
}

impl Said {
    /// Reads a TIFF, HEIC or AVIF; nothing where it does not say how large its picture is.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Page::read(bytes).map(|page| page.said()).or_else(|| heif::read(bytes))
    }

    /// Whether a HEIC or AVIF is not cut off.
    #[must_use]
    pub fn is_whole(bytes: &[u8]) -> bool {
        heif::is_whole(bytes)
    }
}
