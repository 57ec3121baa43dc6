//! Sizes messages: requests, manifests and bare media, under every chosen limit.

mod error;
mod sized;
mod sizer;

pub use error::SizingError;
pub use sized::{Missing, Remedy, Sized};
pub use sizer::Sizer;
