//! How large a message gets: exact arithmetic over layouts that can also be written.

pub mod binary;
pub mod encoding;
pub mod estimate;
pub mod layout;
pub mod mime;
mod smil;
pub mod sms;
