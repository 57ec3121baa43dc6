//! What the subcommands of `postback` print, a file each.

pub mod check;
pub mod list;
pub mod listen;
pub mod trigger;
