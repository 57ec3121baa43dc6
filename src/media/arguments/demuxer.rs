//! The demuxers of files, and what each of them can do.

use crate::media::kind::MediaKind;

/// The demuxer for a file of `kind` that begins with `head`; `None` if ffmpeg is not to read it.
#[must_use]
pub fn demuxer(kind: MediaKind, head: &[u8]) -> Option<&'static str> {
    use MediaKind as K;
    Some(match kind {
        K::Mp4 | K::Mov | K::ThreeGp | K::ThreeG2 | K::M4a | K::Heic | K::Avif => "mov",
        K::Avi => "avi",
        K::Wmv | K::Wma => "asf",
        K::Matroska => "matroska",
        K::Flv => "flv",
        K::MpegTs => "mpegts",
        K::Mpeg if head.starts_with(b"\0\0\x01\xB3") => "mpegvideo",
        K::Mpeg => "mpeg",
        // It reads layer II too.
        K::Mp3 | K::Mp2 => "mp3",
        K::Wav => "wav",
        // It reads the magic of both sorts; `amrwb` is for frames without one.
        K::Amr | K::AmrWb => "amr",
        K::Aac => "aac",
        K::Ogg | K::OggVideo => "ogg",
        K::Flac => "flac",
        K::Aiff => "aiff",
        K::Caf => "caf",
        K::Au => "au",
        K::Ac3 => "ac3",
        K::Dv => "dv",
        K::Gif => "gif",
        K::Tiff => "tiff_pipe",
        _ => return None,
    })
}

/// Whether a demuxer knows how long a file plays. The others estimate it from the bitrate at the beginning, or count
/// samples that the decoder drops.
#[must_use]
pub fn knows_length(demuxer: &str) -> bool {
    !matches!(demuxer, "mpegvideo" | "aac" | "ac3" | "mp3" | "amr" | "ogg")
}

/// Whether seeking with a demuxer leads to the next key frame instead of the wanted moment: streams have no table of
/// their frames.
#[must_use]
pub fn seeks_roughly(demuxer: &str) -> bool {
    matches!(demuxer, "mpegts" | "mpeg" | "mpegvideo")
}
