//! Decoding of pictures: upright, in sRGB, with eight bits a channel.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::{ApngDecoder, PngDecoder};
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::colour::Space;
use super::declared::Declared;
use super::error::{DecodeError, MEMORY, within};
use super::frames::Frames;
use super::header::{is_cmyk, png_space};
use super::libjpeg::{self, Warned};
use super::tiff::{Page, Way};
use super::{Channels, Picture, colour, recovered, segments};
use crate::media::probe::{guarded, jpeg_ends};

/// The most bytes that the profile and the text chunks of a PNG may take, which can inflate to a thousand times their
/// length. Our choice: printer profiles have four megabytes.
const PNG_WORDS: u64 = 64 << 20;

/// The note for users about a damaged picture.
pub const PART_LOST: &str = "it is damaged: a part of its picture is lost";

/// A decoded picture and what happened during decoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The picture.
    pub picture: Picture,
    /// Whether a part of the picture is lost.
    pub is_damaged: bool,
    /// Notes to show to the user.
    pub notes: Vec<String>,
}

/// Whether [`decode`] handles this variant of a format, by the file's header. True as well for variants of TIFF that no
/// tool decodes, and false if only ffmpeg does.
#[must_use]
pub fn is_supported(bytes: &[u8]) -> bool {
    match Page::read(bytes).map(|page| page.way()) {
        None | Some(Way::Any) => {}
        way => return way != Some(Way::Ffmpeg),
    }
    let reader = reader(bytes);
    let mut supported = true;
    guarded(|| {
        let decoder = reader.map(ImageReader::into_decoder);
        supported = !matches!(decoder, Ok(Err(image::ImageError::Unsupported(_))));
    });
    supported
}

/// Decodes a picture; of an animation, its first frame.
///
/// # Errors
/// If the file is damaged, too large or of an unknown or unsupported format.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    decode_declared(bytes, None)
}

/// Decodes the image that ffmpeg extracted from a HEIC, AVIF or TIFF, and applies the orientation and the colour
/// profile that the container declares.
///
/// # Errors
/// As [`decode`].
pub fn decode_still(bytes: &[u8], declared: &Declared) -> Result<Decoded, DecodeError> {
    decode_declared(bytes, Some(declared))
}

/// Decodes a JPEG that is written to its end, and returns whether a part of its picture is lost.
///
/// # Errors
/// As [`decode`].
pub fn is_jpeg_lost(bytes: &[u8]) -> Result<bool, DecodeError> {
    let mut result = Err(malformed());
    guarded(|| result = unpacked_jpeg(bytes).map(|unpacked| unpacked.is_damaged));
    result
}

/// The size of a JPEG, if libjpeg has no objection to any of its data. It decodes an eighth of the width and height,
/// which takes a third of the time of [`decode`].
#[must_use]
pub fn sound_jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut size = None;
    guarded(|| size = JpegDecoder::new(Cursor::new(bytes)).ok().map(|decoder| decoder.dimensions()));
    let (_, warned) = libjpeg::read(bytes, 1)?;
    size.filter(|_| warned == Warned::default())
}

fn malformed() -> DecodeError {
    DecodeError::Damaged("its contents are malformed".to_owned())
}

fn decode_declared(bytes: &[u8], declared: Option<&Declared>) -> Result<Decoded, DecodeError> {
    let mut result = Err(malformed());
    guarded(|| {
        result = match Page::read(bytes) {
            Some(page) => decode_page(bytes, page),
            None => unpacked(bytes, declared).map(|unpacked| unpacked.upright(declared)),
        };
    });
    result
}

/// Decodes a TIFF.
fn decode_page(bytes: &[u8], page: Page<'_>) -> Result<Decoded, DecodeError> {
    let declared = Some(&page.declared());
    match page.way() {
        Way::Any | Way::Ffmpeg => unpacked(bytes, declared).map(|unpacked| unpacked.upright(declared)),
        Way::Samples => {
            let unpacked = Unpacked {
                image: page.decode()?,
                turns: Vec::new(),
                profile: None,
                space: None,
                has_inks: page.has_inks(),
                is_damaged: false,
            };
            Ok(unpacked.upright(declared))
        }
        Way::Jpeg(jpeg) => unpacked(jpeg, declared).map(|unpacked| unpacked.upright(declared)),
        Way::Nobody(reason) => Err(DecodeError::Unsupported(reason.to_owned())),
    }
}

