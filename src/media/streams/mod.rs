//! The streams of a file, as far as fitting needs them, parsed from the output of ffprobe. Parsing is pure.

mod audio_track;
mod chosen;
mod ffprobe_output;
mod ratio;
mod video_track;

pub use audio_track::{AudioTrack, Sides};
pub use chosen::Streams;
pub use ratio::Ratio;
pub use video_track::{Colour, VideoTrack};
