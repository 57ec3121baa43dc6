//! What a guess is.

use crate::diagnostic::Safety;

/// A guessed value with how safe it is.
pub(in crate::check) type Guess = (String, Safety);
