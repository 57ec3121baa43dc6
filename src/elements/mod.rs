//! Elements with values, read and written by the dialect table: what requests, responses and postbacks consist of.

mod fields;
mod oddity;
pub(crate) mod reading;
pub(crate) mod writing;

pub use fields::{Field, Fields, is_blank, is_true, is_unseen};
pub use oddity::{Oddity, OddityKind};
pub use writing::DraftError;
