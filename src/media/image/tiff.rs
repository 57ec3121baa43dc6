//! Decoding of the kinds of TIFF that the general decoder does not support or reads wrongly, as does ffmpeg: palettes,
//! greys of few bits, reversed bit order, YCbCr, planes in tiles, floating-point samples, and samples that belong to no
//! colour. The tiff crate unpacks the raw samples; this module converts them to colours.

use std::borrow::Cow;
use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, RgbImage, RgbaImage};
use tiff::decoder::{Decoder, DecodingResult, Limits};

use super::declared::Declared;
use super::error::{DecodeError, MEMORY, plain, within};
use super::tags::Tags;

/// The tags used here (TIFF 6.0, appendix A).
mod tag {
    pub(super) const WIDTH: usize = 256;
    pub(super) const HEIGHT: usize = 257;
    pub(super) const BITS: usize = 258;
    pub(super) const COMPRESSION: usize = 259;
    pub(super) const PHOTOMETRIC: usize = 262;
    pub(super) const FILL_ORDER: usize = 266;
    pub(super) const STRIPS: usize = 273;
    pub(super) const ORIENTATION: usize = 274;
    pub(super) const SAMPLES: usize = 277;
    pub(super) const STRIP_LENGTHS: usize = 279;
    pub(super) const PLANAR: usize = 284;
    pub(super) const COLOURS: usize = 320;
    pub(super) const TILES: usize = 324;
    pub(super) const TILE_LENGTHS: usize = 325;
    pub(super) const EXTRA: usize = 338;
    pub(super) const FORMAT: usize = 339;
    pub(super) const OLD_JPEG: usize = 513;
    pub(super) const OLD_JPEG_LENGTH: usize = 514;
    pub(super) const SUBSAMPLING: usize = 530;
    pub(super) const PROFILE: usize = 34_675;
}

/// Which decoder reads a TIFF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way<'b> {
    /// The general decoder, or ffmpeg if that fails.
    Any,
    /// Only ffmpeg, since none of the decoders in this program supports the compression.
    Ffmpeg,
    /// This module.
    Samples,
    /// The JPEG decoder, which reads these bytes of the file.
    Jpeg(&'b [u8]),
    /// None; the words say why.
    Nobody(&'static str),
}

/// A TIFF's first page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'b> {
    bytes: &'b [u8],
    tags: Tags<'b>,
    photometric: usize,
    compression: usize,
    bits: usize,
    samples: usize,
    is_planar: bool,
}

impl<'b> Page<'b> {
    /// Reads the tags; `None` if the file is not a TIFF.
    pub(super) fn read(bytes: &'b [u8]) -> Option<Self> {
        let tags = Tags::read(bytes)?;
        Some(Self {
            bytes,
            tags,
            photometric: tags.one(tag::PHOTOMETRIC)?,
            compression: tags.one(tag::COMPRESSION).unwrap_or(1),
            bits: tags.one(tag::BITS).unwrap_or(1),
            samples: tags.one(tag::SAMPLES).unwrap_or(1),
            is_planar: tags.one(tag::PLANAR) == Some(2),
        })
    }

