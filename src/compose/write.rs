//! Writes a resolved composition as XML.

use super::{ComposeFault, FIELDS, Resolved};
use crate::convert::spelt;
use crate::dialect::{Dialect, Term};
use crate::elements::DraftError;
use crate::source::PLACEHOLDER;

/// The XML of the request with `key` inserted.
///
/// # Errors
/// When the dialect lacks an element, or a text contains characters that XML cannot represent.
pub fn written(resolved: &Resolved, dialect: Dialect, key: &str) -> Result<String, ComposeFault> {
    let mut draft = resolved.draft.clone();
    // Flags and manifests use the words of the current dialect.
    spelt(&mut draft.fields, Dialect::Current, dialect);
    draft.fields.push((Term::ApiKey, key.to_owned()));
    draft.write(dialect).map_err(|error| match error {
        DraftError::NotInDialect { name, dialect } => {
            // Flags and manifests have names of their own.
            let row = FIELDS.iter().find(|row| row.term.name_or_other(dialect) == name);
            ComposeFault::NotInDialect { key: row.map_or(name, |row| row.key), dialect }
        }
        error => ComposeFault::Draft(error),
    })
}

/// The XML of the request for uses where only its size matters: in the dialect that was given, or else in one that
/// has all elements of the request.
///
/// # Errors
/// As [`written`].
pub fn in_its_dialect(resolved: &Resolved, said: Option<Dialect>) -> Result<String, ComposeFault> {
    let current = written(resolved, said.unwrap_or(Dialect::Current), PLACEHOLDER);
    match said {
        Some(_) => current,
        None => current.or_else(|fault| written(resolved, Dialect::Classic, PLACEHOLDER).map_err(|_| fault)),
    }
}
