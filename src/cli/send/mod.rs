//! `mmsctl send`

mod command;
mod record;
mod requests;
mod sender;
mod wait;

pub use command::{Args, run};
