//! The rules, one file each, by name.

use super::rule::Rule;

/// Declares the modules and the list in one go.
macro_rules! rules {
    ($($file:ident)*) => {
        $(mod $file;)*

        /// Every rule, by name.
        pub const RULES: &[&Rule] = &[$(&$file::RULE,)*];
    };
}

rules! {
    control_character
    dialect_name
    doctype
    duration_format
    empty_slide
    misspelt_element
    no_slides
    not_well_formed
    object_with_media
    raw_ampersand
    repeated_media
    several_objects
    text_too_long
    too_many_slides
    unknown_element
    unknown_root
    video_with_audio
    video_with_image
}

/// The rule of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}
