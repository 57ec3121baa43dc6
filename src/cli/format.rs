//! The output format of commands that print a text or one JSON object.

use clap::ValueEnum;

/// A text for people, or JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON object, format 1.
    Json,
}
