//! Syntax errors: what was meant, how to repair it, and which errors and findings are only consequences of others.

pub mod cascade;
pub mod context;
pub mod recognise;
pub mod repair;
