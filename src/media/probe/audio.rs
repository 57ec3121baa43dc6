//! Sound: length, channels and sample rate from headers, or from frames where there is no header.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

use lofty::config::ParseOptions;
use lofty::file::{AudioFile, FileType};
use lofty::probe::Probe;

use crate::media::info::{AudioStream, MediaInfo, Soundness};
use crate::media::kind::MediaKind;

/// Bytes of an AMR-NB frame by its type, header byte included (RFC 4867, table 1).
const AMR_NB: [u64; 16] = [13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1];

/// Bytes of an AMR-WB frame by its type, header byte included (RFC 4867, table 2).
const AMR_WB: [u64; 16] = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1];

/// An AMR frame lasts 20 milliseconds (RFC 4867, section 3.1).
const AMR_FRAMES_A_SECOND: f64 = 50.0;

pub(super) fn tagged(file: &mut File, info: &mut MediaInfo) {
    let (kind, codec) = match info.kind {
        MediaKind::Mp3 => (FileType::Mpeg, Some("mp3")),
        MediaKind::Wav => (FileType::Wav, None),
        MediaKind::Aac => (FileType::Aac, Some("aac")),
        MediaKind::Ogg => (FileType::Vorbis, None),
        MediaKind::Flac => (FileType::Flac, Some("flac")),
        _ => return,
    };
    let options = ParseOptions::new().read_tags(false).read_cover_art(false);
    match Probe::with_file_type(BufReader::new(file), kind).options(options).read() {
        Ok(read) => {
            let properties = AudioFile::properties(&read);
            let seconds = properties.duration().as_secs_f64();
            info.seconds = (seconds > 0.0).then_some(seconds);
            info.audio = Some(Some(AudioStream {
                codec: codec.map(str::to_owned),
                channels: properties.channels().map(u32::from),
                sample_rate: properties.sample_rate(),
            }));
            info.video = Some(None);
        }
        // Ogg carries more than Vorbis; nothing is known of the rest.
        Err(_) if info.kind == MediaKind::Ogg => {}
        Err(error) => info.soundness = Soundness::Damaged(format!("its headers are malformed ({error})")),
    }
}

/// Walks the frames, which say their own lengths.
pub(super) fn amr(file: &mut File, info: &mut MediaInfo) {
    let (magic, sizes, sample_rate, codec) = match info.kind {
        MediaKind::AmrWb => (9, &AMR_WB, 16_000, "amr_wb"),
        _ => (6, &AMR_NB, 8_000, "amr_nb"),
    };
    let audio =
        AudioStream { codec: Some(codec.to_owned()), channels: Some(1), sample_rate: Some(sample_rate) };
    info.audio = Some(Some(audio));
    info.video = Some(None);
    if file.seek(SeekFrom::Start(magic)).is_err() {
        return;
    }
    let (mut frames, mut reader) = (0u32, BufReader::new(file));
    let mut header = [0];
    while reader.read_exact(&mut header).is_ok() {
        let size = sizes[usize::from(header[0] >> 3 & 0x0F)];
        let body = size - 1;
        if std::io::copy(&mut reader.by_ref().take(body), &mut std::io::sink()).ok() != Some(body) {
            break;
        }
        frames = frames.saturating_add(1);
    }
    info.seconds = (frames > 0).then(|| f64::from(frames) / AMR_FRAMES_A_SECOND);
}
