//! The one table of names: what each element is called in each dialect of the API, and where it may be.
//!
//! Readers and writers use no other source of names. Names and homes are those of API facts §1 (requests and responses)
//! and §4.1 (postbacks).

mod generation;
mod home;
mod meaning;
mod names;
mod operators;
mod table;
mod term;

pub use generation::Dialect;
pub use home::Home;
pub use meaning::{Meaning, exact, meaning};
pub use names::{called, is_name};
pub use operators::{OPERATORS, Operator};
pub use table::{TABLE, Term, TermRow};
