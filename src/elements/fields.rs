//! Elements that hold one value each.

use crate::dialect::Term;
use crate::source::{Span, Spanned};

/// An element with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it means.
    pub term: Term,
    /// Where its name stands.
    pub name: Span,
    /// Its text, untrimmed.
    pub value: Spanned<String>,
}

impl Field {
    /// The value without the white space around it.
    #[must_use]
    pub fn trimmed(&self) -> &str {
        self.value.value.trim_ascii()
    }

    /// Where to point for the value: the value, or the name where there is none.
    #[must_use]
    pub fn place(&self) -> Span {
        if self.value.value.trim_ascii().is_empty() { self.name } else { self.value.span }
    }
}

/// Whether a character is one that nobody sees, which come in with copied text: blanks without width, marks of
/// direction and of byte order.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Whether a character leaves a place blank: white space of any width, or one that nobody sees.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

/// Whether a switch is on, in any of the words that are seen.
#[must_use]
pub fn is_true(text: &str) -> bool {
    ["true", "yes", "1", "on"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The fields of one element in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<Field>);

impl Fields {
    /// The first field of that meaning.
    #[must_use]
    pub fn get(&self, term: Term) -> Option<&Field> {
        self.all(term).next()
    }

    /// The first field of that meaning, if its value is more than what nobody sees.
    #[must_use]
    pub fn filled(&self, term: Term) -> Option<&Field> {
        self.get(term).filter(|field| !field.value.value.chars().all(is_blank))
    }

    /// All fields of that meaning.
    pub fn all(&self, term: Term) -> impl Iterator<Item = &Field> {
        self.0.iter().filter(move |field| field.term == term)
    }

    /// What a draft holds of them: meanings and texts.
    #[must_use]
    pub fn drafted(&self) -> Vec<(Term, String)> {
        self.iter().map(|field| (field.term, field.value.value.clone())).collect()
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = &Field> {
        self.0.iter()
    }
}