/// A picture as its decoder returns it, with the metadata that the decoder reports.
struct Unpacked {
    image: DynamicImage,
    turns: Vec<Orientation>,
    profile: Option<Vec<u8>>,
    /// Its colours, if they are declared in another way.
    space: Option<Space>,
    /// Whether its colours are CMYK.
    has_inks: bool,
    /// Whether a part of the picture is lost.
    is_damaged: bool,
}

/// The reader of a picture in the format that its first bytes tell.
fn reader(bytes: &[u8]) -> Result<ImageReader<Cursor<&[u8]>>, DecodeError> {
    let reader = ImageReader::new(Cursor::new(bytes));
    if Page::read(bytes).is_some() {
        // A BigTIFF is not guessed.
        return Ok(ImageReader::with_format(reader.into_inner(), ImageFormat::Tiff));
    }
    reader.with_guessed_format().map_err(|_| DecodeError::Format)
}

fn unpacked(bytes: &[u8], declared: Option<&Declared>) -> Result<Unpacked, DecodeError> {
    let mut reader = reader(bytes)?;
    let format = reader.format().ok_or(DecodeError::Format)?;
    if format == ImageFormat::Jpeg {
        if !jpeg_ends(bytes) {
            return Err(DecodeError::Damaged("its end is missing (no EOI marker)".to_owned()));
        }
        return unpacked_jpeg(bytes);
    }
    if format == ImageFormat::Png {
        let mut limits = Limits::default();
        limits.max_alloc = Some(PNG_WORDS);
        reader.limits(limits);
    }
    let mut decoder = reader.into_decoder()?;
    within(decoder.total_bytes(), MEMORY)?;
    if format == ImageFormat::Gif {
        // A frame may be larger than the canvas.
        within(Frames::of(bytes).map_or(0, |frames| frames.pixels.saturating_mul(4)), MEMORY)?;
    }
    if declared.is_some_and(|declared| declared.size != (0, 0) && declared.size != decoder.dimensions()) {
        return Err(DecodeError::Part);
    }
    let turns = match format {
        ImageFormat::WebP => webp_turns(&mut decoder),
        _ => decoder.orientation().into_iter().collect(),
    };
    let mut profile = decoder.icc_profile().ok().flatten();
    // The file that ffmpeg wrote declares what ffmpeg took for granted.
    let space = if declared.is_none() { png_space(bytes) } else { None };
    if matches!(space, Some(Space::Numbers { .. })) {
        profile = None;
    }
    let has_inks =
        matches!(decoder.original_color_type(), ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16);
    let mut image = DynamicImage::from_decoder(decoder)?;
    if format == ImageFormat::Bmp && is_nowhere_opaque(&image) {
        image = DynamicImage::ImageRgb8(image.into_rgb8());
    }
    Ok(Unpacked { image, turns, profile, space, has_inks, is_damaged: false })
}

/// Whether every pixel is wholly transparent. In a BMP, that is room that was never filled.
fn is_nowhere_opaque(image: &DynamicImage) -> bool {
    matches!(image, DynamicImage::ImageRgba8(image) if image.pixels().all(|pixel| pixel.0[3] == 0))
}

/// Unpacks a JPEG that is written to its end.
fn unpacked_jpeg(bytes: &[u8]) -> Result<Unpacked, DecodeError> {
    let mut decoder = JpegDecoder::new(Cursor::new(bytes));
    let (mut turns, mut profile) = (None, None);
    match &mut decoder {
        Ok(decoder) => {
            within(decoder.total_bytes(), MEMORY)?;
            (turns, profile) = (decoder.orientation().ok(), decoder.icc_profile().ok().flatten());
        }
        Err(_) => {
            if let Some(repaired) = segments::without_short_adobe(bytes) {
                return unpacked_jpeg(&repaired);
            }
        }
    }
    let has_inks = is_cmyk(bytes);
    let (image, is_damaged) = match decoder {
        Ok(decoder) if has_inks => (DynamicImage::from_decoder(decoder)?, false),
        decoder => recovered::read(bytes, decoder)?,
    };
    let turns = turns.or_else(|| segments::turn(bytes)).into_iter().collect();
    let profile = profile.or_else(|| segments::profile(bytes));
    Ok(Unpacked { image, turns, profile, space: None, has_inks, is_damaged })
}

