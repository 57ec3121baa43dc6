//! `mmsctl validate`

pub mod baseline;
mod command;
mod fixes;
mod formats;
mod policy;

pub use command::{Args, run};
