//! The command lines of ffmpeg and ffprobe, computed from settings; nothing is run here.

pub mod audio;
mod command_line;
mod cut;
mod demuxer;
mod input;
mod questions;
mod shown;
mod source;
pub mod trial;
pub mod video;

pub use cut::Cut;
pub use demuxer::{demuxer, knows_length, seeks_roughly};
pub use input::{Input, Start};
pub use questions::{examine, fields, look, schedule};
pub use shown::shown;
pub use source::{decode, laid_out, picture};