/// The orientation of a WebP. In some files its Exif chunk begins with the prefix that JPEG uses, which the WebP
/// specification does not allow.
fn webp_turns(decoder: &mut impl ImageDecoder) -> Vec<Orientation> {
    let exif = decoder.exif_metadata().ok().flatten().unwrap_or_default();
    Orientation::from_exif_chunk(exif.strip_prefix(b"Exif\0\0").unwrap_or(&exif)).into_iter().collect()
}

impl Unpacked {
    /// Returns the picture upright and in sRGB, by the metadata in `declared` if there are any, else by its own.
    fn upright(self, declared: Option<&Declared>) -> Decoded {
        let Self { mut image, turns, profile, space, has_inks, is_damaged } = self;
        for turn in declared.map_or(turns, |declared| declared.turns.clone()) {
            image.apply_orientation(turn);
        }
        let mut picture = picture(image);
        if declared.is_some_and(|declared| declared.is_multiplied) {
            divide(&mut picture);
        }
        let mut notes = Vec::new();
        if is_damaged {
            notes.push(PART_LOST.to_owned());
        }
        if declared.is_some_and(|declared| declared.has_pages) {
            notes.push("it has several pages, of which this is the first".to_owned());
        }
        if declared.is_some_and(|declared| declared.has_opacity) && picture.channels == Channels::Rgb {
            notes.push("what is transparent in it is not read: it is in its full colours now".to_owned());
        }
        let profile = profile.or_else(|| declared?.profile.clone());
        let space = space.or_else(|| declared?.space);
        let note = match (profile, space) {
            (Some(_), _) if has_inks => {
                Some("its CMYK colours are reckoned without its profile; they may be off")
            }
            (None, _) if has_inks => Some("its CMYK colours have no profile, and may be off"),
            (Some(profile), _) => (!colour::to_srgb(&mut picture, &profile))
                .then_some("its colour profile cannot be read; its colours are taken for sRGB"),
            (None, Some(space)) => colour::from_space(&mut picture, space),
            (None, None) => None,
        };
        notes.extend(note.map(ToOwned::to_owned));
        Decoded { picture, is_damaged, notes }
    }
}

/// Undoes the premultiplication of colours by opacity.
fn divide(picture: &mut Picture) {
    if picture.channels == Channels::Rgba {
        for [colours @ .., opacity] in picture.pixels.as_chunks_mut::<4>().0 {
            let opacity = u16::from(*opacity);
            for colour in colours.iter_mut().filter(|_| opacity > 0) {
                *colour = ((u16::from(*colour) * 255 + opacity / 2) / opacity).min(255) as u8;
            }
        }
    }
}

fn picture(image: DynamicImage) -> Picture {
    let (width, height) = (image.width(), image.height());
    if !image.color().has_alpha() {
        return Picture { width, height, pixels: image.into_rgb8().into_raw(), channels: Channels::Rgb };
    }
    let pixels = image.into_rgba8().into_raw();
    let picture = Picture { width, height, pixels, channels: Channels::Rgba };
    // Drop an alpha channel that is opaque everywhere.
    let opaque = picture.pixels.chunks_exact(4).all(|pixel| pixel[3] == 255);
    if opaque { picture.flattened([255; 3]) } else { picture }
}

/// The APNG decoder of a PNG, if the file is animated.
pub(super) fn apng(bytes: &[u8]) -> image::ImageResult<Option<ApngDecoder<Cursor<&[u8]>>>> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits)?;
    if decoder.is_apng()? { decoder.apng().map(Some) } else { Ok(None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_bytes_are_damaged_and_no_panic() {
        assert_eq!(decode(b"hello"), Err(DecodeError::Format));
        let jpeg = crate::media::image::tests::photo(32, 32).jpeg(80.0, crate::media::image::Coding::Quick);
        for cut in [2, 20, 200] {
            assert!(decode(&jpeg[..cut]).is_err(), "{cut}");
        }
        assert!(!is_cmyk(&jpeg) && !crate::media::image::is_animated(&jpeg) && is_supported(&jpeg));
        // A header of 60,000 by 60,000 pixels with no data after it.
        let mut bomb = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x06\0\0\0".to_vec();
        bomb.extend([0xC0, 0xBC, 0x0E, 0xA3]);
        assert!(decode(&bomb).is_err());
    }
}
