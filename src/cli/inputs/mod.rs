//! Reads documents from files, folders and standard input.

mod find;
mod input;
mod named;

pub use find::{Hidden, HiddenArgs, find, left_out};
pub use input::{Input, read_document, read_stdin, read_text_stdin};
