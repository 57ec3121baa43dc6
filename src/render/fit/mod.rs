//! The output of `fit`: a few lines for each file, or JSON in format 1; for results and for forecasts.

mod human;
pub mod json;
mod rows;
mod words;

pub use human::{human, human_message, human_plans};
pub use json::{MessageSize, Shared, json, json_plans};
pub use rows::{FailedFile, FileRow, MessagePlan, Planned, Rest};
pub(super) use words::{percent, words};
