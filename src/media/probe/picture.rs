//! Pictures: dimensions from the header, and whether they decode.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use image::{ImageFormat, ImageReader, Limits};

use crate::media::info::{ImageInfo, MediaInfo, Soundness};
use crate::media::kind::MediaKind;

/// Pictures above this many bytes are not decoded. Ours: twenty times the source limit of API facts §6.5.
const DECODED_BYTES: u64 = 64 << 20;

/// Memory that decoding may take, so that a small file cannot unpack to gigabytes. Ours: a picture of 100
/// megapixels at four bytes.
const DECODED_MEMORY: u64 = 400 << 20;

pub(super) fn read(file: &mut File, decode: bool, info: &mut MediaInfo) {
    if let Ok(size) = imagesize::reader_size(BufReader::new(&mut *file)) {
        let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        info.image = Some(ImageInfo { width: side(size.width), height: side(size.height) });
    } else if decoder(info.kind).is_some() {
        info.soundness = Soundness::Damaged("its header gives no dimensions".to_owned());
        return;
    }
    if decode && info.bytes <= DECODED_BYTES {
        info.soundness = decoded(file, info);
    }
}

fn decoded(file: &mut File, info: &MediaInfo) -> Soundness {
    let Some(format) = decoder(info.kind) else { return Soundness::Unknown };
    // The decoder fills in what a cut-off JPEG lacks; its markers tell.
    if info.kind == MediaKind::Jpeg && !ends_as_jpeg(file).unwrap_or(true) {
        return Soundness::Damaged("its end is missing (no EOI marker)".to_owned());
    }
    if file.seek(SeekFrom::Start(0)).is_err() {
        return Soundness::Unknown;
    }
    let mut reader = ImageReader::with_format(BufReader::new(file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_MEMORY);
    reader.limits(limits);
    match reader.decode() {
        Ok(_) => Soundness::Sound,
        Err(image::ImageError::Limits(_)) => {
            Soundness::Damaged("it unpacks to more than 400 MB of pixels".to_owned())
        }
        Err(error) => Soundness::Damaged(error.to_string()),
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

/// Whether the picture's EOI marker is reached by walking its segments (ITU-T T.81, annex B). What cameras and
/// editors append behind it does not matter, and thumbnails inside segments are skipped.
fn ends_as_jpeg(file: &mut File) -> io::Result<bool> {
    file.seek(SeekFrom::Start(2))?;
    let mut reader = BufReader::new(file);
    let mut byte = [0];
    while reader.read(&mut byte)? == 1 {
        // Between segments nothing else than entropy-coded data stands.
        if byte[0] != 0xFF {
            continue;
        }
        while byte[0] == 0xFF {
            if reader.read(&mut byte)? == 0 {
                return Ok(false);
            }
        }
        match byte[0] {
            0xD9 => return Ok(true),
            // A stuffed zero, TEM, restart markers: no segment follows.
            0x00 | 0x01 | 0xD0..=0xD8 => {}
            _ => {
                let mut length = [0; 2];
                if reader.read_exact(&mut length).is_err() {
                    return Ok(false);
                }
                let body = i64::from(u16::from_be_bytes(length)).saturating_sub(2).max(0);
                reader.seek_relative(body)?;
            }
        }
    }
    Ok(false)
}
