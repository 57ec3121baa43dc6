//! Syntax errors and markup mistakes: what was meant, where it belongs, and which errors are only consequences of
//! others.

pub mod broken_rules;
pub mod consequences;
pub mod doubtful_values;
pub mod follow_ups;
pub mod html_breaks;
pub mod html_entities;
pub mod line_marks;
pub mod markup;
pub mod missing_end;
pub mod nested_sections;
pub mod not_a_message;
pub mod numbered_slides;
pub mod printed_errors;
pub mod strayed_letters;
pub mod swapped_tags;
pub mod tag_slips;
pub mod templates;
pub mod torn_names;
pub mod unclosed;
pub mod unmatched;
