//! What the container of a picture declares (size, orientation, colour profile, transparency), for formats whose
//! decoder returns only samples.

use image::metadata::Orientation;

use super::heif;
use super::tiff::Page;

/// What a container declares about its primary image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// Width and height in pixels, before the image is rotated.
    pub size: (u32, u32),
    /// The rotations and flips to apply, in this order.
    pub(super) turns: Vec<Orientation>,
    /// Its ICC profile.
    pub(super) profile: Option<Vec<u8>>,
    /// Whether other pages follow.
    pub(super) has_pages: bool,
    /// Whether the colours are premultiplied by the opacity.
    pub(super) is_multiplied: bool,
    /// Whether a second (auxiliary) image holds the opacity.
    pub(super) has_opacity: bool,
}

impl Declared {
    /// Reads a TIFF, HEIC or AVIF; `None` if the file is of another format or a HEIC or AVIF does not declare the size
    /// of its image.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Page::read(bytes).map(|page| page.said()).or_else(|| heif::read(bytes))
    }

    /// Whether a HEIC or AVIF is complete, that is, not cut off.
    #[must_use]
    pub fn is_whole(bytes: &[u8]) -> bool {
        heif::is_whole(bytes)
    }
}
