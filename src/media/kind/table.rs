//! The facts about every type, a row for each (API facts §6.1).

use super::{Family, MediaKind};
use Support::{Discouraged, Documented, Unsupported};

/// Whether the service accepts a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// The documentation lists it.
    Documented,
    /// It may be accepted; the words say what is known.
    Discouraged(&'static str),
    /// The service rejects it with E629.
    Unsupported,
}

/// The facts about a type.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) kind: MediaKind,
    pub(super) name: &'static str,
    pub(super) noun: &'static str,
    pub(super) family: Family,
    pub(super) mime: &'static str,
    /// Extensions without a dot; the first is the usual one.
    pub(super) extensions: &'static [&'static str],
    pub(super) support: Support,
}

const NOT_DOCUMENTED: Support = Discouraged("it is not among the documented types; handsets may play it");

macro_rules! facts {
    ($($kind:ident $article:ident $name:literal $family:ident $mime:literal $extensions:expr, $support:expr;)*) => {
        &[$(Facts {
            kind: MediaKind::$kind, name: $name, noun: concat!(stringify!($article), " ", $name),
            family: Family::$family, mime: $mime,
            extensions: &$extensions, support: $support,
        },)*]
    };
}

/// The facts about every type, in the order of [`MediaKind`].
pub(super) const FACTS: &[Facts] = facts! {
    Jpeg a "JPEG" Image "image/jpeg" ["jpg", "jpeg", "jpe"], Documented;
    Png a "PNG" Image "image/png" ["png"], Documented;
    Gif a "GIF" Image "image/gif" ["gif"], Documented;
    Webp a "WebP" Image "image/webp" ["webp"], Discouraged("only accounts that have it enabled take it");
    Bmp a "BMP" Image "image/bmp" ["bmp"], Discouraged("only a page of 2026 lists it");
    Tiff a "TIFF" Image "image/tiff" ["tiff", "tif"], Unsupported;
    Heic a "HEIC" Image "image/heic" ["heic", "heif"], Unsupported;
    Avif an "AVIF" Image "image/avif" ["avif"], Unsupported;
    Svg an "SVG" Image "image/svg+xml" ["svg"], Unsupported;
    Ico an "ICO" Image "image/vnd.microsoft.icon" ["ico", "cur"], Unsupported;
    Mp3 an "MP3" Audio "audio/mpeg" ["mp3"], Documented;
    Wav a "WAV" Audio "audio/wav" ["wav"], Documented;
    Amr an "AMR" Audio "audio/amr" ["amr"], NOT_DOCUMENTED;
    AmrWb an "AMR-WB" Audio "audio/amr-wb" ["awb"], NOT_DOCUMENTED;
    Aac an "AAC" Audio "audio/aac" ["aac"], Discouraged("it is not documented; E629 is likely");
    M4a an "M4A" Audio "audio/mp4" ["m4a"], Discouraged("it is not documented; E629 is likely");
    Ogg an "Ogg" Audio "audio/ogg" ["ogg", "oga", "opus"], Discouraged("it is not documented; E629 is likely");
    Midi a "MIDI" Audio "audio/midi" ["mid", "midi"], Discouraged("it is not documented; E629 is likely");
    Flac a "FLAC" Audio "audio/flac" ["flac"], Unsupported;
    Aiff an "AIFF" Audio "audio/aiff" ["aiff", "aif", "aifc"], Unsupported;
    Wma a "WMA" Audio "audio/x-ms-wma" ["wma"], Unsupported;
    Caf a "CAF" Audio "audio/x-caf" ["caf"], Unsupported;
    Au an "AU" Audio "audio/basic" ["au", "snd"], Unsupported;
    Mp2 an "MP2" Audio "audio/mp2" ["mp2"], Discouraged("it is not documented; E629 is likely");
    Ac3 an "AC-3" Audio "audio/ac3" ["ac3"], Unsupported;
    ThreeGp a "3GP" Video "video/3gpp" ["3gp", "3gpp"], Documented;
    ThreeG2 a "3G2" Video "video/3gpp2" ["3g2", "3gpp2"], NOT_DOCUMENTED;
    Mp4 an "MP4" Video "video/mp4" ["mp4", "m4v"], Documented;
    Mov a "QuickTime" Video "video/quicktime" ["mov", "qt"], Discouraged("the service dropped it in 2020; E629 is likely");
    Mpeg an "MPEG" Video "video/mpeg" ["mpg", "mpeg"], Documented;
    Avi an "AVI" Video "video/x-msvideo" ["avi"], Documented;
    Wmv a "WMV" Video "video/x-ms-wmv" ["wmv", "asf"], Documented;
    Matroska a "Matroska or WebM" Video "video/webm" ["webm", "mkv"], Unsupported;
    Flv an "FLV" Video "video/x-flv" ["flv"], Unsupported;
    MpegTs an "MPEG transport stream" Video "video/mp2t" ["ts", "mts"], Unsupported;
    OggVideo an "Ogg video" Video "video/ogg" ["ogv"], Unsupported;
    Dv a "DV" Video "video/dv" ["dv", "dif"], Unsupported;
    Vcard a "vCard" Vcard "text/x-vcard" ["vcf", "vcard"], Documented;
    Ical an "iCalendar" Ical "text/calendar" ["ics", "vcs"], Documented;
    Pdf a "PDF" Pdf "application/pdf" ["pdf"], Documented;
    Passbook an "Apple pass" Passbook "application/vnd.apple.pkpass" ["pkpass"], Documented;
    Xlsx an "XLSX" Other "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" ["xlsx"], Unsupported;
    Xls an "XLS" Other "application/vnd.ms-excel" ["xls"], Unsupported;
    Zip a "ZIP" Other "application/zip" ["zip"], Unsupported;
    Html an "HTML" Other "text/html" ["html", "htm"], Unsupported;
    Playlist a "playlist" Other "application/vnd.apple.mpegurl" ["m3u8", "m3u"], Unsupported;
};

/// Other MIME types that servers send for these types (API facts §6.1).
pub(super) const OTHER_MIMES: &[(&str, MediaKind)] = &[
    ("image/jpg", MediaKind::Jpeg),
    ("image/pjpeg", MediaKind::Jpeg),
    ("image/x-png", MediaKind::Png),
    ("image/x-ms-bmp", MediaKind::Bmp),
    ("image/x-icon", MediaKind::Ico),
    ("audio/mp3", MediaKind::Mp3),
    ("audio/mpeg3", MediaKind::Mp3),
    ("audio/mpg", MediaKind::Mp3),
    ("audio/x-mpeg", MediaKind::Mp3),
    ("audio/wave", MediaKind::Wav),
    ("audio/x-wav", MediaKind::Wav),
    ("audio/x-aiff", MediaKind::Aiff),
    ("audio/vnd.wave", MediaKind::Wav),
    ("audio/m4a", MediaKind::M4a),
    ("audio/x-m4a", MediaKind::M4a),
    ("audio/x-aac", MediaKind::Aac),
    ("audio/3gpp", MediaKind::ThreeGp),
    ("audio/3gpp2", MediaKind::ThreeG2),
    ("audio/x-midi", MediaKind::Midi),
    ("application/ogg", MediaKind::Ogg),
    ("video/avi", MediaKind::Avi),
    ("video/msvideo", MediaKind::Avi),
    ("video/x-ms-asf", MediaKind::Wmv),
    ("video/x-m4v", MediaKind::Mp4),
    ("text/vcard", MediaKind::Vcard),
    ("text/directory", MediaKind::Vcard),
    ("text/x-vcalendar", MediaKind::Ical),
];
