//! Texts, their origin, and positions in them.
//!
//! A [`Source`] owns one decoded text and knows the layout of the bytes it was decoded from, so that places are given
//! as editors and `dd` count them: lines and columns from 1, and bytes of the file on disk from 0. Text leaves this
//! module masked ([`Source::masked`], [`Sources::mask`], [`Sources::mask_finding`],
//! [`Sources::mask_document`]); no other module shows a document's
//! own words without masking.

mod base64_text;
mod coding;
mod declaration;
mod decode;
mod form;
mod lines;
mod mask;
mod misread;
mod origin;
mod part;
mod path;
mod quotes;
mod sources;
mod span;
mod text;
mod unseen;

pub use base64_text::{holders, spellings};
pub use coding::Coding;
pub use declaration::{declared_utf8, has_other_encoding};
pub use decode::{EncodingFault, decode};
pub use form::FormField;
pub use lines::Position;
pub(crate) use mask::escaped_less;
pub use mask::{PLACEHOLDER, is_secret_name};
pub use misread::{Misread, misread, windows_1252};
pub use origin::Origin;
pub use part::Part;
pub use path::{distinct, lexical, of_distinct, relative};
pub use sources::Sources;
pub use span::{SourceId, Span, Spanned, offset};
pub use text::Source;
pub use unseen::{is_blank, is_unseen};
