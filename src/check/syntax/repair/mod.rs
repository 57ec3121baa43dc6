//! The findings of syntax errors that show what was meant, with their fixes.

pub mod displaced_letters;
pub mod missing_end_tag;
pub mod split_names;
pub mod tag_typos;
pub mod unclosed_element;
pub mod unmatched_end_tag;
pub mod well_formedness;
