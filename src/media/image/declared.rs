//! What the container of a picture declares: size, orientation, colour profile, transparency.

use image::metadata::Orientation;

use super::colour::Space;

/// What a container declares about its primary image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// Width and height in pixels, before the image is rotated.
    pub size: (u32, u32),
    /// The rotations and flips to apply, in this order.
    pub(super) turns: Vec<Orientation>,
    /// Its ICC profile.
    pub(super) profile: Option<Vec<u8>>,
    /// Its colours, if they are declared in another way.
    pub(super) space: Option<Space>,
    /// Whether other pages follow.
    pub(super) has_pages: bool,
    /// Whether the colours are premultiplied by the opacity.
    pub(super) is_multiplied: bool,
    /// Whether a second (auxiliary) image holds the opacity.
    pub(super) has_opacity: bool,
}
