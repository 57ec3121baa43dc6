//! Writes a resolved composition as XML; errors point into the manifest.

use super::{ComposeError, FIELDS, Resolved};
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure};
use crate::convert::spelt;
use crate::dialect::{Dialect, Term};
use crate::elements::DraftError;
use crate::source::{PLACEHOLDER, Sources};

/// Reports an error in flags or manifest, pointing into the manifest if the error has a place there.
pub fn complain(error: &ComposeError, sources: &Sources, context: &mut Context<'_>) -> Exit {
    error.say("manifest", sources, context)
}

/// The XML of the request with `key` inserted.
///
/// # Errors
/// When the dialect lacks an element, or a text contains characters that XML cannot represent.
pub fn written(resolved: &Resolved, dialect: Dialect, key: &str) -> Result<String, Failure> {
    let mut draft = resolved.draft.clone();
    // Flags and manifests use the words of the current dialect.
    spelt(&mut draft.fields, Dialect::Current, dialect);
    draft.fields.push((Term::ApiKey, key.to_owned()));
    draft.write(dialect).map_err(|error| {
        let failure = Failure::usage(error.to_string());
        match error {
            DraftError::NotInDialect { name, dialect } => {
                // Flags and manifests have names of their own.
                let row = FIELDS.iter().find(|row| row.term.name_or_other(dialect) == name);
                let key = row.map_or(name, |row| row.key);
                let words = format!("`{key}` does not exist in the {} dialect", dialect.as_str());
                Failure::usage(words).help(format!("leave `{key}` out, or use the other dialect"))
            }
            DraftError::Character { .. } => failure.help("remove the character from the text"),
            // XML takes more, but the tags of a template do not (rule `data-name`).
            DraftError::DataName(_) => failure.help("use letters, digits and `_`, beginning with a letter"),
        }
    })
}

/// The XML of the request for uses where only its size matters: in the dialect that was given, or else in one that
/// has all elements of the request.
///
/// # Errors
/// As [`written`].
pub fn in_its_dialect(resolved: &Resolved, said: Option<Dialect>) -> Result<String, Failure> {
    let current = written(resolved, said.unwrap_or(Dialect::Current), PLACEHOLDER);
    match said {
        Some(_) => current,
        None => {
            current.or_else(|failure| written(resolved, Dialect::Classic, PLACEHOLDER).map_err(|_| failure))
        }
    }
}
