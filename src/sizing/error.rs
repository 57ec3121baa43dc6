//! Why a message is not sized.

use thiserror::Error;

use crate::compose::{ComposeError, ComposeFault};

/// Why a message has no size. Each document goes by its path.
#[derive(Debug, Error)]
pub enum SizingError {
    /// It is another document.
    #[error("`{0}` is not a request")]
    NotARequest(String),
    /// Its parts are not known.
    #[error("`{0}` is not sized: it is not well-formed, so its parts are not known")]
    Broken(String),
    /// It is a manifest of a message with slides, but has none.
    #[error("`{0}` has no slides: there is nothing to be sized")]
    NoSlides(String),
    /// It is a manifest that cannot be composed.
    #[error(transparent)]
    Compose(#[from] ComposeError),
}

impl From<ComposeFault> for SizingError {
    fn from(fault: ComposeFault) -> Self {
        SizingError::Compose(fault.into())
    }
}
