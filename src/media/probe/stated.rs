//! What a file's own headers say about its end: whether something of it is missing, and how long audio would play that
//! was cut off. ffprobe tells only how long what is there would play.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::audio::{OPEN_LENGTH, wave};
use super::frames::{self, End};
use super::prober::open;
use super::{ProbeError, bitmap, container, isobmff, matroska};
use crate::bytes::grouped;
use crate::media::info::{MediaInfo, Soundness};
use crate::media::kind::MediaKind;

/// The bytes of a first MP3 frame in which its table lies (Xing's header, of up to 16 bytes after the side information
/// of up to 32).
const FIRST_FRAME: usize = 4 + 32 + 16;

/// Says so if the file is shorter than its headers say. Nothing is said of lengths that a program which wrote to a pipe
/// left open.
pub(super) fn judge(file: &mut File, info: &mut MediaInfo) {
    let end = match info.kind {
        MediaKind::Mp4 | MediaKind::ThreeGp | MediaKind::ThreeG2 | MediaKind::Mov | MediaKind::M4a => {
            isobmff::stated_end(file, info.bytes)
        }
        MediaKind::Avi => container::avi_end(file, info.bytes),
        MediaKind::Wmv | MediaKind::Wma => container::asf_end(file, info.bytes),
        MediaKind::Wav => wave_end(file, info.bytes),
        MediaKind::Mp3 => mp3_end(file, info.bytes),
        MediaKind::Webp => webp_end(file).map(Some),
        MediaKind::Bmp => bitmap::end(file),
        MediaKind::Caf => caf_end(file, info.bytes),
        MediaKind::Au => au_end(file),
        MediaKind::Matroska => matroska::end(file, info.bytes),
        _ => return,
    };
    let Some(end) = end.ok().flatten().filter(|end| *end > info.bytes) else { return };
    let (stated, there) = (grouped(end), grouped(info.bytes));
    let reason = format!("it was cut off: its headers state {stated} bytes, and {there} are there");
    info.soundness = Soundness::CutOff(reason);
}

/// The length of what follows it is in the header (RFC 9649, section 2.4).
fn webp_end(file: &mut File) -> io::Result<u64> {
    let mut length = [0; 4];
    file.seek(SeekFrom::Start(4))?;
    file.read_exact(&mut length)?;
    Ok(8 + u64::from(u32::from_le_bytes(length)))
}

/// The offset of the data and their length, of which all bits are set if a recorder left it open, follow the name.
fn au_end(file: &mut File) -> io::Result<Option<u64>> {
    let mut header = [0; 12];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut header)?;
    let [_, _, _, _, begins @ .., a, b, c, d] = header;
    let (begins, length) = (u32::from_be_bytes(begins), u32::from_be_bytes([a, b, c, d]));
    Ok((length != u32::MAX).then(|| u64::from(begins) + u64::from(length)))
}

/// The most chunks of a CAF that are read. Our choice: recorders write a handful before the data.
const CHUNKS: usize = 64;

/// The end of the data chunk, or of one before it that reaches beyond the end of the file. Each chunk begins with a
/// name and a length, which is negative if a recorder left it open (Core Audio Format, "Chunk Headers").
fn caf_end(file: &mut File, bytes: u64) -> io::Result<Option<u64>> {
    let mut at = 8u64;
    for _ in 0..CHUNKS {
        let mut header = [0; 12];
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut header)?;
        let length = i64::from_be_bytes(*header.last_chunk().expect("twelve bytes"));
        let Some(end) = u64::try_from(length).ok().and_then(|length| length.checked_add(at + 12)) else {
            return Ok(None);
        };
        if end > bytes || header.starts_with(b"data") {
            return Ok(Some(end));
        }
        at = end;
    }
    Ok(None)
}

/// Some programs state the length of the whole file as that of its audio data.
fn wave_end(file: &mut File, bytes: u64) -> io::Result<Option<u64>> {
    let wave = wave(file)?.filter(|wave| wave.length < OPEN_LENGTH && wave.length > bytes);
    Ok(wave.map(|wave| wave.begins + wave.length))
}

/// Programs that copy the first frames of a file leave its table as it is: only a file that ends within a frame was cut
/// off.
fn mp3_end(file: &mut File, bytes: u64) -> io::Result<Option<u64>> {
    let Some((_, stated)) = mp3_table(file)?.filter(|(_, stated)| *stated > bytes) else { return Ok(None) };
    let ends_within = frames::walk(file, MediaKind::Mp3, bytes)?.end == End::CutShort;
    Ok(ends_within.then_some(frames::begin(file)? + stated))
}

/// The seconds that a WAV or MP3 file plays by its header, if the header says that it has more bytes than are there.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::media) fn stated_seconds(path: &Path, kind: MediaKind) -> Result<Option<f64>, ProbeError> {
    let read = match kind {
        MediaKind::Wav => of_wave,
        MediaKind::Mp3 => of_mp3,
        _ => return Ok(None),
    };
    let (mut file, bytes) = open(path)?;
    match read(&mut file, bytes) {
        Ok(seconds) => Ok(seconds),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(ProbeError::of_io(path, &error)),
    }
}

/// Whether a WAV ends before its file does, with another WAV after it: players play only the first.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::media) fn is_followed(path: &Path, kind: MediaKind) -> Result<bool, ProbeError> {
    if kind != MediaKind::Wav {
        return Ok(false);
    }
    let (mut file, bytes) = open(path)?;
    match followed(&mut file, bytes) {
        Ok(followed) => Ok(followed),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(ProbeError::of_io(path, &error)),
    }
}

