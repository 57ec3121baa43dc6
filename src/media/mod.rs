//! Media files: their kinds, the known facts about them, and the mapping from URLs to files.

pub mod arguments;
pub mod assets;
pub mod cache;
pub mod encode;
pub mod fetch;
pub mod fit;
pub mod gif;
pub mod image;
pub mod info;
pub mod kind;
pub mod locate;
pub mod plan;
pub mod probe;
pub mod share;
pub mod streams;
