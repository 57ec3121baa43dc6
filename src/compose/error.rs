//! Why a message cannot be composed.

use std::ops::Range;
use std::path::PathBuf;

use thiserror::Error;

use crate::dialect::Dialect;
use crate::elements::DraftError;
use crate::files::FileError;
use crate::media::kind::MediaKind;
use crate::media::probe::ProbeError;
use crate::reference::ReferenceError;
use crate::toml_file::{TomlError, TomlFault};

/// What is wrong with a composition.
#[derive(Debug, Error)]
pub enum ComposeFault {
    /// The manifest is not one.
    #[error(transparent)]
    Toml(#[from] TomlFault),
    /// A text or a medium cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A document is given in place of a manifest.
    #[error("this is XML, not a manifest")]
    Xml,
    /// A medium is given in place of a manifest.
    #[error("`{}` is a medium ({kind}), not a manifest", path.display())]
    Medium {
        /// The file.
        path: PathBuf,
        /// The name of its kind.
        kind: &'static str,
    },
    /// A URL has a scheme that the service does not fetch.
    #[error("`{0}` is not an http or https URL")]
    Scheme(String),
    /// A local medium cannot be inspected.
    #[error(transparent)]
    Probe(#[from] ProbeError),
    /// There is a local medium, but no base URL.
    #[error("`{0}` has no URL: `--base-url` is missing")]
    NoBaseUrl(String),
    /// The base URL is none.
    #[error("`{base}` cannot be a base URL: {error}")]
    BaseUrl {
        /// The base URL as given.
        base: String,
        /// Why it cannot be one.
        #[source]
        error: ReferenceError,
    },
    /// Two files would have one name on the server.
    #[error("`{}` and `{}` would both be served as `{name}`", one.display(), other.display())]
    SameName {
        /// The first file.
        one: PathBuf,
        /// The second file.
        other: PathBuf,
        /// The name.
        name: String,
    },
    /// A file has a name that no URL can carry.
    #[error("the name of `{}` is not UTF-8", .0.display())]
    NameNotUtf8(PathBuf),
    /// A URL does not show what it serves.
    #[error("`{0}` does not show what it is: its path has no known extension")]
    UnknownUrl(String),
    /// A medium is of a kind that the service refuses.
    #[error("{name} is {}, which the service does not take (E629)", kind.name())]
    Unsupported {
        /// The medium in backticks.
        name: String,
        /// Its kind.
        kind: MediaKind,
    },
    /// A medium is of a kind that no slide carries.
    #[error("{name} is {}", kind.name())]
    NoPart {
        /// The medium in backticks.
        name: String,
        /// Its kind.
        kind: MediaKind,
    },
    /// A field does not exist in the dialect.
    #[error("`{key}` does not exist in the {} dialect", dialect.as_str())]
    NotInDialect {
        /// The field's key in flags and manifests, or the element's name where it has none.
        key: &'static str,
        /// The dialect.
        dialect: Dialect,
    },
    /// A value cannot be written as XML.
    #[error(transparent)]
    Draft(DraftError),
}

/// An error in flags or a manifest.
#[derive(Debug, Error)]
#[error("{fault}")]
pub struct ComposeError {
    /// What is wrong.
    #[source]
    pub fault: ComposeFault,
    /// The range of bytes in the manifest, if the error has a place there.
    pub at: Option<Range<usize>>,
}

impl ComposeError {
    /// An error at a place.
    pub fn at(at: Option<Range<usize>>, fault: impl Into<ComposeFault>) -> Self {
        Self { fault: fault.into(), at }
    }
}

impl From<ComposeFault> for ComposeError {
    fn from(fault: ComposeFault) -> Self {
        Self { fault, at: None }
    }
}

impl From<TomlError> for ComposeError {
    fn from(error: TomlError) -> Self {
        Self { fault: error.fault.into(), at: error.at }
    }
}
