//! Converts a message to another dialect, in that dialect's order and form, and lists what is lost.

mod conversion;
mod error;
mod forms;
mod losses;
#[cfg(test)]
mod tests;
mod values;

pub use conversion::{Converted, convert};
pub use error::ConvertError;
pub use losses::{Grade, Loss};
pub use values::spelt;
