//! The content of a document: a request, a response or a postback, in any dialect.

mod content;
mod draft;
mod leaf;
mod read;
mod request;
mod root;

pub use content::{Message, read};
pub use draft::{Draft, DraftSlide};
pub use leaf::{Leaf, leaves};
pub use request::{Action, CustomText, Datum, Part, PartKind, Request, Slide};
pub use root::root;
