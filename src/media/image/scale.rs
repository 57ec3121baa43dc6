//! Scaling of pictures.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::{Channels, Picture};

/// Scales a picture with a Lanczos filter, in a single step.
pub(super) fn scaled(picture: &Picture, width: u32, height: u32) -> Picture {
    let kind = match picture.channels {
        Channels::Rgb => PixelType::U8x3,
        Channels::Rgba => PixelType::U8x4,
    };
    let source = ImageRef::new(picture.width, picture.height, &picture.pixels, kind);
    let source = source.expect("a picture is as long as it says");
    let mut result = Image::new(width, height, kind);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&source, &mut result, &options).expect("both are of one kind");
    Picture { width, height, pixels: result.into_vec(), channels: picture.channels }
}
