//! Drives ffmpeg: the trait that fitting works with, and the real tool behind it.

mod abilities;
mod encoder;
mod error;
mod ffmpeg;
mod job;
mod process;
mod progress;
mod schedule;
mod statistics;

pub use abilities::Abilities;
pub use encoder::Encode;
pub use error::ToolError;
pub use ffmpeg::Ffmpeg;
pub use job::{Decoded, Job};
pub use process::Patience;
pub use schedule::Schedule;
