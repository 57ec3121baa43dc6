//! `mmsctl estimate`

mod command;
mod messages;
mod output;
mod write;

pub use command::{Args, run};
