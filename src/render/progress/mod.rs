//! Progress on a terminal, for runs that a person waits for.

mod bar;
pub mod fit;
mod screen;

pub use bar::Progress;
