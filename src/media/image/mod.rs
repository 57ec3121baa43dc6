//! Pictures in memory: decoding (upright and in sRGB), scaling, encoding. This module does not access the file system.

mod animation;
mod colour;
mod container;
mod declared;
mod decode;
mod error;
mod frames;
mod header;
mod heif;
mod jpeg;
mod libjpeg;
mod palette;
mod picture;
mod png;
mod recovered;
mod scale;
mod segments;
mod similarity;
mod splice;
mod tags;
mod tiff;
mod webp;

pub use animation::{Animation, Frame as AnimationFrame, is_transparent};
pub use container::{declared, is_container_whole};
pub use decode::{Decoded, PART_LOST, decode, decode_still, is_jpeg_lost, is_supported, sound_jpeg};
pub use error::DecodeError;
pub(in crate::media) use error::plain;
pub use frames::{is_animated, is_played};
pub use header::{finest_chroma, is_cmyk, is_simple};
pub use jpeg::{Chroma, Coding};
pub use palette::{Palette, distance, reduced};
pub use picture::{Channels, Picture};
pub use similarity::{areas_difference, colours_alike, difference, drawing_likeness, likeness, similarity};

#[cfg(test)]
pub(in crate::media) use picture::tests;
