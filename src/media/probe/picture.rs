//! Pictures: dimensions from the header, and whether the picture decodes.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};

use super::{animation, ending, packets, stated};
use crate::media::gif::frames_damage;
use crate::media::image::{DecodeError, is_animated, is_jpeg_lost, plain};
use crate::media::info::{ImageInfo, MediaInfo, Soundness};
use crate::media::kind::MediaKind;

/// Pictures of more bytes are not decoded. Our choice: twenty times the source limit of API facts §6.5.
const DECODED_BYTES: u64 = 64 << 20;

/// The most bytes that decoding may take, so that a small file cannot unpack to gigabytes. Our choice: a picture of 100
/// megapixels at four bytes.
const DECODED_MEMORY: u64 = 400 << 20;

pub(super) fn read(file: &mut File, decode: bool, info: &mut MediaInfo) {
    let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let known = imagesize::reader_size(BufReader::new(&mut *file)).ok();
    // A PNG begins with its size; what begins otherwise has other things in its place (ISO 15948, section 5.6).
    let known = known.filter(|_| info.kind != MediaKind::Png || begins_with_header(file));
    // There may be stray bytes between the segments of a JPEG, which every decoder skips.
    let walked = || markers(&mut *file).ok()?.size.filter(|_| info.kind == MediaKind::Jpeg);
    if let Some(size) = known.map(|size| (side(size.width), side(size.height))).or_else(walked) {
        let (width, height) = if is_turned(file, info.kind) { (size.1, size.0) } else { size };
        info.image = Some(ImageInfo::new(width, height));
    } else if decoder(info.kind).is_some() {
        info.soundness = Soundness::Damaged("its header gives no dimensions".to_owned());
        return;
    }
    if let Some(image) = info.image.as_mut().filter(|_| info.kind == MediaKind::Gif) {
        let blocks = animation::blocks(&mut *file);
        image.animation = Some(blocks.animation);
        // A declared transparent colour may be unused; whether it is used shows only when the picture is decoded.
        image.transparent = (!blocks.see_through).then_some(false);
        if blocks.is_cut {
            info.soundness = packets::cut_within("frame");
        }
    }
    if decode && info.bytes <= DECODED_BYTES {
        info.soundness = decoded(file, info);
        if info.soundness == Soundness::Sound && has_more(file, info.kind) {
            judge_end(file, info);
        }
    } else {
        judge_end(file, info);
    }
}

/// Whether a PNG or WebP has other frames than the first, which alone was decoded.
fn has_more(file: &mut File, kind: MediaKind) -> bool {
    matches!(kind, MediaKind::Png | MediaKind::Webp) && bytes(file).is_some_and(|bytes| is_animated(&bytes))
}

/// Says so if the end of a picture that is not decoded is missing.
fn judge_end(file: &mut File, info: &mut MediaInfo) {
    match info.kind {
        MediaKind::Jpeg if lacks_eoi(file, info.bytes) => {
            info.soundness = Soundness::CutOff(NO_EOI.to_owned());
        }
        MediaKind::Png => ending::read(file, info),
        _ => stated::judge(file, info),
    }
}

/// Whether a JPEG lacks its last marker. A large one is read as a whole only if its last bytes hold no marker like it:
/// that of a thumbnail is at the start, and much may be appended.
fn lacks_eoi(file: &mut File, bytes: u64) -> bool {
    let is_last = |tail: Vec<u8>| tail.windows(2).rev().any(|pair| pair == [0xFF, 0xD9]);
    let ends = bytes > ending::TAIL && ending::tail(file, bytes).is_ok_and(is_last);
    !ends && markers(file).is_ok_and(|markers| !markers.ended)
}

/// What is said of a JPEG without its last marker.
const NO_EOI: &str = "its end is missing (no EOI marker)";

fn decoded(file: &mut File, info: &mut MediaInfo) -> Soundness {
    let Some(format) = decoder(info.kind) else { return Soundness::Unknown };
    if info.kind == MediaKind::Jpeg
        && let Ok(markers) = markers(&mut *file)
    {
        // The decoder pads a cut-off JPEG without an error; the missing end marker gives it away.
        if !markers.ended {
            return Soundness::Damaged(NO_EOI.to_owned());
        }
        if let Some(image) = &mut info.image {
            image.progressive = markers.progressive;
        }
    }
    if info.kind == MediaKind::Jpeg {
        if let Some(image) = &mut info.image {
            image.transparent = Some(false);
        }
        return bytes(file).map_or(Soundness::Unknown, |bytes| jpeg(&bytes));
    }
    if file.seek(SeekFrom::Start(0)).is_err() {
        return Soundness::Unknown;
    }
    let mut reader = ImageReader::with_format(BufReader::new(&mut *file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_MEMORY);
    reader.limits(limits);
    match reader.decode() {
        Ok(picture) => {
            if let Some(image) = &mut info.image {
                image.transparent = Some(is_transparent(&picture));
            }
            // Of a GIF only the first frame was decoded.
            let others = if info.kind == MediaKind::Gif { bytes(file) } else { None };
            match others.and_then(|bytes| frames_damage(&bytes)) {
                Some(said) => Soundness::Damaged(plain(&said)),
                None => Soundness::Sound,
            }
        }
        Err(error) => unread(error.into()),
    }
}

/// Whether a JPEG decodes. Its decoder alone does not tell: it fills in what is lost.
fn jpeg(bytes: &[u8]) -> Soundness {
    match is_jpeg_lost(bytes) {
        Ok(false) => Soundness::Sound,
        Ok(true) => Soundness::Damaged("a part of its picture is lost".to_owned()),
        Err(error) => unread(error),
    }
}

/// What is known about a picture that does not decode here: not that it is damaged, if it is too large or of a rare
/// sort.
fn unread(error: DecodeError) -> Soundness {
    match error {
        DecodeError::Unsupported(_) | DecodeError::Large { .. } | DecodeError::Memory => Soundness::Unknown,
        error => Soundness::Damaged(error.to_string()),
    }
}

/// Whether the first chunk of a PNG is its header.
fn begins_with_header(file: &mut File) -> bool {
    let mut head = [0; 16];
    let read = file.seek(SeekFrom::Start(0)).and_then(|_| file.read_exact(&mut head));
    read.is_ok() && head.ends_with(b"IHDR")
}

fn bytes(file: &mut File) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes)).ok().map(|_| bytes)
}

