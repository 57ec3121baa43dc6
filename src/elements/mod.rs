//! Elements with values, read and written according to the dialect table. Requests, responses and postbacks consist of
//! them.

mod fields;
mod oddity;
pub(crate) mod reading;
pub(crate) mod writing;

pub use fields::{Field, Fields, is_true};
pub use oddity::{Oddity, OddityKind};
pub use writing::DraftError;
