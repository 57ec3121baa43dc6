//! The pipeline from texts to findings: parse, read, inspect media, check. It also estimates sizes for callers that ask
//! for them.
//!
//! Phases do not interleave: the media of a message are inspected before its first check, and all findings of a
//! document exist before the first byte about it is printed.

mod document;
mod judged;
mod many;
mod phases;
mod queue;
mod settings;

pub use document::Analysis;
pub use judged::{Judged, judge};
pub use many::judge_all;
pub use phases::{analyse, unabridged};
pub use settings::Settings;
