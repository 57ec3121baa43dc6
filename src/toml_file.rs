//! Reads TOML written by people (manifests and configurations) so that every error has a position.

use std::borrow::Cow;
use std::ops::Range;

use thiserror::Error;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::nearest::suggestion;
use crate::source::{EncodingFault, Source};

/// A value with its position.
pub type Value<'t> = Spanned<DeValue<'t>>;

/// A key with its position.
pub type Key<'t> = Spanned<Cow<'t, str>>;

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TomlFault {
    /// Some of its bytes could not be decoded.
    #[error("{0} is not UTF-8")]
    NotUtf8(String),
    /// It is not TOML, or does not say what it should.
    #[error("{words}")]
    Wrong {
        /// What is wrong, as a fragment.
        words: String,
        /// How to fix it, if that can be told.
        help: Option<String>,
    },
}

impl TomlFault {
    /// How to fix it, if that can be told.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        match self {
            TomlFault::NotUtf8(_) => {
                Some("save it as UTF-8; if it comes from Windows: `iconv -f WINDOWS-1252 -t UTF-8`")
            }
            TomlFault::Wrong { help, .. } => help.as_deref(),
        }
    }
}

/// An error in a text, with its position.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{fault}")]
pub struct TomlError {
    /// What is wrong.
    pub fault: TomlFault,
    /// The range of bytes in the text, if the error has a position.
    pub at: Option<Range<usize>>,
}

impl TomlError {
    /// Something wrong at a position, with a hint how to fix it.
    pub fn at(at: Option<Range<usize>>, words: impl Into<String>, help: impl Into<String>) -> Self {
        Self { fault: TomlFault::Wrong { words: words.into(), help: Some(help.into()) }, at }
    }
}

/// The text of a file, which TOML requires to be UTF-8; `what` names it in error messages, as in `the manifest`. UTF-16,
/// as some editors on Windows write it, is accepted if every character of it can be read.
///
/// # Errors
/// When some of its bytes could not be decoded: the text has other characters in their place.
pub fn text<'s>(what: &str, source: &'s Source) -> Result<&'s str, TomlError> {
    let text = source.text();
    let lost = match source.encoding_fault() {
        Some(EncodingFault::Invalid { first, .. }) => Some(first.clone()),
        Some(EncodingFault::Wide { .. }) => {
            text.match_indices(char::REPLACEMENT_CHARACTER).next().map(|(at, lost)| at..at + lost.len())
        }
        _ => None,
    };
    lost.map_or(Ok(text), |lost| {
        Err(TomlError { fault: TomlFault::NotUtf8(what.to_owned()), at: Some(lost) })
    })
}

/// Parses a text as TOML; `what` names it in error messages, as in `the manifest`.
///
/// # Errors
/// When it is not TOML.
pub fn document<'t>(what: &str, text: &'t str) -> Result<DeTable<'t>, TomlError> {
    DeTable::parse(text).map(Spanned::into_inner).map_err(|error| {
        let words = error.message().trim();
        let is_id = words.contains("leading zero");
        let help = is_id.then(|| "put it in quotes: it is an identifier, not a number".to_owned());
        let words = format!("{what} is not TOML: {words}");
        TomlError { fault: TomlFault::Wrong { words, help }, at: error.span() }
    })
}

/// A string. Its line ends become LF, however the lines of the file end.
///
/// # Errors
/// When the value is not a string.
pub fn string(name: &str, value: &Value<'_>) -> Result<String, TomlError> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text.replace("\r\n", "\n")),
        other => Err(wrong(value, format!("`{name}` is {}, not text", kind(other)), as_text(other))),
    }
}

/// How a value is written that should be text.
fn as_text(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::Array(_) | DeValue::Table(_) => "give it one text in quotes",
        _ => "put it in quotes",
    }
}

/// A value that ends up as text and may be written as a string, an integer, a boolean or a date.
///
/// # Errors
/// When it is a list, a table or a fraction.
pub fn scalar(name: &str, value: &Value<'_>) -> Result<String, TomlError> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => Ok(number.as_str().replace('_', "")),
        DeValue::Boolean(yes) => Ok(yes.to_string()),
        DeValue::Datetime(time) => Ok(time.to_string()),
        DeValue::Integer(_) => Err(wrong(
            value,
            format!("`{name}` is a number that is not decimal"),
            "write it with the digits 0 to 9, or put it in quotes if it is text",
        )),
        DeValue::Float(_) => Err(wrong(
            value,
            format!("`{name}` is a fraction, not text or a whole number"),
            "write a whole number, or put it in quotes if it is text",
        )),
        other => Err(wrong(
            value,
            format!("`{name}` is {}, not text or a number", kind(other)),
            "give it one text in quotes, or a number",
        )),
    }
}

/// The keys and values of a table.
///
/// # Errors
/// When the value is not a table.
pub fn table<'v, 't>(
    name: &str,
    value: &'v Value<'t>,
) -> Result<impl Iterator<Item = (&'v Spanned<Cow<'t, str>>, &'v Value<'t>)>, TomlError> {
    match value.get_ref() {
        DeValue::Table(table) => Ok(table.iter()),
        other => {
            let words = format!("`{name}` is {}, not a table", kind(other));
            Err(wrong(value, words, &format!("write `[{name}]` or `[[{name}]]` on a line of its own")))
        }
    }
}

/// The entries of a list.
///
/// # Errors
/// When the value is not a list.
pub fn entries<'v, 't>(
    name: &str,
    value: &'v Value<'t>,
) -> Result<std::slice::Iter<'v, Value<'t>>, TomlError> {
    match value.get_ref() {
        DeValue::Array(list) => Ok(list.iter()),
        other => {
            let words = format!("`{name}` is {}, not a list of tables", kind(other));
            Err(wrong(value, words, &format!("write `[[{name}]]` before each one")))
        }
    }
}

/// What a value is, in words.
#[must_use]
pub fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The error for a wrong value.
#[must_use]
pub fn wrong(value: &Value<'_>, words: String, help: &str) -> TomlError {
    TomlError::at(Some(value.span()), words, help)
}

/// The error for an unknown key; `of` names its owner, as in `a manifest`.
#[must_use]
pub fn unknown_key<'k>(of: &str, key: &Key<'_>, known: impl IntoIterator<Item = &'k str>) -> TomlError {
    let name: &str = key.get_ref();
    let known: Vec<&str> = known.into_iter().collect();
    let help = suggestion(name, known.iter().copied(), || format!("known keys: {}", known.join(", ")));
    TomlError::at(Some(key.span()), format!("`{name}` is not a key of {of}"), help)
}
