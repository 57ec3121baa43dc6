//! The output of `send`: what would be sent, and what happened to each request.

mod human;
pub mod json;
mod sent;

pub use human::{dry_run, encodings, human, summary};
pub use json::{Findings, json};
pub use sent::{Encoding, Preview, SendState, Sent};
