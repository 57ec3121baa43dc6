//! Audio: duration, channels and sample rate from headers, or from frames if there is no header.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use lofty::config::ParseOptions;
use lofty::file::{AudioFile, FileType};
use lofty::probe::Probe;

use super::frames::{self, End};
use super::packets;
use super::stated::mp3_table;
use crate::media::info::{AudioStream, MediaInfo, Presence, Soundness};
use crate::media::kind::MediaKind;

/// Bytes of an AMR-NB frame by its type, header byte included (RFC 4867, table 1).
const AMR_NB: [u64; 16] = [13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1];

/// Bytes of an AMR-WB frame by its type, header byte included (RFC 4867, table 2).
const AMR_WB: [u64; 16] = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1];

/// The most chunks of a WAV file that are read. Our choice: files have about five before their audio data.
const CHUNKS: usize = 64;

/// The length from which a WAV or AVI file's own length is not believed: programs that write to a pipe state one near
/// the most that a signed or an unsigned number holds. Our choice.
pub(super) const OPEN_LENGTH: u64 = 0x7FFF_0000;

/// What is said of a file without audio in it.
const SILENT: &str = "it holds no sound";

/// An AMR frame lasts 20 milliseconds (RFC 4867, section 3.1).
const AMR_FRAMES_A_SECOND: f64 = 50.0;

/// The kind of the data after ID3 tags, if it is not MPEG audio: some programs put ID3 tags before other formats.
pub(super) fn after_tags(file: &mut File) -> Option<MediaKind> {
    let begins = frames::begin(file).ok().filter(|begins| *begins > 0)?;
    let mut magic = [0; 4];
    file.seek(SeekFrom::Start(begins)).ok()?;
    file.read_exact(&mut magic).ok()?;
    MediaKind::from_head(&magic).filter(|kind| matches!(kind, MediaKind::Flac | MediaKind::Aac))
}

/// The bytes of the ID3 tag that a file begins with; none if it has none.
pub(super) fn tag_bytes(head: &[u8]) -> u64 {
    let Some([flags, size @ ..]) = head.strip_prefix(b"ID3").and_then(|rest| rest.get(2..7)) else {
        return 0;
    };
    // Seven bits of each byte (ID3v2.4, section 6.2); a footer repeats the header (section 3.4).
    let size = size.iter().fold(0, |size, byte| size << 7 | u64::from(byte & 0x7F));
    let footer = if flags & 0x10 == 0 { 0 } else { 10 };
    10 + size + footer
}

pub(super) fn tagged(file: &mut File, info: &mut MediaInfo) {
    // The library takes other codecs for PCM.
    if info.kind == MediaKind::Wav && wav(file, info).is_some() {
        return;
    }
    if file.seek(SeekFrom::Start(0)).is_err() {
        return;
    }
    let (kind, codec) = match info.kind {
        MediaKind::Mp3 => (FileType::Mpeg, Some("mp3")),
        MediaKind::Wav => (FileType::Wav, None),
        MediaKind::Aac => (FileType::Aac, Some("aac")),
        MediaKind::Ogg => (FileType::Vorbis, None),
        MediaKind::Flac => (FileType::Flac, Some("flac")),
        MediaKind::Aiff => (FileType::Aiff, None),
        _ => return,
    };
    let options = ParseOptions::new().read_tags(false).read_cover_art(false);
    let mut reader = BufReader::new(file);
    match Probe::with_file_type(&mut reader, kind).options(options).read() {
        Ok(read) => {
            let properties = AudioFile::properties(&read);
            let stated = properties.duration().as_secs_f64();
            info.audio = Presence::Present(AudioStream {
                codec: codec.map(str::to_owned),
                channels: properties.channels().map(u32::from),
                sample_rate: properties.sample_rate(),
            });
            info.video = Presence::Absent;
            let seconds = match info.kind {
                MediaKind::Mp3 | MediaKind::Aac => counted(reader.get_mut(), info).ok().flatten(),
                _ => Some(stated),
            };
            info.seconds = seconds.filter(|seconds| *seconds > 0.0);
        }
        // Ogg may contain other codecs than Vorbis, which this parser does not read.
        Err(_) if info.kind == MediaKind::Ogg => {}
        // Malformed tags are no damage of what plays.
        Err(_) if plays(reader.get_mut(), info) => {
            let audio = AudioStream { codec: codec.map(str::to_owned), channels: None, sample_rate: None };
            info.audio = Presence::Present(audio);
            info.video = Presence::Absent;
        }
        Err(_) => info.soundness = Soundness::Damaged("its headers are malformed".to_owned()),
    }
}

/// Whether an MP3 or AAC file begins with frames; notes how long they play.
fn plays(file: &mut File, info: &mut MediaInfo) -> bool {
    if matches!(info.kind, MediaKind::Mp3 | MediaKind::Aac) {
        info.seconds = counted(file, info).ok().flatten().filter(|seconds| *seconds > 0.0);
    }
    info.seconds.is_some()
}

/// How long an MP3 or AAC file plays by the table in its first frame, or else, or if others were put after it, by all of
/// its frames: the bitrate of one frame does not tell. `None` if something else is between the frames.
fn counted(file: &mut File, info: &mut MediaInfo) -> io::Result<Option<f64>> {
    // A file of a few frames may be too short to have a table.
    let table = if info.kind == MediaKind::Mp3 { mp3_table(file).ok().flatten() } else { None };
    if let Some((seconds, stated)) = table
        && !frames::follow(file, stated)?
    {
        return Ok(Some(seconds));
    }
    let frames = frames::walk(file, info.kind, info.bytes)?;
    // Too many MP3 files end so, and only those that say how long they should be are known to miss more.
    if frames.end == End::CutShort && info.kind == MediaKind::Aac {
        info.soundness = packets::cut_within("frame");
    }
    let counted = (frames.end != End::Unknown).then_some(frames.seconds);
    Ok(counted.or(table.map(|(seconds, _)| seconds)))
}

