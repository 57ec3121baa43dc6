//! Writes elements according to the dialect table. Elements that the dialect does not have and characters that XML
//! cannot carry are refused.

use crate::dialect::{Dialect, Term};
use crate::xml::{self, Writer};

/// Why a message cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// The dialect has no such element.
    #[error("`{name}` does not exist in the {} dialect", dialect.as_str())]
    NotInDialect {
        /// The element's name in a dialect that has it.
        name: &'static str,
        /// The dialect that lacks it.
        dialect: Dialect,
    },
    /// A character that XML cannot carry.
    #[error("`{name}` holds U+{:04X} at character {position}, which XML cannot carry", u32::from(*character))]
    Character {
        /// The element.
        name: String,
        /// The character.
        character: char,
        /// The position of the character in the value, from 1.
        position: usize,
    },
    /// The name of a merge value is not an XML name.
    #[error("`{0}` cannot name a merge value: it is not an XML name")]
    DataName(String),
}

/// A writer for one dialect.
pub(crate) struct Writing {
    writer: Writer,
    pub(crate) dialect: Dialect,
}

impl Writing {
    pub(crate) fn new(writer: Writer, dialect: Dialect) -> Self {
        Self { writer, dialect }
    }

    pub(crate) fn open(&mut self, term: Term, attributes: &[(&str, &str)]) -> Result<(), DraftError> {
        let name = self.name(term)?;
        attributes.iter().try_for_each(|(name, value)| carriable(name, value))?;
        self.writer.open(name, attributes);
        Ok(())
    }

    pub(crate) fn close(&mut self) {
        self.writer.close();
    }

    pub(crate) fn element(&mut self, term: Term, value: &str) -> Result<(), DraftError> {
        let name = self.name(term)?;
        carriable(name, value)?;
        self.writer.element(name, value);
        Ok(())
    }

    /// Writes elements with one value each in the order of `order`; elements that it does not list come last.
    pub(crate) fn elements(&mut self, fields: &[(Term, String)], order: &[Term]) -> Result<(), DraftError> {
        let place = |term: Term| order.iter().position(|other| *other == term).unwrap_or(order.len());
        let mut fields: Vec<_> = fields.iter().collect();
        fields.sort_by_key(|(term, _)| (place(*term), *term));
        fields.into_iter().try_for_each(|(term, value)| self.element(*term, value))
    }

    /// Writes an element whose name is the sender's own.
    pub(crate) fn datum(&mut self, name: &str, value: &str) -> Result<(), DraftError> {
        if !xml::is_name(name) {
            return Err(DraftError::DataName(name.to_owned()));
        }
        carriable(name, value)?;
        self.writer.element(name, value);
        Ok(())
    }

    pub(crate) fn finish(self) -> String {
        self.writer.finish()
    }

    fn name(&self, term: Term) -> Result<&'static str, DraftError> {
        let name = term.name_or_other(self.dialect);
        term.name(self.dialect).ok_or(DraftError::NotInDialect { name, dialect: self.dialect })
    }
}

fn carriable(name: &str, value: &str) -> Result<(), DraftError> {
    match value.chars().enumerate().find(|(_, c)| !xml::is_char(*c)) {
        None => Ok(()),
        Some((index, character)) => {
            Err(DraftError::Character { name: name.to_owned(), character, position: index + 1 })
        }
    }
}
