//! What the table says about an element: its names, and the places that it may be in.

use super::table::{ALL, bits};
use super::{Dialect, Home, TABLE, Term, TermRow};

impl Term {
    /// The term's row of the table.
    #[must_use]
    pub fn row(self) -> &'static TermRow {
        // Terms and rows are generated from the same lines, in the same order.
        &TABLE[self as usize]
    }

    /// The element's name in `dialect`, if the dialect has the element.
    #[must_use]
    pub fn name(self, dialect: Dialect) -> Option<&'static str> {
        let name = match dialect {
            Dialect::Current => self.row().current,
            Dialect::Classic | Dialect::Legacy => self.row().classic,
        };
        (!name.is_empty()).then_some(name)
    }

    /// The element's name in `dialect`, or else in a dialect that has the element.
    #[must_use]
    pub fn name_or_other(self, dialect: Dialect) -> &'static str {
        self.name(dialect).or(self.name(Dialect::Current)).or(self.name(Dialect::Classic)).unwrap_or_default()
    }

    /// Whether the element may be in `home`.
    #[must_use]
    pub fn lives_in(self, home: Home) -> bool {
        let places = if home == Home::AnyRequest { home.bit() | bits(ALL) } else { home.bit() };
        self.row().home_bits & places != 0
    }

    /// The places that the element may be in.
    #[must_use]
    pub fn homes(self) -> &'static [Home] {
        self.row().homes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_is_its_own_row() {
        for (index, row) in TABLE.iter().enumerate() {
            assert_eq!(row.term as usize, index);
            assert!(!row.homes.is_empty(), "{row:?}");
            assert!(!(row.current.is_empty() && row.classic.is_empty()), "{row:?}");
        }
    }
}
