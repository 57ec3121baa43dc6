//! MP4, 3GP and QuickTime: tracks, codecs and duration, all from the `moov` box.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

use mp4parse::{CodecType, MediaContext, SampleEntry, Track, TrackType};

use crate::media::info::{AudioStream, MediaInfo, Soundness, VideoStream};

/// A `moov` box of more bytes is not read. Our choice: an hour of video has one of a few megabytes.
const MOOV: u64 = 32 << 20;

/// The most boxes that are looked at. Our choice: an hour of video in fragments of a frame has about as many.
const BOXES: usize = 200_000;

/// The brand box to assume if the file has none, as in old QuickTime files.
const BRAND: &[u8] = b"\0\0\0\x10ftypqt  \0\0\0\0";

pub(super) fn read(file: &mut File, info: &mut MediaInfo) {
    let boxes = match boxes(file, info.bytes) {
        Ok(Some(boxes)) => boxes,
        Ok(None) => {
            info.soundness = Soundness::Damaged("its `moov` box is missing: was it cut off?".to_owned());
            return;
        }
        Err(_) => return,
    };
    match mp4parse::read_mp4(&mut Cursor::new(&boxes)) {
        Ok(context) => tracks(&context, info),
        // QuickTime has its own sample entries, such as for 24-bit PCM: an unknown entry is not damage.
        Err(_) if nests(&boxes) => {}
        Err(_) => info.soundness = Soundness::Damaged("its `moov` box is malformed".to_owned()),
    }
}

/// The brand and the `moov` box, without the media data between them; `None` if there is no complete `moov` box.
fn boxes(file: &mut File, length: u64) -> io::Result<Option<Vec<u8>>> {
    let (mut brand, mut at) = (BRAND.to_vec(), 0);
    while let Some(Header { name, end }) = header(file, at, length)?.filter(|header| header.end <= length) {
        let size = end - at;
        if name == *b"ftyp" && size <= 4096 {
            brand = slice(file, at, size)?;
        }
        if name == *b"moov" && size <= MOOV {
            let moov = slice(file, at, size)?;
            return Ok(Some([brand, moov].concat()));
        }
        at = end;
    }
    Ok(None)
}

/// The end of a box of media data, or of the table before it, that reaches beyond the end of the file.
pub(super) fn stated_end(file: &mut File, length: u64) -> io::Result<Option<u64>> {
    let mut at = 0;
    for _ in 0..BOXES {
        let Some(Header { name, end }) = header(file, at, length)? else { break };
        if end > length {
            // Anything else is no box: some programs append data of their own.
            return Ok(matches!(&name, b"mdat" | b"moof").then_some(end));
        }
        at = end;
    }
    Ok(None)
}

/// The header of a box.
struct Header {
    name: [u8; 4],
    /// The offset at which the box ends.
    end: u64,
}

/// Reads the header at `at` of a file of `length` bytes; `None` if there is none.
fn header(file: &mut File, at: u64, length: u64) -> io::Result<Option<Header>> {
    if at.checked_add(8).is_none_or(|next| next > length) {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(at))?;
    let mut header = [0; 16];
    file.read_exact(&mut header[..8])?;
    let [a, b, c, d, name @ ..] = *header.first_chunk::<8>().expect("sixteen bytes");
    let mut size = u64::from(u32::from_be_bytes([a, b, c, d]));
    if size == 1 {
        if file.read_exact(&mut header[8..]).is_err() {
            return Ok(None);
        }
        size = u64::from_be_bytes(header[8..].try_into().expect("eight bytes"));
    }
    if size == 0 {
        size = length - at;
    }
    Ok(at.checked_add(size).filter(|_| size >= 8).map(|end| Header { name, end }))
}