    /// Which decoder reads this page.
    pub(super) fn way(&self) -> Way<'b> {
        // The supported compressions: none, Group 4, LZW, JPEG, Deflate (under its two numbers) and PackBits.
        let unpacked = matches!(self.compression, 1 | 4 | 5 | 7 | 8 | 32_773 | 32_946);
        let other_order = self.compression != 7 && self.tags.one(tag::FILL_ORDER) == Some(2);
        let tiled_planes = self.is_planar && self.samples > 1 && self.tags.entry(tag::TILES).is_some();
        let whole = matches!(self.format(), 1 | 4);
        let signed = self.format() == 2;
        // The general decoder knows only opacity besides the colours, and ffmpeg takes everything else for that.
        let has_others = self.samples > self.colours() + usize::from(self.has_opacity());
        let greys_opacity = self.photometric < 2 && self.samples == 2;
        match (self.photometric, self.bits) {
            _ if signed || whole && self.bits > 16 => Way::Nobody(
                "its samples are signed or have more than 16 bits, of which nothing says what is white",
            ),
            (5.., _) if self.compression == 6 || self.photometric == 6 && !unpacked => {
                match self.old_jpeg() {
                    Some(jpeg) => Way::Jpeg(jpeg),
                    None => Way::Nobody(
                        "its JPEG compression is of the old sort (tag 259 is 6), which no two programs read alike",
                    ),
                }
            }
            (8..=10, _) => Way::Nobody("its colours are CIE L*a*b*"),
            (6, 8) if !self.is_planar && self.samples == 3 && self.is_full() => Way::Samples,
            (6, _) => Way::Nobody("its YCbCr colours are packed in a way that is read wrongly"),
            (0..=2, 16 | 32 | 64) if self.format() == 3 && unpacked => Way::Samples,
            _ if !whole => Way::Nobody(
                "its samples are complex, or floating-point numbers packed in a way that is read wrongly",
            ),
            _ if !unpacked => Way::Ffmpeg,
            (3, 1 | 2 | 4 | 8) if self.samples <= 2 => Way::Samples,
            (0 | 1, 2 | 4) if self.samples <= 2 => Way::Samples,
            (0..=2, 1..=8 | 16) if (other_order || tiled_planes) && self.samples <= 4 => Way::Samples,
            (0..=2 | 5, 8 | 16) if (has_others || greys_opacity) && self.compression != 7 => Way::Samples,
            _ => Way::Any,
        }
    }

    /// Whether the colours are CMYK.
    pub(super) fn has_inks(&self) -> bool {
        self.photometric == 5
    }

    /// How many samples of a pixel make its colour.
    fn colours(&self) -> usize {
        match self.photometric {
            2 | 6 => 3,
            5 => 4,
            _ => 1,
        }
    }

    /// Whether the first sample after the colours is opacity (TIFF 6.0, section 18).
    fn has_opacity(&self) -> bool {
        self.samples > self.colours() && matches!(self.tags.one(tag::EXTRA), Some(1 | 2))
    }

    /// How samples are to be read: 1 for unsigned integers, 3 for floating-point numbers (TIFF 6.0, section 19).
    fn format(&self) -> usize {
        self.tags.one(tag::FORMAT).unwrap_or(1)
    }

    /// The page's metadata: orientation, colour profile, further pages, premultiplied colours.
    pub(super) fn declared(&self) -> Declared {
        let orientation = self.tags.one(tag::ORIENTATION).and_then(|number| u8::try_from(number).ok());
        Declared {
            size: (0, 0),
            turns: orientation.and_then(Orientation::from_exif).into_iter().collect(),
            profile: self.tags.bytes(tag::PROFILE).map(<[u8]>::to_vec),
            space: None,
            has_pages: self.tags.has_pages(),
            // 1: the extra sample is opacity, and the colours are premultiplied by it (TIFF 6.0, section 18).
            is_multiplied: self.tags.one(tag::EXTRA) == Some(1),
            has_opacity: false,
        }
    }

    /// Whether the chroma of each pixel is stored (no subsampling); the JPEG decoder upsamples it in any case.
    fn is_full(&self) -> bool {
        let sampled = self.tags.all(tag::SUBSAMPLING);
        self.compression == 7 || sampled == [1, 1]
    }

    /// The complete JPEG inside a TIFF with old-style JPEG compression (TIFF 6.0, section 22).
    fn old_jpeg(&self) -> Option<&'b [u8]> {
        let (at, length) = self.tags.one(tag::OLD_JPEG).zip(self.tags.one(tag::OLD_JPEG_LENGTH))?;
        let jpeg = self.bytes.get(at..at.checked_add(length)?)?;
        Some(jpeg).filter(|jpeg| jpeg.starts_with(&[0xFF, 0xD8, 0xFF]))
    }

    /// Decodes the pixels.
    pub(super) fn decode(&self) -> Result<DynamicImage, DecodeError> {
        let damaged = || DecodeError::Damaged("its tags contradict each other".to_owned());
        let side =
            |tag| self.tags.one(tag).and_then(|side| u32::try_from(side).ok()).filter(|side| *side > 0);
        let size = side(tag::WIDTH).zip(side(tag::HEIGHT)).ok_or_else(damaged)?;
        within(u64::from(size.0) * u64::from(size.1) * self.samples.max(4) as u64, MEMORY)?;
        let samples = if self.is_planar {
            let planes = (0..self.samples).map(|plane| samples(&self.plain(Some(plane)), size, 1));
            let planes = planes.collect::<Result<Vec<_>, _>>()?;
            let pixels = planes.first().map_or(0, Vec::len);
            (0..pixels).flat_map(|pixel| planes.iter().map(move |plane| plane[pixel])).collect()
        } else {
            samples(&self.plain(None), size, self.samples)?
        };
        self.coloured(&samples, size).ok_or_else(damaged)
    }

    /// A copy of the file declared as greyscale, so that its samples are left unconverted, with the bits in the usual
    /// order; with `plane`, only that plane, as if it were the whole image.
    fn plain(&self, plane: Option<usize>) -> Cow<'b, [u8]> {
        let mut copy = self.bytes.to_vec();
        let tiled = self.tags.entry(tag::TILES).is_some();
        let (places, lengths) =
            if tiled { (tag::TILES, tag::TILE_LENGTHS) } else { (tag::STRIPS, tag::STRIP_LENGTHS) };
        if self.tags.one(tag::FILL_ORDER) == Some(2) && self.compression != 7 {
            for (at, length) in self.tags.all(places).into_iter().zip(self.tags.all(lengths)) {
                let strip = at.checked_add(length).and_then(|end| copy.get_mut(at..end)).unwrap_or_default();
                strip.iter_mut().for_each(|byte| *byte = byte.reverse_bits());
            }
        }
        let mut put = |tag, value| self.tags.entry(tag).map(|entry| self.tags.put(entry, value, &mut copy));
        put(tag::PHOTOMETRIC, 1);
        if let Some(plane) = plane {
            put(tag::SAMPLES, 1);
            put(tag::PLANAR, 1);
            put(tag::BITS, self.bits);
            put(tag::FORMAT, if self.format() == 3 { 3 } else { 1 });
            for entry in [places, lengths].into_iter().filter_map(|tag| self.tags.entry(tag)) {
                let count = entry.count / self.samples.max(1);
                self.tags.cut(entry, plane * count, count, &mut copy);
            }
        }
        Cow::Owned(copy)
    }

    /// Converts samples to colours.
    fn coloured(&self, samples: &[u8], (width, height): (u32, u32)) -> Option<DynamicImage> {
        let most = ((1usize << self.bits.min(8)) - 1) as u8;
        let table = self.tags.all(tag::COLOURS);
        let third = table.len() / 3;
        // Colour map values have sixteen bits, but some programs write eight.
        let shift = if table.iter().any(|value| *value > 255) { 8 } else { 0 };
        let colour = |pixel: &[u8]| match self.photometric {
            3 => [0, 1, 2].map(|n| {
                table.get(n * third + usize::from(pixel[0])).map_or(0, |value| (value >> shift) as u8)
            }),
            6 => from_ycbcr([pixel[0], pixel[1], pixel[2]]),
            2 => [pixel[0], pixel[1], pixel[2]],
            5 => [pixel[0], pixel[1], pixel[2]].map(|ink| from_inks(ink, pixel[3])),
            kind => {
                let grey = (u16::from(pixel[0]) * 255 / u16::from(most)) as u8;
                [if kind == 0 { 255 - grey } else { grey }; 3]
            }
        };
        let colours = self.colours();
        let pixels = samples.chunks_exact(self.samples.max(1));
        if self.samples < colours {
            return None;
        }
        if !self.has_opacity() {
            RgbImage::from_raw(width, height, pixels.flat_map(colour).collect()).map(DynamicImage::ImageRgb8)
        } else {
            let opacity = |pixel: &[u8]| (u16::from(pixel[colours]) * 255 / u16::from(most)) as u8;
            let pixel = |pixel| {
                let [r, g, b] = colour(pixel);
                [r, g, b, opacity(pixel)]
            };
            RgbaImage::from_raw(width, height, pixels.flat_map(pixel).collect()).map(DynamicImage::ImageRgba8)
        }
    }
}

