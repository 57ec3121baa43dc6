//! Composes a draft from flags or a manifest: first the composition as the user wrote it, then its resolution on this
//! machine.

mod composition;
mod error;
mod fields;
pub mod manifest;
mod resolve;
pub(crate) mod schema;
mod write;

pub use composition::{Composition, Located, SlideSpec, TextSpec, is_url};
pub use error::{ComposeError, ComposeFault};
pub use fields::{FIELDS, FieldRow, action, key_of};
pub use resolve::{Names, Resolved, as_words, resolve, served_name};
pub use write::{in_its_dialect, written};