/// Whether boxes fill their parents exactly, down to the tables of each track.
fn nests(mut boxes: &[u8]) -> bool {
    while !boxes.is_empty() {
        let Some((header, _)) = boxes.split_first_chunk::<8>() else { return false };
        let size = u32::from_be_bytes([header[0], header[1], header[2], header[3]]) as usize;
        let Some((this, rest)) = boxes.split_at_checked(size).filter(|_| size >= 8) else { return false };
        if matches!(&header[4..], b"moov" | b"trak" | b"mdia" | b"minf" | b"stbl") && !nests(&this[8..]) {
            return false;
        }
        boxes = rest;
    }
    true
}

fn slice(file: &mut File, at: u64, size: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    file.take(size).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn tracks(context: &MediaContext, info: &mut MediaInfo) {
    let (mut video, mut audio, mut seconds) = (None, None, None::<f64>);
    for track in context.tracks.iter() {
        match track.track_type {
            TrackType::Video if video.is_none() => video = Some(video_stream(track)),
            TrackType::Audio if audio.is_none() => audio = Some(audio_stream(track)),
            _ => continue,
        }
        seconds = track_seconds(track).into_iter().chain(seconds).reduce(f64::max);
    }
    // The tracks of a fragmented file do not give its duration.
    info.seconds = seconds.filter(|seconds| *seconds > 0.0);
    info.video = video.into();
    info.audio = audio.into();
}

fn track_seconds(track: &Track) -> Option<f64> {
    let (duration, scale) = (track.duration?.0, track.timescale?.0);
    #[expect(clippy::cast_precision_loss, reason = "a length is no more exact than a double")]
    (scale > 0).then(|| duration as f64 / scale as f64)
}

fn video_stream(track: &Track) -> VideoStream {
    let entry = track.stsd.iter().flat_map(|stsd| stsd.descriptions.iter()).find_map(|entry| match entry {
        SampleEntry::Video(video) => Some(video),
        _ => None,
    });
    VideoStream {
        codec: entry.and_then(|entry| codec(entry.codec_type)),
        width: entry.map_or(0, |entry| entry.width.into()),
        height: entry.map_or(0, |entry| entry.height.into()),
        frame_rate: frame_rate(track),
    }
}

/// The average number of frames a second, from the track's table of sample times.
fn frame_rate(track: &Track) -> Option<f64> {
    let frames: u64 = track.stts.as_ref()?.samples.iter().map(|run| u64::from(run.sample_count)).sum();
    let seconds = track_seconds(track).filter(|seconds| *seconds > 0.0)?;
    #[expect(clippy::cast_precision_loss, reason = "a rate is no more exact than a double")]
    (frames > 1).then(|| frames as f64 / seconds)
}

fn audio_stream(track: &Track) -> AudioStream {
    let entry = track.stsd.iter().flat_map(|stsd| stsd.descriptions.iter()).find_map(|entry| match entry {
        SampleEntry::Audio(audio) => Some(audio),
        _ => None,
    });
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
    let rate = |entry: &mp4parse::AudioSampleEntry| entry.samplerate as u32;
    AudioStream {
        codec: entry.and_then(|entry| codec(entry.codec_type)),
        channels: entry.map(|entry| entry.channelcount),
        sample_rate: entry.map(rate),
    }
}

/// The codec as ffprobe spells it.
fn codec(codec: CodecType) -> Option<String> {
    let name = match codec {
        CodecType::H264 => "h264",
        CodecType::MP4V => "mpeg4",
        CodecType::H263 => "h263",
        CodecType::AV1 => "av1",
        CodecType::VP8 => "vp8",
        CodecType::VP9 => "vp9",
        CodecType::AAC => "aac",
        CodecType::MP3 => "mp3",
        CodecType::AMRNB => "amr_nb",
        CodecType::AMRWB => "amr_wb",
        CodecType::Opus => "opus",
        CodecType::FLAC => "flac",
        CodecType::ALAC => "alac",
        CodecType::LPCM => "pcm",
        _ => return None,
    };
    Some(name.to_owned())
}
