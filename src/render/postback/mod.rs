//! The output of the subcommands of `postback`, one file for each.

pub mod check;
pub mod list;
pub mod listen;
pub mod trigger;
