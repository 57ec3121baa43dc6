//! Computes the exact size of a message from its layout, which can also be written, and decides how the message
//! arrives.

pub mod binary;
pub mod body;
pub mod carried;
pub mod compared;
pub mod encoding;
pub mod estimate;
pub mod fallback;
pub mod layout;
mod layout_part;
pub mod mime;
pub mod reach;
pub mod reason;
mod refusals;
pub mod shrink;
mod smil;
pub mod sms;
pub mod verdict;
