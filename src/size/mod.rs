//! The size of a message, by exact arithmetic over layouts that can also be written; and how the message arrives.

pub mod binary;
pub mod body;
pub mod compared;
pub mod encoding;
pub mod estimate;
pub mod fallback;
pub mod layout;
pub mod mime;
pub mod reach;
pub mod reason;
pub mod shrink;
mod smil;
pub mod sms;
pub mod verdict;
