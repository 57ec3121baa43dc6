//! Elements that contain one value each.

use crate::dialect::Term;
use crate::source::{Span, Spanned, is_blank};

/// An element with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The element's meaning.
    pub term: Term,
    /// The place of the element's name.
    pub name: Span,
    /// The element's text, untrimmed.
    pub value: Spanned<String>,
}

impl Field {
    /// The value without the white space around it.
    #[must_use]
    pub fn trimmed(&self) -> &str {
        self.value.value.trim_ascii()
    }

    /// Where to point for the value: the value itself, or the name if the value is blank.
    #[must_use]
    pub fn place(&self) -> Span {
        if self.value.value.trim_ascii().is_empty() { self.name } else { self.value.span }
    }
}

/// Whether a switch is on, in any of the spellings that occur.
#[must_use]
pub fn is_true(text: &str) -> bool {
    ["true", "yes", "1", "on"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The fields of one element in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<Field>);

impl Fields {
    /// The first field of this meaning.
    #[must_use]
    pub fn get(&self, term: Term) -> Option<&Field> {
        self.all(term).next()
    }

    /// The first field of this meaning, if its value is not blank.
    #[must_use]
    pub fn filled(&self, term: Term) -> Option<&Field> {
        self.get(term).filter(|field| !field.value.value.chars().all(is_blank))
    }

    /// All fields of this meaning.
    pub fn all(&self, term: Term) -> impl Iterator<Item = &Field> {
        self.0.iter().filter(move |field| field.term == term)
    }

    /// The fields as a draft holds them: meanings and texts.
    #[must_use]
    pub fn drafted(&self) -> Vec<(Term, String)> {
        self.iter().map(|field| (field.term, field.value.value.clone())).collect()
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = &Field> {
        self.0.iter()
    }
}
