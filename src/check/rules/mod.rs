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
    misspelt_element
    not_well_formed
    raw_ampersand
    too_many_slides
    unknown_element
    unknown_root
}

/// The rule of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}
