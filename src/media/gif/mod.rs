//! Encodes animated GIFs: of each frame only the part that visibly changes, in a palette shared by all frames or in one
//! palette per frame. GIFs that are read are repaired first.

mod clock;
mod lzw;
mod painting;
mod part;
mod repaired;
mod screen;
mod strings;

pub use painting::{Gif, Painting};
pub use part::drawn_pixels;
pub use repaired::{frames_damage, repaired, repeats};