/// Whether any pixel is transparent. An alpha channel by itself means nothing: most are fully opaque.
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

/// Facts from the markers of a JPEG.
#[derive(Clone, Copy, Debug, Default)]
struct Markers {
    /// Whether the EOI marker is reached.
    ended: bool,
    /// Whether it is progressive, by its SOF marker.
    progressive: Option<bool>,
    /// Width and height in pixels, from the SOF segment.
    size: Option<(u32, u32)>,
    /// How the picture is to be turned, by its Exif segment.
    turn: Option<Orientation>,
}

/// How much of a JPEG is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Walk {
    /// All of it.
    Whole,
    /// The segments before the pixels.
    ToScan,
}

/// Whether a JPEG is complete up to its EOI marker. Decoders do not tell: they fill in missing data.
pub(in crate::media) fn jpeg_ends(bytes: &[u8]) -> bool {
    markers(io::Cursor::new(bytes)).is_ok_and(|markers| markers.ended)
}

/// Walks a JPEG's segments (ITU-T T.81, annex B). Data that cameras and editors append after the EOI marker are
/// ignored, and thumbnails inside segments are skipped.
fn markers(file: impl Read + Seek) -> io::Result<Markers> {
    walked(file, Walk::Whole)
}

fn walked(file: impl Read + Seek, walk: Walk) -> io::Result<Markers> {
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(2))?;
    let (mut byte, mut markers) = ([0], Markers::default());
    while reader.read(&mut byte)? == 1 {
        // Skip entropy-coded data and stray bytes between segments.
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
            0xDA if walk == Walk::ToScan => return Ok(markers),
            marker => {
                // A segment with a length. The SOF markers are matched below without DHT, JPG and DAC, which lie in
                // their range.
                let mut length = [0; 2];
                if reader.read_exact(&mut length).is_err() {
                    return Ok(markers);
                }
                let mut body = i64::from(u16::from_be_bytes(length)).saturating_sub(2).max(0);
                if matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF) && body > 4 {
                    markers.progressive.get_or_insert(marker & 3 == 2);
                    // Precision, height, width.
                    let mut frame = [0; 5];
                    reader.read_exact(&mut frame)?;
                    body -= 5;
                    let side = |at: usize| u32::from(u16::from_be_bytes([frame[at], frame[at + 1]]));
                    markers.size.get_or_insert((side(3), side(1)));
                }
                if marker == 0xE1 && markers.turn.is_none() {
                    let mut exif = Vec::new();
                    (&mut reader).take(body.unsigned_abs()).read_to_end(&mut exif)?;
                    let exif = exif.strip_prefix(b"Exif\0\0");
                    markers.turn = exif.and_then(Orientation::from_exif_chunk);
                    continue;
                }
                reader.seek_relative(body)?;
            }
        }
    }
    Ok(markers)
}

/// Whether a JPEG is shown on its side: cameras note in its Exif segment how it is to be turned.
fn is_turned(file: &mut File, kind: MediaKind) -> bool {
    kind == MediaKind::Jpeg
        && walked(&mut *file, Walk::ToScan).is_ok_and(|markers| {
            matches!(
                markers.turn,
                Some(
                    Orientation::Rotate90
                        | Orientation::Rotate270
                        | Orientation::Rotate90FlipH
                        | Orientation::Rotate270FlipH
                )
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_marker_of_a_jpeg_is_missed_wherever_others_look_like_it() {
        // A segment with the thumbnail's last marker, then the scan.
        let start = b"\xFF\xD8\xFF\xE1\x00\x04\xFF\xD9\xFF\xDA\x00\x02".to_vec();
        let whole = |scan: usize, end: &[u8]| [&start[..], &vec![0x11; scan], end].concat();
        let appended = [b"\xFF\xD9".as_slice(), &[0; 100_000]].concat();
        let here = tempfile::tempdir().unwrap();
        for (bytes, lacks) in [
            (whole(20, b""), true),
            (whole(20, b"\xFF\xD9"), false),
            (whole(200_000, b""), true),
            (whole(200_000, b"\xFF\xD9"), false),
            (whole(200_000, &appended), false),
        ] {
            let path = here.path().join("a.jpg");
            std::fs::write(&path, &bytes).unwrap();
            assert_eq!(
                lacks_eoi(&mut File::open(&path).unwrap(), bytes.len() as u64),
                lacks,
                "{}",
                bytes.len()
            );
        }
    }
}
