//! XML 1.0 (fifth edition) without document types: parses text into a read-only tree with places.
//!
//! [`parse()`] never fails. Anything that is not well-formed is recorded in [`Document::errors`], and parsing goes on
//! after it, so that one run reports every mistake. Entities declared in a document are never expanded.

mod asides;
mod chars;
mod declaration;
mod displaced;
mod document;
mod html_names;
mod parse;
mod plain;
mod recover;
mod runs;
mod syntax;
mod tag;
mod text;
mod write;

#[cfg(test)]
mod oracle;

pub use chars::{is_char, is_name};
pub use document::{Attribute, Comment, Document, Element, Node, Text};
pub use html_names::html_character;
pub use parse::parse;
pub use syntax::{
    AttributeFault, DeclarationFault, Markup, SyntaxError, SyntaxErrorKind, TagFault, WellFormedness,
};
pub use write::{Writer, escaped};
