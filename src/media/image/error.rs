//! Why pictures cannot be decoded, and how much memory decoding may take.

use std::error::Error as _;

/// The most bytes that a picture may take while it is decoded, so that a small file cannot unpack to gigabytes. Our
/// choice: 100 megapixels at four bytes.
pub(super) const MEMORY: u64 = 400 << 20;

/// Why a picture could not be decoded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The format is not known.
    #[error("its format is not known")]
    Format,
    /// The picture would take too much memory, by its declared size.
    #[error("unpacks to {megabytes} MB of pixels, more than {most}")]
    Large {
        /// Megabytes that it would take.
        megabytes: u64,
        /// The limit in megabytes.
        most: u64,
    },
    /// The decoder reports that the picture takes too much memory.
    #[error("takes too much memory to unpack")]
    Memory,
    /// The format is known, but not this variant of it.
    #[error("{0}")]
    Unsupported(String),
    /// The picture is one tile of a HEIC or AVIF, not the whole.
    #[error("it takes a part of the picture for the whole")]
    Part,
    /// The file is damaged.
    #[error("{0}")]
    Damaged(String),
}

impl From<image::ImageError> for DecodeError {
    fn from(error: image::ImageError) -> Self {
        match error {
            image::ImageError::Unsupported(error) => Self::Unsupported(error.to_string()),
            image::ImageError::Limits(_) => Self::Memory,
            error => {
                Self::Damaged(plain(&error.source().map_or_else(|| error.to_string(), ToString::to_string)))
            }
        }
    }
}

/// What a decoder said, without the terms of its own code.
pub(in crate::media) fn plain(said: &str) -> String {
    let words = said.to_lowercase();
    if words.contains("not supported") {
        "it is of a form that few programs read".to_owned()
    } else if words.contains("end of file") || words.contains("fill whole buffer") {
        "its end is missing".to_owned()
    } else if words.contains("end of the image") {
        "it holds no picture".to_owned()
    } else if said.contains("CRC") {
        "a checksum in it does not match its data".to_owned()
    } else if said.contains(['{', '`', '"', '_']) {
        "it cannot be decoded".to_owned()
    } else {
        words
    }
}

/// Returns an error if `bytes` is more than `most`.
pub(super) fn within(bytes: u64, most: u64) -> Result<(), DecodeError> {
    if bytes > most { Err(DecodeError::Large { megabytes: bytes >> 20, most: most >> 20 }) } else { Ok(()) }
}
