//! The names of each dialect, and the terms that they stand for.

use std::sync::LazyLock;

use super::{Dialect, TABLE, Term};

/// The names of one dialect with their terms, by [`slot`]. Nearly every element of every document is looked up here.
type Names = [Vec<(&'static str, Term)>; SLOTS];

/// Our choice: most slots have one name at most.
const SLOTS: usize = 256;

/// Where a name is in [`Names`].
fn slot(name: &str) -> usize {
    let letter = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(*byte));
    let bytes = name.as_bytes();
    (letter(bytes.first()) + 9 * letter(bytes.last()) + 23 * bytes.len()) % SLOTS
}

static CURRENT: LazyLock<Names> = LazyLock::new(|| names(Dialect::Current));
static CLASSIC: LazyLock<Names> = LazyLock::new(|| names(Dialect::Classic));

fn names(dialect: Dialect) -> Names {
    let mut names = [const { Vec::new() }; SLOTS];
    for row in TABLE {
        if let Some(name) = row.term.name(dialect) {
            names[slot(name)].push((name, row.term));
        }
    }
    names
}

/// The terms that are called `name` in `dialect`, each in different places.
pub fn called(name: &str, dialect: Dialect) -> impl Iterator<Item = Term> {
    let names = match dialect {
        Dialect::Current => &CURRENT,
        Dialect::Classic | Dialect::Legacy => &CLASSIC,
    };
    names[slot(name)].iter().filter(move |(known, _)| *known == name).map(|(_, term)| *term)
}

/// Whether an element has this name in any dialect.
#[must_use]
pub fn is_name(name: &str) -> bool {
    [Dialect::Current, Dialect::Classic].into_iter().any(|dialect| called(name, dialect).next().is_some())
}
