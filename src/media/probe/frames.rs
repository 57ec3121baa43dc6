//! The frames of MPEG audio, AAC and AC-3, whose headers give their lengths.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use super::audio::tag_bytes;
use crate::media::kind::MediaKind;

/// Kilobits a second of MPEG-1 layer III by their index, from 1 (ISO 11172-3).
const BITRATES: [u32; 14] = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

/// The same of MPEG-2 (ISO 13818-3) and MPEG-2.5.
const LOWER_BITRATES: [u32; 14] = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/// The same of MPEG-1 layer II; those of MPEG-2 are the lower ones of layer III (ISO 11172-3 and 13818-3).
const LAYER_TWO_BITRATES: [u32; 14] = [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];

/// Kilobits a second of AC-3 by half of the code for a frame's length (ATSC A/52, table 5.18).
const AC3_BITRATES: [u32; 19] =
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640];

/// Samples a second of MPEG-1 audio; those of MPEG-2 are half of them, those of MPEG-2.5 a quarter (ISO 11172-3 and
/// 13818-3).
const MPEG_RATES: [u32; 3] = [44_100, 48_000, 32_000];

/// Samples a second of AAC by their index (ISO 14496-3, table 1.18).
const AAC_RATES: [u32; 13] =
    [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

/// What may follow the last frame: tags of several kinds, or nothing but zeros.
const TAILS: [&[u8]; 5] = [b"TAG", APE, b"LYRI", b"ID3", ZEROS];

/// How an APE tag begins.
const APE: &[u8] = b"APETAGEX";

/// Padding that some programs write between frames and after them.
const ZEROS: &[u8] = b"\0\0\0\0";

/// The bytes of a tag that begins with `TAG` (ID3v1).
const OLDER_TAG: u64 = 128;

/// The bytes of a frame's header: all that both formats need.
const HEADER: usize = 7;

/// The bytes that are read at once: a frame's header, or the part of a tag's that states its length.
const READ: usize = 16;

/// A frame, by its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Its length, header included.
    pub(super) bytes: u64,
    /// The samples of each channel.
    pub(super) samples: u32,
    /// Samples a second.
    pub(super) sample_rate: u32,
}

/// The frames of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frames {
    /// How long those play that are whole.
    pub(super) seconds: f64,
    /// What comes after them.
    pub(super) end: End,
}

/// What comes after the frames of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Nothing, or tags.
    Whole,
    /// The beginning of another frame.
    CutShort,
    /// Something that is no frame.
    Unknown,
}

/// The frame of MPEG audio, layer III, with this header.
pub(super) fn mpeg(header: [u8; 4]) -> Option<Frame> {
    let [sync, kind, rates, _] = header;
    if sync != 0xFF || kind & 0xE6 != 0xE2 {
        return None;
    }
    let (bitrates, samples, slower) = match kind >> 3 & 3 {
        3 => (BITRATES, 1152, 1),
        2 => (LOWER_BITRATES, 576, 2),
        0 => (LOWER_BITRATES, 576, 4),
        _ => return None,
    };
    let bitrate = bitrates.get(usize::from(rates >> 4).checked_sub(1)?)? * 1000;
    let sample_rate = MPEG_RATES.get(usize::from(rates >> 2 & 3))? / slower;
    let bytes = samples / 8 * bitrate / sample_rate + u32::from(rates >> 1 & 1);
    Some(Frame { bytes: bytes.into(), samples, sample_rate })
}

/// The length of a frame of MPEG audio, layer II, with this header. There is no slower MPEG-2.5 of it.
pub(super) fn layer_two(header: [u8; 4]) -> Option<usize> {
    let [sync, kind, rates, _] = header;
    let (bitrates, slower) = match kind & 0xFE {
        0xFC => (LAYER_TWO_BITRATES, 1),
        0xF4 => (LOWER_BITRATES, 2),
        _ => return None,
    };
    let bitrate = bitrates.get(usize::from(rates >> 4).checked_sub(1)?)? * 1000;
    let sample_rate = MPEG_RATES.get(usize::from(rates >> 2 & 3))? / slower;
    // A frame of 1152 samples.
    let bytes = 144 * bitrate / sample_rate + u32::from(rates >> 1 & 1);
    (sync == 0xFF).then_some(bytes as usize)
}

/// The length of a frame of AC-3 with these codes for its sample rate and its length (ATSC A/52, table 5.18): 1536
/// samples in words of two bytes.
pub(super) fn ac3(codes: u8) -> Option<usize> {
    let code = usize::from(codes & 0x3F);
    let bitrate = AC3_BITRATES.get(code / 2)? * 1000;
    let words = match codes >> 6 {
        0 => bitrate / 500,
        // Only at this rate the words of a frame are no whole number.
        1 => 96 * bitrate / 44_100 + u32::from(codes & 1),
        2 => bitrate * 3 / 1000,
        _ => return None,
    };
    Some(words as usize * 2)
}

