//! Media files: what they are by their bytes, what is known of them, and which URL stands for which file.

pub mod assets;
pub mod fetch;
pub mod info;
pub mod kind;
pub mod locate;
pub mod probe;
