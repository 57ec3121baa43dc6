//! Media files: their kinds, the known facts about them, and the mapping from URLs to files.

pub(crate) mod arguments;
pub mod assets;
pub(crate) mod cache;
pub(crate) mod encode;
pub(crate) mod fetch;
pub(crate) mod fit;
pub(crate) mod gif;
pub(crate) mod image;
pub(crate) mod info;
pub(crate) mod kind;
pub mod locate;
pub(crate) mod plan;
pub mod probe;
pub(crate) mod share;
mod streams;
