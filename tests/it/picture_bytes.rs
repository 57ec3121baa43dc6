//! Pictures made byte by byte, as no encoder writes them.

use gif::{DisposalMethod, Encoder, Frame, Repeat};
use image::{ImageEncoder, RgbImage};

/// A chunk of a PNG (ISO 15948, section 5.3).
pub fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let checked = [&name[..], body].concat();
    let crc = checked.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
    });
    [&u32::try_from(body.len()).unwrap().to_be_bytes(), &checked[..], &(!crc).to_be_bytes()].concat()
}

/// A PNG of that size, bits a sample and colour type, with chunks before its rows.
pub fn png((width, height): (u32, u32), form: [u8; 2], chunks: &[Vec<u8>], zlib: &[u8]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &form, &[0; 3]].concat();
    let parts = [chunk(b"IHDR", &header), chunks.concat(), chunk(b"IDAT", zlib), chunk(b"IEND", b"")];
    [&b"\x89PNG\r\n\x1A\n"[..], &parts.concat()].concat()
}

/// Bytes as zlib has them without compression (RFC 1951, section 3.2.4).
pub fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut zlib = vec![0x78, 1];
    let blocks = bytes.chunks(65_535);
    let last = blocks.len() - 1;
    for (place, block) in blocks.enumerate() {
        let length = u16::try_from(block.len()).unwrap();
        zlib.push(u8::from(place == last));
        zlib.extend([length.to_le_bytes(), (!length).to_le_bytes()].concat());
        zlib.extend(block);
    }
    let (mut low, mut high) = (1u32, 0u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    zlib.extend((high << 16 | low).to_be_bytes());
    zlib
}

/// Some `megabytes` of zeros as zlib has them: a zero, then copies of 258 (RFC 1951, section 3.2.6).
pub fn zeros(megabytes: usize) -> Vec<u8> {
    // A copy takes thirteen bits, so that eight of them take thirteen bytes.
    let copy = [true, true, false, false, false, true, false, true, false, false, false, false, false];
    let start = [true, true, false, false, false, true, true, false, false, false, false];
    let copies = (megabytes << 20) / 258;
    let bits = start.into_iter().chain((0..copies).flat_map(|_| copy)).chain([false; 7]);
    let bits: Vec<bool> = bits.collect();
    let bytes = bits.chunks(8).map(|bits| bits.iter().rev().fold(0, |byte, bit| byte << 1 | u8::from(*bit)));
    [0x78, 1].into_iter().chain(bytes).chain([0; 4]).collect()
}

/// The rows of a picture as a PNG has them, unfiltered.
pub fn rows(picture: &RgbImage) -> Vec<u8> {
    let row = picture.width() as usize * 3;
    picture.as_raw().chunks(row).flat_map(|row| [&[0], row].concat()).collect()
}

/// A TIFF of one page in tiles of 80 by 80 (TIFF 6.0, sections 2 and 15), its samples three colours or four inks.
pub fn tiff(picture: &RgbImage, orientation: u16, inks: bool, next: u32) -> Vec<u8> {
    let (width, height) = picture.dimensions();
    let (mut file, mut offsets) = (b"II*\0\0\0\0\0".to_vec(), Vec::new());
    for (top, left) in (0..height / 80).flat_map(|top| (0..width / 80).map(move |left| (top * 80, left * 80)))
    {
        offsets.push(u32::try_from(file.len()).unwrap());
        for (y, x) in (top..top + 80).flat_map(|y| (left..left + 80).map(move |x| (y, x))) {
            let pixel = picture.get_pixel(x, y).0;
            file.extend(if inks { pixel.map(|sample| 255 - sample) } else { pixel });
            file.extend(inks.then_some(0));
        }
    }
    let samples = if inks { 4 } else { 3 };
    let mut list = |values: &[u8]| {
        let at = u32::try_from(file.len()).unwrap();
        file.extend(values);
        at
    };
    let bits = list(&[8, 0].repeat(samples));
    let places = list(&offsets.iter().flat_map(|at| at.to_le_bytes()).collect::<Vec<u8>>());
    let samples = u32::try_from(samples).unwrap();
    let lengths = list(&(80 * 80 * samples).to_le_bytes().repeat(offsets.len()));
    let first = list(&[]);
    let tiles = u32::try_from(offsets.len()).unwrap();
    let entries: [(u16, u16, u32, u32); 11] = [
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, samples, bits),
        (259, 3, 1, 1),
        (262, 3, 1, if inks { 5 } else { 2 }),
        (274, 3, 1, u32::from(orientation)),
        (277, 3, 1, samples),
        (322, 4, 1, 80),
        (323, 4, 1, 80),
        (324, 4, tiles, places),
        (325, 4, tiles, lengths),
    ];
    file[4..8].copy_from_slice(&first.to_le_bytes());
    file.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
    for (tag, form, count, value) in entries {
        file.extend([tag.to_le_bytes(), form.to_le_bytes()].concat());
        file.extend([count.to_le_bytes(), value.to_le_bytes()].concat());
    }
    file.extend(next.to_le_bytes());
    file
}

pub fn webp(picture: &RgbImage, exif: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut bytes);
    if !exif.is_empty() {
        encoder.set_exif_metadata(exif.to_vec()).unwrap();
    }
    encoder.encode(picture, picture.width(), picture.height(), image::ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// An animation of squares in colours of their own, around which each frame is transparent.
pub fn blocks(frames: &[(u16, DisposalMethod)], side: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, side, side, &[]).unwrap();
    encoder.set_repeat(Repeat::Infinite).unwrap();
    for (n, (delay, dispose)) in (0u8..).zip(frames) {
        let edge = if n == 0 { 0 } else { side / 4 };
        let pixel = |x: u16, y: u16| u8::from(x % 7 < 5 && (x + y) % 11 < 9);
        let buffer: Vec<u8> = (edge..side).flat_map(|y| (edge..side).map(move |x| pixel(x, y))).collect();
        let palette = vec![0, 0, 0, 250 - n * 40, 20 + n * 45, n * 30];
        let frame = Frame {
            delay: *delay,
            dispose: *dispose,
            transparent: Some(0),
            left: edge,
            top: edge,
            width: side - edge,
            height: side - edge,
            palette: Some(palette),
            buffer: buffer.into(),
            ..Frame::default()
        };
        encoder.write_frame(&frame).unwrap();
    }
    drop(encoder);
    bytes
}

/// A box of a HEIC (ISO 14496-12, section 4.2).
pub fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).unwrap().to_be_bytes();
    [&length, &name[..], body].concat()
}