fn followed(file: &mut File, bytes: u64) -> io::Result<bool> {
    let (mut head, mut next) = ([0; 8], [0; 4]);
    file.read_exact(&mut head)?;
    let [.., a, b, c, d] = head;
    let length = u64::from(u32::from_le_bytes([a, b, c, d]));
    let end = 8 + length + length % 2;
    if end >= bytes {
        return Ok(false);
    }
    file.seek(SeekFrom::Start(end))?;
    file.read_exact(&mut next)?;
    Ok(&next == b"RIFF")
}

fn of_wave(file: &mut File, bytes: u64) -> io::Result<Option<f64>> {
    let wave = wave(file)?.filter(|wave| wave.length < OPEN_LENGTH && wave.begins + wave.length > bytes);
    Ok(wave.and_then(|wave| wave.seconds(wave.length)))
}

fn of_mp3(file: &mut File, bytes: u64) -> io::Result<Option<f64>> {
    let begins = frames::begin(file)?;
    Ok(mp3_table(file)?.filter(|(_, stated)| begins + stated > bytes).map(|(seconds, _)| seconds))
}

/// The seconds and the bytes of an MP3 by the table in its first frame, if it has one.
pub(super) fn mp3_table(file: &mut File) -> io::Result<Option<(f64, u64)>> {
    let begins = frames::begin(file)?;
    let mut frame = [0; FIRST_FRAME];
    file.seek(SeekFrom::Start(begins))?;
    file.read_exact(&mut frame)?;
    Ok(table(&frame))
}

/// Reads the table of contents in a first frame: `Xing` or `Info`, flags, and after them the number of frames and of
/// bytes, if their flags are set.
fn table(frame: &[u8; FIRST_FRAME]) -> Option<(f64, u64)> {
    let header = *frame.first_chunk::<4>().expect("a header");
    let first = frames::mpeg(header)?;
    let (is_first_version, is_mono) = (first.samples == 1152, header[3] >> 6 == 3);
    let side = match (is_first_version, is_mono) {
        (true, false) => 32,
        (true, true) | (false, false) => 17,
        (false, true) => 9,
    };
    let table = frame.get(4 + side..)?;
    let number = |at: usize| Some(u32::from_be_bytes(table.get(at..at + 4)?.try_into().ok()?));
    let known = (table.starts_with(b"Xing") || table.starts_with(b"Info")) && number(4)? & 3 == 3;
    let (frames, bytes) = (number(8)?, number(12)?);
    let seconds = f64::from(frames) * f64::from(first.samples) / f64::from(first.sample_rate);
    known.then_some((seconds, u64::from(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wav_after_a_wav_is_seen() {
        let here = tempfile::tempdir().unwrap();
        let path = here.path().join("a.wav");
        let one = [b"RIFF\x05\0\0\0WAVEx\0".as_slice()].concat();
        for (bytes, follows) in [
            (one.clone(), false),
            ([&one[..], b"RIFF"].concat(), true),
            ([&one[..], b"more"].concat(), false),
            (b"RIFF".to_vec(), false),
            ([b"RIFF\xff\xff\xff\xff", &one[..]].concat(), false),
        ] {
            std::fs::write(&path, &bytes).unwrap();
            assert_eq!(is_followed(&path, MediaKind::Wav).unwrap(), follows, "{bytes:?}");
        }
    }

    #[test]
    fn the_data_of_a_caf_end_where_their_chunk_says() {
        let here = tempfile::tempdir().unwrap();
        let path = here.path().join("a.caf");
        let begins = b"caff\0\x01\0\0desc\0\0\0\0\0\0\0\x02ab";
        for (data, end) in [
            (&b"data\0\0\0\0\0\0\0\x06\0\0\0\0cd"[..], Some(40)),
            (b"data\0\0\0\0\0\0\0\x06\0\0\0", Some(40)),
            (b"kuki\0\0\0\0\0\0\x01\0", Some(290)),
            (b"data\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0", None),
            (b"data\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0", Some((1 << 63) + 33)),
        ] {
            std::fs::write(&path, [&begins[..], data].concat()).unwrap();
            let bytes = std::fs::metadata(&path).unwrap().len();
            assert_eq!(caf_end(&mut File::open(&path).unwrap(), bytes).unwrap(), end, "{data:?}");
        }
    }

    #[test]
    fn the_table_of_an_mp3_is_read() {
        for (header, side, rate, seconds) in [
            ([0xFF, 0xFB, 0x90, 0x44], 32, 44_100.0, 1152.0 * 100.0),
            ([0xFF, 0xFB, 0x90, 0xC4], 17, 44_100.0, 1152.0 * 100.0),
            ([0xFF, 0xF3, 0x48, 0xC4], 9, 16_000.0, 576.0 * 100.0),
            ([0xFF, 0xE3, 0x48, 0x44], 17, 8_000.0, 576.0 * 100.0),
        ] {
            let mut frame = [0; FIRST_FRAME];
            frame[..4].copy_from_slice(&header);
            let table_begins = 4 + side;
            frame[table_begins..table_begins + 16]
                .copy_from_slice(b"Info\x00\x00\x00\x0F\x00\x00\x00\x64\x00\x00\x40\x00");
            assert_eq!(table(&frame), Some((seconds / rate, 0x4000)), "{header:x?}");
            frame[table_begins + 7] = 1;
            assert_eq!(table(&frame), None, "bytes are not stated");
        }
        assert_eq!(table(&[0; FIRST_FRAME]), None);
        assert_eq!(table(&[0xFF; FIRST_FRAME]), None);
    }
}
