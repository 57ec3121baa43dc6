//! Composing on the command line: the flags, and what to do about its errors.

mod failure;
pub mod flags;
