//! Why a message cannot be converted.

use crate::dialect::Dialect;
use crate::elements::DraftError;
use crate::message::Action;

/// Why a message cannot be converted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    /// The document is not well-formed, so its content is not known for sure.
    #[error("it is not well-formed")]
    NotWellFormed,
    /// The root is not that of an API document.
    #[error("it is not a request, response or postback")]
    UnknownRoot,
    /// The action is unknown or missing, and the meaning of the elements depends on it.
    #[error("its action is not known")]
    UnknownAction,
    /// The dialect does not have the action.
    #[error("`{}` does not exist in the {} dialect", action.canonical(), dialect.as_str())]
    ActionNotInDialect {
        /// The action.
        action: Action,
        /// The dialect that lacks it.
        dialect: Dialect,
    },
    /// The result cannot be written.
    #[error("{0}")]
    Draft(#[from] DraftError),
}
