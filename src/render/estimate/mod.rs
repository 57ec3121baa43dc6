//! The output of `estimate`: tables and bars for people, JSON and CSV for machines.

mod bars;
mod csv;
mod human;
pub mod json;
mod reasons;
mod show;
mod tally;
pub(super) mod words;

pub use self::csv::Csv;
pub use human::{Human, Short};
pub use json::{Json, NdJson, Run};
pub use show::Show;
pub use tally::Tally;