/// A colour from its ink and black, without a profile: what neither of them takes away.
fn from_inks(ink: u8, black: u8) -> u8 {
    (u16::from(255 - ink) * u16::from(255 - black) / 255) as u8
}

/// Converts YCbCr to RGB (ITU-R BT.601 in full range, as in JFIF and by TIFF's defaults).
fn from_ycbcr([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let (y, cb, cr) = (f32::from(y), f32::from(cb) - 128.0, f32::from(cr) - 128.0);
    [y + 1.402 * cr, y - 0.344_136 * cb - 0.714_136 * cr, y + 1.772 * cb].map(|value| value.round() as u8)
}

/// The samples of a file, one byte each, in pixel order.
fn samples(bytes: &[u8], (width, height): (u32, u32), each: usize) -> Result<Vec<u8>, DecodeError> {
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(failed)?.with_limits(Limits::unlimited());
    let (mut all, row) = (vec![0u8; width as usize * height as usize * each], width as usize * each);
    let (across, down) = decoder.chunk_dimensions();
    let bits = usize::from(decoder.colortype().map_err(failed)?.bit_depth());
    let (columns, rows) = (width.div_ceil(across.max(1)), height.div_ceil(down.max(1)));
    for chunk in 0..columns * rows {
        let (left, top) = ((chunk % columns * across) as usize, (chunk / columns * down) as usize);
        let samples = decoder.chunk_data_dimensions(chunk).0 as usize * each;
        let lines = match decoder.read_chunk(chunk).map_err(failed)? {
            DecodingResult::U8(bytes) if bits < 8 => {
                let line = (samples * bits).div_ceil(8);
                bytes
                    .chunks_exact(line)
                    .flat_map(|line| (0..samples).map(|n| unpacked(line, n, bits)))
                    .collect()
            }
            DecodingResult::U8(bytes) => bytes,
            DecodingResult::U16(words) => words.into_iter().map(|word| (word >> 8) as u8).collect(),
            DecodingResult::F16(halves) => halves.into_iter().map(|half| from_part(half.to_f64())).collect(),
            DecodingResult::F32(floats) => floats.into_iter().map(|float| from_part(float.into())).collect(),
            DecodingResult::F64(floats) => floats.into_iter().map(from_part).collect(),
            _ => return Err(DecodeError::Unsupported("its samples are not read".to_owned())),
        };
        for (line, samples) in lines.chunks_exact(samples).enumerate().take(height as usize - top) {
            let at = (top + line) * row + left * each;
            all[at..at + samples.len()].copy_from_slice(samples);
        }
    }
    Ok(all)
}

/// A sample from a floating-point number, of which 1 is white by custom.
fn from_part(part: f64) -> u8 {
    // Not a number becomes black.
    (part.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// Extracts a sample of less than eight bits.
fn unpacked(line: &[u8], place: usize, bits: usize) -> u8 {
    let bit = place * bits;
    line[bit / 8] >> (8 - bits - bit % 8) & ((1 << bits) - 1)
}

fn failed(error: tiff::TiffError) -> DecodeError {
    match error {
        tiff::TiffError::UnsupportedError(error) => DecodeError::Unsupported(error.to_string()),
        error => DecodeError::Damaged(plain(&error.to_string())),
    }
}