/// Reads the chunks of a WAV file. A program that wrote to a pipe left their lengths open.
fn wav(file: &mut File, info: &mut MediaInfo) -> Option<()> {
    let wave = wave(file).ok()??;
    let there = info.bytes.saturating_sub(wave.begins);
    if there == 0 {
        info.soundness = Soundness::Damaged(SILENT.to_owned());
    }
    info.seconds = wave.seconds(if wave.length == 0 { there } else { wave.length.min(there) });
    info.audio = Presence::Present(AudioStream {
        codec: None,
        channels: Some(wave.channels),
        sample_rate: Some(wave.sample_rate),
    });
    info.video = Presence::Absent;
    Some(())
}

/// What the chunks of a WAV file say about its audio data.
pub(super) struct Wave {
    channels: u32,
    sample_rate: u32,
    bytes_a_second: u32,
    /// Whether each sample has as many bytes as the others.
    is_plain: bool,
    /// The samples of each channel, if they are stated.
    samples: Option<u32>,
    /// The offset of the data.
    pub(super) begins: u64,
    /// The stated number of bytes.
    pub(super) length: u64,
}

impl Wave {
    /// How long so many bytes of the data play, if it is known: of other codecs than the plain ones, programs state
    /// any number of bytes a second.
    #[expect(clippy::cast_precision_loss, reason = "seconds are no more exact than a double")]
    pub(super) fn seconds(&self, bytes: u64) -> Option<f64> {
        let seconds = if self.is_plain {
            bytes as f64 / f64::from(self.bytes_a_second)
        } else {
            f64::from(self.samples?) / f64::from(self.sample_rate) * (bytes as f64 / self.length as f64)
        };
        Some(seconds).filter(|seconds| seconds.is_normal())
    }
}

/// The format tags of codecs with samples of one length: PCM, floating point, A-law, µ-law, and the extended form, which
/// is used for the first two (RFC 2361).
const PLAIN_TAGS: [u16; 5] = [1, 3, 6, 7, 0xFFFE];

/// Reads the chunks of a WAV file up to its audio data; `None` if there is none, or no format before it.
pub(super) fn wave(file: &mut File) -> io::Result<Option<Wave>> {
    let (mut at, mut format, mut samples) = (12, None, None);
    for _ in 0..CHUNKS {
        let mut chunk = [0; 8];
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut chunk)?;
        let [name @ .., a, b, c, d] = chunk;
        let (length, begins) = (u64::from(u32::from_le_bytes([a, b, c, d])), at + 8);
        match &name {
            b"fmt " => {
                let mut fields = [0; 12];
                file.read_exact(&mut fields)?;
                let [t0, t1, c0, c1, r0, r1, r2, r3, b0, b1, b2, b3] = fields;
                format = Some(Wave {
                    channels: u32::from(u16::from_le_bytes([c0, c1])),
                    sample_rate: u32::from_le_bytes([r0, r1, r2, r3]),
                    bytes_a_second: u32::from_le_bytes([b0, b1, b2, b3]),
                    is_plain: PLAIN_TAGS.contains(&u16::from_le_bytes([t0, t1])),
                    samples: None,
                    begins: 0,
                    length: 0,
                });
            }
            b"fact" if length >= 4 => {
                let mut count = [0; 4];
                file.read_exact(&mut count)?;
                samples = Some(u32::from_le_bytes(count));
            }
            b"data" => return Ok(format.map(|wave| Wave { samples, begins, length, ..wave })),
            _ => {}
        }
        // Chunks begin at even offsets.
        at = begins + length + length % 2;
    }
    Ok(None)
}

/// Walks the frames, whose headers give their lengths.
pub(super) fn amr(file: &mut File, info: &mut MediaInfo) {
    let (magic, sizes, sample_rate, codec) = match info.kind {
        MediaKind::AmrWb => (9, &AMR_WB, 16_000, "amr_wb"),
        _ => (6, &AMR_NB, 8_000, "amr_nb"),
    };
    let audio =
        AudioStream { codec: Some(codec.to_owned()), channels: Some(1), sample_rate: Some(sample_rate) };
    info.audio = Presence::Present(audio);
    info.video = Presence::Absent;
    if file.seek(SeekFrom::Start(magic)).is_err() {
        return;
    }
    let (mut frames, mut reader) = (0u32, BufReader::new(file));
    let (mut header, mut before) = ([0], None);
    while reader.read_exact(&mut header).is_ok() {
        let size = sizes[usize::from(header[0] >> 3 & 0x0F)];
        let body = size - 1;
        if std::io::copy(&mut reader.by_ref().take(body), &mut std::io::sink()).ok() != Some(body) {
            // Recorders write most frames alike, and set the bit of their quality (RFC 4867, section 5.3). What begins
            // otherwise may be a tag or padding after them.
            if before == Some(header) && header[0] & 0x04 != 0 {
                info.soundness = packets::cut_within("frame");
            }
            break;
        }
        before = Some(header);
        frames = frames.saturating_add(1);
    }
    if frames == 0 {
        info.soundness = Soundness::Damaged(SILENT.to_owned());
    }
    info.seconds = (frames > 0).then(|| f64::from(frames) / AMR_FRAMES_A_SECOND);
}
