//! How long audio would play by its own headers, for files that were cut off: ffprobe tells only how long what is
//! there would play.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::audio::{tag_bytes, wave};
use super::{ProbeError, open};
use crate::media::kind::MediaKind;

/// The length from which a WAV file's own length is not believed: programs that write to a pipe state one near the most
/// that a signed or an unsigned number holds. Our choice.
const OPEN_LENGTH: u64 = 0x7FFF_0000;

/// The bytes of a first MP3 frame in which its table lies (Xing's header, of up to 16 bytes after the side information
/// of up to 32).
const FIRST_FRAME: usize = 4 + 32 + 16;

/// Samples a second of MPEG-1 audio; those of MPEG-2 are half of them, those of MPEG-2.5 a quarter (ISO 11172-3 and
/// 13818-3).
const SAMPLE_RATES: [u32; 3] = [44_100, 48_000, 32_000];

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

fn of_wave(file: &mut File, bytes: u64) -> io::Result<Option<f64>> {
    let wave = wave(file)?.filter(|wave| wave.length < OPEN_LENGTH && wave.begins + wave.length > bytes);
    Ok(wave.map(|wave| wave.seconds(wave.length)))
}

/// Reads the table of contents in the first frame: `Xing` or `Info`, flags, and after them the number of frames and of
/// bytes, if their flags are set.
fn of_mp3(file: &mut File, bytes: u64) -> io::Result<Option<f64>> {
    let mut head = [0; 10];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut head)?;
    let begins = tag_bytes(&head);
    let mut frame = [0; FIRST_FRAME];
    file.seek(SeekFrom::Start(begins))?;
    file.read_exact(&mut frame)?;
    Ok(table(&frame).filter(|(_, stated)| begins + stated > bytes).map(|(seconds, _)| seconds))
}

/// The seconds and the bytes of an MP3 by its first frame.
fn table(frame: &[u8; FIRST_FRAME]) -> Option<(f64, u64)> {
    let [sync, version_and_layer, rate, mode, ..] = *frame;
    let is_frame = sync == 0xFF && version_and_layer & 0xE6 == 0xE2;
    let (version, mono) = (version_and_layer >> 3 & 3, mode >> 6 == 3);
    let (side, samples, slower) = match (version, mono) {
        (3, false) => (32, 1152, 1),
        (3, true) => (17, 1152, 1),
        (version, false) => (17, 576, if version == 2 { 2 } else { 4 }),
        (version, true) => (9, 576, if version == 2 { 2 } else { 4 }),
    };
    let rate = SAMPLE_RATES.get(usize::from(rate >> 2 & 3))?;
    let table = frame.get(4 + side..).filter(|_| is_frame)?;
    let number = |at: usize| Some(u32::from_be_bytes(table.get(at..at + 4)?.try_into().ok()?));
    let known = (table.starts_with(b"Xing") || table.starts_with(b"Info")) && number(4)? & 3 == 3;
    let (frames, bytes) = (number(8)?, number(12)?);
    known.then(|| (f64::from(frames) * f64::from(samples * slower) / f64::from(*rate), u64::from(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
