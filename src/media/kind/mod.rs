//! File types, detected by the first bytes of a file (API facts §6.1).

mod family;
mod media_kind;
mod signatures;
mod table;

pub use family::Family;
pub use media_kind::MediaKind;
pub use table::Support;
