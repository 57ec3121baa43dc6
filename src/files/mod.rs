//! The files that commands read and write, apart from media: reading documents, places that must not be overwritten,
//! and results that appear whole or not at all.

mod content;
mod error;
mod places;
mod read;
mod scratch;
mod write;

pub use content::{content_hash, open, same_content};
pub use error::FileError;
pub use places::{
    folder_of, is_there, linked_folders, names, outside, place, real_folder, same_file, spared,
};
pub use read::{Exposure, looks_like_document, read_bytes, read_secret, read_stream, read_text, text_of};
pub use scratch::Scratch;
pub use write::{Growing, Outputs, append};
