//! PNG encoding by oxipng.

use oxipng::{BitDepth, ColorType, Options, RawImage, StripChunks};

use super::{Channels, Picture};

/// oxipng's preset for small files. Measured by its authors: presets above 3 take twice the time for tenths of a
/// percent.
pub(super) const SMALL: u8 = 3;

/// oxipng's preset for a quick estimate: one filter, and little compression.
pub(super) const SOON: u8 = 0;

/// Encodes a picture without loss; oxipng uses a palette if there are few colours.
pub(super) fn encode(picture: &Picture, preset: u8) -> Vec<u8> {
    let colour = match picture.channels {
        Channels::Rgb => ColorType::RGB { transparent_color: None },
        Channels::Rgba => ColorType::RGBA,
    };
    let image = RawImage::new(picture.width, picture.height, colour, BitDepth::Eight, picture.pixels.clone());
    let options = Options { strip: StripChunks::All, ..Options::from_preset(preset) };
    image.and_then(|image| image.create_optimized_png(&options)).expect("a picture is as long as it says")
}