/// The frame of AAC with this header (ADTS, ISO 14496-3, section 1.A.2).
fn adts(header: [u8; HEADER]) -> Option<Frame> {
    let [sync, kind, rate, high, middle, low, blocks] = header;
    let sample_rate = *AAC_RATES.get(usize::from(rate >> 2 & 0xF))?;
    let bytes = u64::from(high & 3) << 11 | u64::from(middle) << 3 | u64::from(low >> 5);
    let is_frame = sync == 0xFF && kind & 0xF6 == 0xF0 && bytes >= HEADER as u64;
    is_frame.then_some(Frame { bytes, samples: 1024 * (u32::from(blocks & 3) + 1), sample_rate })
}

/// The offset after the ID3 tags that a file begins with.
pub(super) fn begin(file: &mut File) -> io::Result<u64> {
    let mut at = 0;
    loop {
        let mut head = Vec::new();
        file.seek(SeekFrom::Start(at))?;
        file.take(10).read_to_end(&mut head)?;
        match tag_bytes(&head) {
            0 => return Ok(at),
            bytes => at += bytes,
        }
    }
}

/// Whether frames of MP3 go on after those of which the first one states that they have `stated` bytes, as where files
/// were put together.
pub(super) fn follow(file: &mut File, stated: u64) -> io::Result<bool> {
    let after = begin(file)?.saturating_add(stated);
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(after))?;
    loop {
        let mut head = Vec::new();
        reader.by_ref().take(READ as u64).read_to_end(&mut head)?;
        let bytes = between(&head);
        if bytes == 0 {
            return Ok(head.first_chunk().is_some_and(|header| mpeg(*header).is_some()));
        }
        skip(&mut reader, bytes, head.len())?;
    }
}

/// The bytes of the tag or of the zeros that may be between the frames of two files; none if it is neither.
fn between(head: &[u8]) -> u64 {
    match head {
        [b'T', b'A', b'G', ..] => OLDER_TAG,
        // The stated length does not count the 32 bytes of the header.
        [start @ .., _, _, _, _, a, b, c, d] if start == APE => {
            32 + u64::from(u32::from_le_bytes([*a, *b, *c, *d]))
        }
        _ if head.starts_with(ZEROS) => head.iter().take_while(|byte| **byte == 0).count() as u64,
        _ => tag_bytes(head),
    }
}

/// Moves a reader on to the end of something of `length` bytes of which `known` were read.
fn skip(reader: &mut BufReader<&mut File>, length: u64, known: usize) -> io::Result<()> {
    #[expect(clippy::cast_possible_wrap, reason = "no frame and no tag has more than some gigabytes")]
    reader.seek_relative(length as i64 - known as i64)
}

/// Walks the frames of an MP3 or AAC file of `bytes` bytes.
pub(super) fn walk(file: &mut File, kind: MediaKind, bytes: u64) -> io::Result<Frames> {
    let mut at = begin(file)?;
    let mut frames = Frames { seconds: 0.0, end: End::Whole };
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(at))?;
    while at < bytes {
        let (mut header, left) = ([0; READ], bytes - at);
        let known = READ.min(usize::try_from(left).unwrap_or(READ));
        reader.read_exact(&mut header[..known])?;
        let frame = match kind {
            MediaKind::Aac => adts(*header.first_chunk().expect("sixteen bytes")),
            _ => mpeg(*header.first_chunk().expect("sixteen bytes")),
        };
        let Some(frame) = frame else {
            if (2..HEADER as u64).contains(&left) && header[0] == 0xFF {
                frames.end = End::CutShort;
                break;
            }
            let bytes = between(&header[..known]);
            if (1..left).contains(&bytes) {
                at += bytes;
                skip(&mut reader, bytes, known)?;
                continue;
            }
            let is_tail = TAILS.iter().any(|tail| header.starts_with(tail));
            frames.end = if is_tail { End::Whole } else { End::Unknown };
            break;
        };
        if frame.bytes > left {
            frames.end = End::CutShort;
            break;
        }
        frames.seconds += f64::from(frame.samples) / f64::from(frame.sample_rate);
        at += frame.bytes;
        skip(&mut reader, frame.bytes, known)?;
    }
    Ok(frames)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_as_long_as_their_headers_say() {
        for (header, bytes, samples, sample_rate) in [
            ([0xFF, 0xFB, 0x90, 0x64], 417, 1152, 44_100),
            ([0xFF, 0xFB, 0x92, 0x64], 418, 1152, 44_100),
            ([0xFF, 0xF3, 0x48, 0xC4], 144, 576, 16_000),
            ([0xFF, 0xE3, 0x18, 0xC4], 72, 576, 8_000),
        ] {
            assert_eq!(mpeg(header), Some(Frame { bytes, samples, sample_rate }), "{header:x?}");
        }
        // Free format, a reserved rate, layer II.
        for header in [[0xFF, 0xFB, 0x00, 0x64], [0xFF, 0xFB, 0x9C, 0x64], [0xFF, 0xFD, 0x90, 0x64]] {
            assert_eq!(mpeg(header), None, "{header:x?}");
        }
        let frame = Frame { bytes: 371, samples: 1024, sample_rate: 44_100 };
        assert_eq!(adts([0xFF, 0xF1, 0x50, 0x80, 0x2E, 0x7F, 0xFC]), Some(frame));
        assert_eq!(adts([0xFF, 0xFB, 0x50, 0x80, 0x2E, 0x7F, 0xFC]), None);
    }
}
