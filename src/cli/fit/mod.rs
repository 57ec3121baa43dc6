//! `mmsctl fit`, and the fitting of `mmsctl build --fit`.

mod amounts;
mod budget;
mod command;
mod composed;
mod failure;
mod forecast;
mod manifest;
mod options;
mod outputs;
mod results;
mod watching;

pub use command::{Args, run};
pub use composed::{Composed, composed};
pub use options::{FitArgs, usual_jobs};
