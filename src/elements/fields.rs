//! Elements that contain one value each.

use crate::dialect::{TABLE, Term};
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
pub struct Fields {
    fields: Vec<Field>,
    /// The terms that occur, one bit each. Checks mostly ask for fields that are not there.
    terms: u128,
}

const _: () = assert!(TABLE.len() <= u128::BITS as usize, "each term needs a bit");

impl Fields {
    /// No fields yet, with room for `count`.
    #[must_use]
    pub fn with_capacity(count: usize) -> Self {
        Self { fields: Vec::with_capacity(count), terms: 0 }
    }

    /// Adds a field after the others.
    pub fn push(&mut self, field: Field) {
        self.terms |= bit(field.term);
        self.fields.push(field);
    }

    /// The first field of this meaning.
    #[must_use]
    pub fn get(&self, term: Term) -> Option<&Field> {
        self.all(term).next()
    }

    /// The first field of this meaning, if its value is not blank.
    #[must_use]
    pub fn filled(&self, term: Term) -> Option<&Field> {
        self.get(term).filter(|field| {
            let value = &field.value.value;
            // Nearly every value begins with a letter or a digit.
            value.as_bytes().first().is_some_and(u8::is_ascii_graphic) || !value.chars().all(is_blank)
        })
    }

    /// All fields of this meaning.
    pub fn all(&self, term: Term) -> impl Iterator<Item = &Field> {
        let fields = if self.terms & bit(term) == 0 { &[] } else { &self.fields[..] };
        fields.iter().filter(move |field| field.term == term)
    }

    /// The fields as a draft holds them: meanings and texts.
    #[must_use]
    pub fn drafted(&self) -> Vec<(Term, String)> {
        self.iter().map(|field| (field.term, field.value.value.clone())).collect()
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter()
    }
}

fn bit(term: Term) -> u128 {
    1 << term as u32
}
