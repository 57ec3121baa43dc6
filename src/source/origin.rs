//! Where a text was read from.

use std::fmt;
use std::path::PathBuf;

/// Where a text was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file, as the user named it.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// A text that mmsctl composed itself; the words say what it is, for example `composed request`.
    Composed(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::File(path) => write!(f, "{}", path.display()),
            Origin::Stdin => f.write_str("<stdin>"),
            Origin::Composed(what) => write!(f, "<{what}>"),
        }
    }
}
