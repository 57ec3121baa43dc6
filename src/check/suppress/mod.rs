//! Findings that are not reported: those allowed by comments in the document, and those in a baseline.

pub mod baseline;
pub mod comment;
mod looks;
pub mod silence;
