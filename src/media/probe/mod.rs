//! Inspection of media files. This module accesses the file system and runs ffprobe.
//!
//! The headers of every type of API facts §6.1 are read in process; if ffprobe is installed, audio and video are
//! inspected in more detail. Files are not read completely, except audio whose frames are counted, as it has no header
//! for the whole, and pictures that are to be decoded.

mod animation;
mod audio;
mod bitmap;
mod container;
mod deep;
mod ending;
mod error;
mod flac;
mod frames;
mod guarded;
mod isobmff;
mod matroska;
mod once;
mod packets;
mod picture;
mod prober;
mod stated;
mod zip;

pub(in crate::media) use animation::of_bytes as gif_blocks;
pub use deep::ffprobe_available;
pub use error::ProbeError;
pub(in crate::media) use guarded::guarded;
pub use guarded::is_guarded;
pub use once::Once;
pub(in crate::media) use picture::jpeg_ends;
pub use prober::{Probe, Prober, kind};
pub(in crate::media) use stated::{is_followed, stated_seconds};
