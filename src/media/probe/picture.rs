//! Pictures: dimensions from the header, and whether they decode.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

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
    // The decoder fills in what a cut-off JPEG lacks; the file's end tells.
    if info.kind == MediaKind::Jpeg && !ends_as_jpeg(file) {
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

/// Whether an EOI marker stands near the end; some cameras and editors append data behind it.
fn ends_as_jpeg(file: &mut File) -> bool {
    let Ok(end) = file.seek(SeekFrom::End(0)) else { return true };
    if file.seek(SeekFrom::Start(end.saturating_sub(64 << 10))).is_err() {
        return true;
    }
    let mut tail = Vec::new();
    if file.take(64 << 10).read_to_end(&mut tail).is_err() {
        return true;
    }
    tail.windows(2).any(|pair| pair == b"\xFF\xD9")
}
