//! Recognises what a document, a piece of text or a tag really is.

pub mod bare_sections;
pub mod foreign_document;
pub mod html_breaks;
pub mod html_entities;
pub mod line_prefixes;
pub mod lone_marks;
pub mod merge_conflicts;
pub mod nested_cdata;
pub mod numbered_slides;
pub mod overrun_sections;
pub mod php_errors;
pub mod spaced_tags;
pub mod spelt_breaks;
pub mod swapped_tags;
pub mod tags;
pub mod template_tags;
