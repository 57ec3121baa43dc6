//! A picture and what is made of it.

use super::jpeg::{self, Chroma, Coding};
use super::{png, scale};

/// A picture of eight bits a channel, in rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green and blue of each pixel, and its opacity if it has one.
    pub pixels: Vec<u8>,
    /// Whether pixels have an opacity.
    pub channels: Channels,
}

/// The channels of a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, opacity.
    Rgba,
}

impl Channels {
    /// Bytes of a pixel.
    #[must_use]
    pub fn bytes(self) -> usize {
        match self {
            Channels::Rgb => 3,
            Channels::Rgba => 4,
        }
    }
}

/// The share of pixels equal to their left neighbour from which a picture counts as drawn. Our choice: photographs stay
/// below a tenth, screenshots and logos are above two thirds.
const DRAWN: f64 = 0.65;

impl Picture {
    /// The picture scaled to `width` by `height` pixels.
    #[must_use]
    pub fn scaled(&self, width: u32, height: u32) -> Self {
        if (width, height) == (self.width, self.height) {
            return self.clone();
        }
        scale::scaled(self, width, height)
    }

    /// The picture without opacity, blended onto a background of colour `ground`.
    #[must_use]
    pub fn flattened(mut self, ground: [u8; 3]) -> Self {
        if self.channels == Channels::Rgb {
            return self;
        }
        let mix = |over: u8, under: u8, opacity: u8| {
            let sum = u32::from(over) * u32::from(opacity) + u32::from(under) * (255 - u32::from(opacity));
            ((sum + 127) / 255) as u8
        };
        // Blend in place, so that a large picture is not in memory twice.
        let count = self.pixels.len() / 4;
        for pixel in 0..count {
            let opacity = self.pixels[pixel * 4 + 3];
            for (channel, under) in ground.into_iter().enumerate() {
                self.pixels[pixel * 3 + channel] = mix(self.pixels[pixel * 4 + channel], under, opacity);
            }
        }
        self.pixels.truncate(count * 3);
        Self { channels: Channels::Rgb, ..self }
    }

    /// Whether the picture is drawn rather than photographed: text, charts, logos, screenshots.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        let bytes = self.channels.bytes();
        let (mut same, mut all) = (0u64, 0u64);
        for row in self.pixels.chunks_exact(self.width as usize * bytes) {
            let neighbours = row.chunks_exact(bytes).zip(row.chunks_exact(bytes).skip(1));
            for (left, right) in neighbours {
                same += u64::from(left == right);
                all += 1;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a part is no more exact than a double")]
        let part = same as f64 / all.max(1) as f64;
        part >= DRAWN
    }

    /// Every `part`th band of sixteen rows, a sample of the picture for estimating sizes.
    #[must_use]
    pub fn sample(&self, part: u32) -> Self {
        self.bands(16, part)
    }

    /// Every `part`th band of so many rows.
    #[must_use]
    pub fn bands(&self, rows: u32, part: u32) -> Self {
        let row = self.width as usize * self.channels.bytes();
        let bands = self.pixels.chunks_exact(row * rows as usize).step_by(part.max(1) as usize);
        let pixels = bands.flatten().copied().collect::<Vec<u8>>();
        let height = u32::try_from(pixels.len() / row).expect("a part has fewer rows than the whole");
        Self { height, pixels, ..*self }
    }

    /// Encodes a JPEG of a quality from 1 to 100, which may be fractional; transparent pixels become white.
    #[must_use]
    pub fn jpeg(&self, quality: f32, coding: Coding) -> Vec<u8> {
        self.jpeg_with(quality, coding, Chroma::Half)
    }

    /// Encodes a JPEG with the given colour resolution; otherwise like [`Picture::jpeg`].
    #[must_use]
    pub fn jpeg_with(&self, quality: f32, coding: Coding, chroma: Chroma) -> Vec<u8> {
        match self.channels {
            Channels::Rgb => jpeg::encode(self, quality, coding, chroma),
            Channels::Rgba => jpeg::encode(&self.clone().flattened([255; 3]), quality, coding, chroma),
        }
    }

    /// Encodes a PNG, as small as is reasonable without loss.
    #[must_use]
    pub fn png(&self) -> Vec<u8> {
        png::encode(self, png::SMALL)
    }

    /// Encodes a PNG a little larger than [`Picture::png`], but much faster.
    #[must_use]
    pub fn png_soon(&self) -> Vec<u8> {
        png::encode(self, png::SOON)
    }

    /// The brightness of the picture, one byte a pixel (ITU-R BT.601).
    #[must_use]
    pub fn brightness(&self) -> Vec<u8> {
        let weigh = |pixel: &[u8]| {
            (u32::from(pixel[0]) * 299 + u32::from(pixel[1]) * 587 + u32::from(pixel[2]) * 114 + 500) / 1000
        };
        self.pixels.chunks_exact(self.channels.bytes()).map(|pixel| weigh(pixel) as u8).collect()
    }
}

#[cfg(test)]
pub(in crate::media) mod tests {
    use super::*;
    use crate::media::image::{decode, similarity};

    pub(in crate::media) fn photo(width: u32, height: u32) -> Picture {
        // Waves with grain: no two neighbouring pixels are equal.
        let mut seed = 1u32;
        let mut pixels = Vec::new();
        for y in 0..height {
            for x in 0..width {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let wave = f64::from(x * x + 3 * y) / f64::from(width * 8);
                let base = 128.0 + 90.0 * wave.sin();
                for channel in 0..3u32 {
                    let grain = f64::from(seed >> (8 + channel * 4) & 31);
                    pixels.push((base * (0.6 + 0.2 * f64::from(channel)) + grain) as u8);
                }
            }
        }
        Picture { width, height, pixels, channels: Channels::Rgb }
    }

    pub(in crate::media) fn drawing(width: u32, height: u32) -> Picture {
        let pixel =
            |x: u32, y: u32| if (x / 24 + y / 24).is_multiple_of(2) { [255; 3] } else { [200, 20, 20] };
        let pixels = (0..height).flat_map(|y| (0..width).flat_map(move |x| pixel(x, y))).collect();
        Picture { width, height, pixels, channels: Channels::Rgb }
    }

    #[test]
    fn drawings_and_photographs_are_told_apart() {
        assert!(drawing(200, 100).is_drawn() && !photo(200, 100).is_drawn());
    }

    #[test]
    fn opacity_becomes_the_ground() {
        let pixels = vec![255, 0, 0, 255, 255, 0, 0, 0, 255, 0, 0, 128];
        let picture = Picture { width: 3, height: 1, pixels, channels: Channels::Rgba };
        assert_eq!(picture.flattened([0, 0, 255]).pixels, [255, 0, 0, 0, 0, 255, 128, 0, 127]);
    }

    #[test]
    fn what_is_encoded_looks_like_what_was_given() {
        let (photo, drawing) = (photo(160, 120), drawing(160, 120));
        let back = |bytes: &[u8]| decode(bytes).unwrap().picture;
        let jpeg = photo.jpeg(90.0, Coding::Trellis);
        assert!(similarity(&photo, &back(&jpeg)) > 0.9);
        assert!(photo.jpeg(40.0, Coding::Trellis).len() < jpeg.len());
        assert_eq!(back(&drawing.png()), drawing);
    }
}
