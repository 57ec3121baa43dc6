//! The library behind `mmsctl`.
#![warn(missing_docs)]
pub mod bytes;
pub mod check;
pub mod diagnostic;
pub mod dialect;
pub mod limits;
pub mod media;
pub mod message;
pub mod nearest;
pub mod postback;
pub mod reply;
pub mod source;
pub mod xml;
