//! Pictures: dimensions from the header, and whether they decode.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use image::{DynamicImage, ImageFormat, ImageReader, Limits};

use super::animation;
use crate::media::info::{ImageInfo, MediaInfo, Soundness};
use crate::media::kind::MediaKind;

/// Pictures above this many bytes are not decoded. Ours: twenty times the source limit of API facts §6.5.
const DECODED_BYTES: u64 = 64 << 20;

/// Memory that decoding may take, so that a small file cannot unpack to gigabytes. Ours: a picture of 100
/// megapixels at four bytes.
const DECODED_MEMORY: u64 = 400 << 20;

pub(super) fn read(file: &mut File, decode: bool, info: &mut MediaInfo) {
    let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let known = imagesize::reader_size(BufReader::new(&mut *file)).ok();
    // Between a JPEG's segments there may be bytes of no meaning, which every decoder skips.
    let walked = || markers(&mut *file).ok()?.size.filter(|_| info.kind == MediaKind::Jpeg);
    if let Some(size) = known.map(|size| (side(size.width), side(size.height))).or_else(walked) {
        info.image = Some(ImageInfo::new(size.0, size.1));
    } else if decoder(info.kind).is_some() {
        info.soundness = Soundness::Damaged("its header gives no dimensions".to_owned());
        return;
    }
    if let Some(image) = info.image.as_mut().filter(|_| info.kind == MediaKind::Gif) {
        let blocks = animation::blocks(&mut *file);
        image.animation = Some(blocks.animation);
        // A colour that is named transparent need not be used, and is known when the picture is decoded.
        image.transparent = (!blocks.see_through).then_some(false);
    }
    if decode && info.bytes <= DECODED_BYTES {
        info.soundness = decoded(file, info);
    }
}

fn decoded(file: &mut File, info: &mut MediaInfo) -> Soundness {
    let Some(format) = decoder(info.kind) else { return Soundness::Unknown };
    if info.kind == MediaKind::Jpeg
        && let Ok(markers) = markers(&mut *file)
    {
        // The decoder fills in what a cut-off JPEG lacks; its markers tell.
        if !markers.ended {
            return Soundness::Damaged("its end is missing (no EOI marker)".to_owned());
        }
        if let Some(image) = &mut info.image {
            image.progressive = markers.progressive;
        }
    }
    if file.seek(SeekFrom::Start(0)).is_err() {
        return Soundness::Unknown;
    }
    let mut reader = ImageReader::with_format(BufReader::new(file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_MEMORY);
    reader.limits(limits);
    match reader.decode() {
        Ok(picture) => {
            if let Some(image) = &mut info.image {
                image.transparent = Some(is_transparent(&picture));
            }
            Soundness::Sound
        }
        Err(image::ImageError::Limits(_)) => {
            Soundness::Damaged("it unpacks to more than 400 MB of pixels".to_owned())
        }
        Err(image::ImageError::Unsupported(_)) => Soundness::Unknown,
        Err(error) => Soundness::Damaged(error.to_string()),
    }
}

/// Whether something shines through anywhere. An alpha channel alone says nothing: most are full.
fn is_transparent(picture: &DynamicImage) -> bool {
    match picture {
        DynamicImage::ImageRgba8(pixels) => pixels.pixels().any(|pixel| pixel.0[3] < u8::MAX),
        DynamicImage::ImageLumaA8(pixels) => pixels.pixels().any(|pixel| pixel.0[1] < u8::MAX),
        DynamicImage::ImageRgba16(pixels) => pixels.pixels().any(|pixel| pixel.0[3] < u16::MAX),
        DynamicImage::ImageLumaA16(pixels) => pixels.pixels().any(|pixel| pixel.0[1] < u16::MAX),
        _ => false,
    }
}

fn decoder(kind: MediaKind) -> Option<ImageFormat> {
    Some(match kind {
        MediaKind::Jpeg => ImageFormat::Jpeg,
        MediaKind::Png => ImageFormat::Png,
        MediaKind::Gif => ImageFormat::Gif,
        MediaKind::Webp => ImageFormat::WebP,
        MediaKind::Bmp => ImageFormat::Bmp,
        _ => return None,
    })
}

/// What a JPEG's markers say.
#[derive(Clone, Copy, Debug, Default)]
struct Markers {
    /// Whether the EOI marker is reached.
    ended: bool,
    /// Whether it has several scans, by its SOF marker.
    progressive: Option<bool>,
    /// Pixels across and down, by the same.
    size: Option<(u32, u32)>,
}

/// Whether a JPEG is there to its end: decoders fill in what is missing.
pub(in crate::media) fn jpeg_ends(bytes: &[u8]) -> bool {
    markers(io::Cursor::new(bytes)).is_ok_and(|markers| markers.ended)
}

/// Walks a JPEG's segments (ITU-T T.81, annex B). What cameras and editors append behind the EOI marker does not
/// matter, and thumbnails inside segments are skipped.
fn markers(file: impl Read + Seek) -> io::Result<Markers> {
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(2))?;
    let (mut byte, mut markers) = ([0], Markers::default());
    while reader.read(&mut byte)? == 1 {
        // Between segments nothing else than entropy-coded data stands.
        if byte[0] != 0xFF {
            continue;
        }
        while byte[0] == 0xFF {
            if reader.read(&mut byte)? == 0 {
                return Ok(markers);
            }
        }
        match byte[0] {
            0xD9 => return Ok(Markers { ended: true, ..markers }),
            // A stuffed zero, TEM, restart markers: no segment follows.
            0x00 | 0x01 | 0xD0..=0xD8 => {}
            marker => {
                // The frames but DHT, JPG and DAC, which stand among their numbers.
                let mut length = [0; 2];
                if reader.read_exact(&mut length).is_err() {
                    return Ok(markers);
                }
                let mut body = i64::from(u16::from_be_bytes(length)).saturating_sub(2).max(0);
                if matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF) && body > 4 {
                    markers.progressive.get_or_insert(marker & 3 == 2);
                    // Its precision, then its height and its width.
                    let mut frame = [0; 5];
                    reader.read_exact(&mut frame)?;
                    body -= 5;
                    let side = |at: usize| u32::from(u16::from_be_bytes([frame[at], frame[at + 1]]));
                    markers.size.get_or_insert((side(3), side(1)));
                }
                reader.seek_relative(body)?;
            }
        }
    }
    Ok(markers)
}
