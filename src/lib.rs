//! The library behind `mmsctl`.
#![warn(missing_docs)]
pub mod bytes;
pub mod diagnostic;
pub mod limits;
pub mod source;
pub mod xml;
