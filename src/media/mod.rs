//! Media files: their kinds, the known facts about them, and the mapping from URLs to files.

pub mod arguments;
pub mod assets;
pub(crate) mod cache;
pub mod encode;
pub(crate) mod fetch;
pub mod fit;
pub mod gif;
pub mod image;
pub(crate) mod info;
pub(crate) mod kind;
pub mod locate;
pub mod plan;
pub mod probe;
pub(crate) mod share;
mod streams;
