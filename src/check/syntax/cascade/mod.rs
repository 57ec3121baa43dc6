//! What is only a consequence of a syntax error that has a finding of its own, and is not reported.

pub mod elements;
pub mod syntax_errors;
pub mod values;
