//! Mistakes of form: what was meant, where it belongs, and which errors merely follow from another.

pub mod consequences;
pub mod html_breaks;
pub mod html_entities;
pub mod markup;
pub mod missing_end;
pub mod not_a_message;
pub mod tag_slips;
