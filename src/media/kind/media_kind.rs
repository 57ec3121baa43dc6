//! A type of file: what it is called, how it is recognised, and what is known about it.

use std::sync::LazyLock;

use super::Family;
use super::signatures;
use super::table::{FACTS, Facts, OTHER_MIMES, Support};
use crate::reference::Reference;

/// A type of file that the service accepts, or that people try to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// The kinds by their extensions as numbers, in their order. Every medium of every document is looked up here, and numbers are compared
/// in a fraction of the time that texts take.
static BY_EXTENSION: LazyLock<Vec<(u64, MediaKind)>> = LazyLock::new(|| {
    let numbered = |facts: &'static Facts| {
        let kind = facts.kind;
        facts.extensions.iter().filter_map(move |extension| Some((number(extension)?, kind)))
    };
    let mut all: Vec<_> = FACTS.iter().flat_map(numbered).collect();
    all.sort_unstable_by_key(|(number, _)| *number);
    all
});

/// An extension in lowercase as a number; `None` if it is longer than any that is known.
fn number(extension: &str) -> Option<u64> {
    let mut bytes = [0; 8];
    bytes.get_mut(..extension.len())?.copy_from_slice(extension.as_bytes());
    bytes.make_ascii_lowercase();
    Some(u64::from_le_bytes(bytes))
}

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
        let wanted = number(extension)?;
        let found = BY_EXTENSION.binary_search_by_key(&wanted, |(known, _)| *known);
        found.ok().map(|at| BY_EXTENSION[at].1)
    }

    /// The kind that a URL names by the extension of its file.
    #[must_use]
    pub fn from_url(url: &Reference) -> Option<Self> {
        Self::from_extension(&url.extension()?)
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
