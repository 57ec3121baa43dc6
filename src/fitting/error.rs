//! Why media are not fitted.

use std::path::PathBuf;

use thiserror::Error;

use super::Limit;
use crate::bytes::ByteSize;
use crate::compose::{ComposeError, ComposeFault};
use crate::files::FileError;
use crate::media::fit::FitError;

/// What a size says about a message that is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// It is the smallest that the message can have.
    Least,
    /// The message can only be larger.
    More,
    /// It is the size that the message has.
    Has,
    /// It is the size of what is not fitted: texts, headers, and files that are sent unchanged.
    Rest,
}

impl Needs {
    fn words(self) -> &'static str {
        match self {
            Needs::Least => "the least reachable is, by estimate,",
            Needs::More => "it needs, by estimate, more than",
            Needs::Has => "it has",
            Needs::Rest => "what is not fitted has, by estimate,",
        }
    }
}

/// A limit that a message cannot meet.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "the message cannot be fitted into {}: {} {} ({bytes} bytes)",
    limit.words(),
    needs.words(),
    ByteSize(*bytes)
)]
pub struct Refusal {
    /// The limit.
    pub limit: Limit,
    /// What `bytes` says about the message.
    pub needs: Needs,
    /// A size of the message, counted as the limit counts.
    pub bytes: u64,
    /// Whether the message would be smaller if some of its media were shorter.
    pub has_duration: bool,
    /// The files that are sent unchanged, if they are what is too large.
    pub unchanged: Vec<String>,
}

/// Why the media of a message are not fitted.
#[derive(Debug, Error)]
pub enum FittingError {
    /// A medium cannot be inspected or fitted.
    #[error(transparent)]
    Fit(#[from] FitError),
    /// A file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The message cannot be composed.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// A limit cannot be met.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A weight applies to nothing.
    #[error("`--weight` names `{}`, which is not fitted", stray.display())]
    Weight {
        /// The file that the weight names.
        stray: PathBuf,
        /// The files of the message, as it names them.
        named: Vec<String>,
    },
    /// Two weights apply to one medium.
    #[error("`--weight` is given twice for `{}`", .0.display())]
    WeighedTwice(PathBuf),
    /// A slide holds two media of one element.
    #[error("slide {slide} holds a second {element}: `{}`", second.display())]
    Repeated {
        /// The number of the slide, from 1.
        slide: usize,
        /// The element, by its name in the current dialect.
        element: &'static str,
        /// The second file.
        second: PathBuf,
    },
    /// Two files would have one name beside the new manifest.
    #[error("`{}` and `{}` would both be called `{name}`", one.display(), other.display())]
    SameName {
        /// The first file.
        one: PathBuf,
        /// The second file.
        other: PathBuf,
        /// The name.
        name: String,
    },
}

impl From<ComposeFault> for FittingError {
    fn from(fault: ComposeFault) -> Self {
        FittingError::Compose(fault.into())
    }
}
