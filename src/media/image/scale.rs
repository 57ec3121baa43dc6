//! Scaling of pictures.

use std::thread;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::{Channels, Picture};

/// The pixels from which two threads make a half each. Our choice: fewer are scaled in a few milliseconds.
const HALVED: u32 = 3_000_000;

/// Scales a picture with a Lanczos filter, in a single step.
pub(super) fn scaled(picture: &Picture, width: u32, height: u32) -> Picture {
    let mut pixels = vec![0; width as usize * height as usize * picture.channels.bytes()];
    if picture.width * picture.height < HALVED || height < 2 {
        scale_rows(picture, (0, height), height, &mut pixels);
    } else {
        let middle = height / 2;
        let (upper, lower) = pixels.split_at_mut((width * middle) as usize * picture.channels.bytes());
        thread::scope(|scope| {
            scope.spawn(|| scale_rows(picture, (middle, height), height, lower));
            scale_rows(picture, (0, middle), height, upper);
        });
    }
    Picture { width, height, pixels, channels: picture.channels }
}

/// Makes some of the rows of a scaled picture that has `height` of them.
fn scale_rows(picture: &Picture, (first, end): (u32, u32), height: u32, pixels: &mut [u8]) {
    let kind = match picture.channels {
        Channels::Rgb => PixelType::U8x3,
        Channels::Rgba => PixelType::U8x4,
    };
    let source = ImageRef::new(picture.width, picture.height, &picture.pixels, kind);
    let source = source.expect("a picture is as long as it says");
    let width = pixels.len() / kind.size() / (end - first) as usize;
    let width = u32::try_from(width).expect("a row is no longer than the picture");
    let mut result =
        Image::from_slice_u8(width, end - first, pixels, kind).expect("there is room for the rows");
    let scale = f64::from(picture.height) / f64::from(height);
    // The filter sees the rows beyond those that it is to make of the picture, too.
    let (top, rows) = (f64::from(first) * scale, f64::from(end - first) * scale);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).crop(
        0.0,
        top,
        f64::from(picture.width),
        rows.min(f64::from(picture.height) - top),
    );
    Resizer::new().resize(&source, &mut result, &options).expect("both are of one kind");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::image::tests::photo;

    #[test]
    fn halves_are_those_of_the_whole() {
        let photo = photo(2003, 1501);
        for (width, height) in [(1201, 901), (700, 525), (2003, 2), (50, 1)] {
            let mut whole = vec![0; (width * height * 3) as usize];
            scale_rows(&photo, (0, height), height, &mut whole);
            let halves = scaled(&photo, width, height).pixels;
            let far = whole.iter().zip(&halves).map(|(one, other)| one.abs_diff(*other)).max();
            assert!(far <= Some(1), "{width}x{height}: {far:?}");
        }
    }
}
