//! Computes what to encode with: from facts, a target and the results so far to the next settings. The same input
//! gives the same plan.

pub mod audio;
mod beside;
pub mod curve;
mod first;
mod frame;
pub mod image;
mod keep;
mod least;
mod numbers;
mod preset;
mod quantiser;
mod rate_factor;
mod reason;
mod settings;
mod source;
mod step;
mod target;
mod trial;
pub mod video;

pub(in crate::media) use numbers::{float, whole};
pub use preset::Preset;
pub use reason::Reason;
pub use step::{Plan, Tried};
pub use target::{AudioForm, GifForm, Handset, Soundtrack, Target, floor};
