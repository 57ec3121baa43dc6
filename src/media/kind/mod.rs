//! File types, detected by the first bytes of a file (API facts §6.1).

mod signatures;

/// A type of file that the service accepts, or that people try to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the formats' own")]
pub enum MediaKind {
    Jpeg,
    Png,
    Gif,
    Webp,
    Bmp,
    Tiff,
    Heic,
    Avif,
    Svg,
    Ico,
    Mp3,
    Wav,
    Amr,
    AmrWb,
    Aac,
    M4a,
    Ogg,
    Midi,
    Flac,
    Aiff,
    Wma,
    Caf,
    Au,
    Mp2,
    Ac3,
    ThreeGp,
    ThreeG2,
    Mp4,
    Mov,
    Mpeg,
    Avi,
    Wmv,
    Matroska,
    Flv,
    MpegTs,
    OggVideo,
    Dv,
    Vcard,
    Ical,
    Pdf,
    Passbook,
    Xlsx,
    Xls,
    Zip,
    Html,
    Playlist,
}

/// The element of a slide that may carry a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the elements' own")]
pub enum Family {
    Image,
    Audio,
    Video,
    Vcard,
    Ical,
    Pdf,
    Passbook,
    /// No element.
    Other,
}

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
struct Facts {
    kind: MediaKind,
    name: &'static str,
    noun: &'static str,
    family: Family,
    mime: &'static str,
    /// Extensions without a dot; the first is the usual one.
    extensions: &'static [&'static str],
    support: Support,
}

use Support::{Discouraged, Documented, Unsupported};

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
const FACTS: &[Facts] = facts! {
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
const OTHER_MIMES: &[(&str, MediaKind)] = &[
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

impl MediaKind {
    fn facts(self) -> &'static Facts {
        FACTS.iter().find(|facts| facts.kind == self).expect("every kind has its facts")
    }

    /// The format's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The format's name with its article, as in `an MP4`.
    #[must_use]
    pub fn noun(self) -> &'static str {
        self.facts().noun
    }

    /// The MIME type under which to serve such a file.
    #[must_use]
    pub fn mime(self) -> &'static str {
        self.facts().mime
    }

    /// The usual extension, without a dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.facts().extensions[0]
    }

    /// The element that may carry such a file.
    #[must_use]
    pub fn family(self) -> Family {
        self.facts().family
    }

    /// Whether the service accepts such a file.
    #[must_use]
    pub fn support(self) -> Support {
        self.facts().support
    }

    /// The kind of files with this extension (without a dot, in any case).
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        let ends = |known: &&str| known.eq_ignore_ascii_case(extension);
        FACTS.iter().find(|facts| facts.extensions.iter().any(ends)).map(|facts| facts.kind)
    }

    /// The kind for a MIME type (in lowercase, without parameters).
    #[must_use]
    pub fn from_mime(mime: &str) -> Option<Self> {
        let own = FACTS.iter().find(|facts| facts.mime == mime).map(|facts| facts.kind);
        own.or_else(|| OTHER_MIMES.iter().find(|(known, _)| *known == mime).map(|(_, kind)| *kind))
    }

    /// The kind of a file by its first bytes; 1024 bytes are always enough.
    #[must_use]
    pub fn from_head(head: &[u8]) -> Option<Self> {
        signatures::kind(head)
    }
}

impl Family {
    /// The element's name in the current dialect.
    #[must_use]
    pub fn element(self) -> &'static str {
        match self {
            Family::Image => "image",
            Family::Audio => "audio",
            Family::Video => "video",
            Family::Vcard => "vcard",
            Family::Ical => "ical",
            Family::Pdf => "pdf",
            Family::Passbook => "passbook",
            Family::Other => "none",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use MediaKind as K;

    #[test]
    fn mime_types_name_kinds() {
        for kind in FACTS.iter().map(|facts| facts.kind) {
            assert_eq!(MediaKind::from_mime(kind.mime()), Some(kind));
        }
        assert_eq!(MediaKind::from_mime("audio/mp3"), Some(K::Mp3));
        assert_eq!(MediaKind::from_mime("application/octet-stream"), None);
    }

    #[test]
    fn articles_are_those_of_spoken_names() {
        let nouns = [K::Mp4, K::M4a, K::Html, K::Jpeg, K::ThreeGp, K::Passbook].map(MediaKind::noun);
        assert_eq!(nouns, ["an MP4", "an M4A", "an HTML", "a JPEG", "a 3GP", "an Apple pass"]);
    }

    #[test]
    fn each_kind_has_its_facts_and_each_extension_one_kind() {
        let mut seen = std::collections::HashSet::new();
        for (index, facts) in FACTS.iter().enumerate() {
            assert_eq!(facts.kind as usize, index);
            for extension in facts.extensions {
                assert!(seen.insert(extension), "{extension}");
                assert_eq!(MediaKind::from_extension(&extension.to_uppercase()), Some(facts.kind));
            }
        }
    }
}
