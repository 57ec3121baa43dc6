//! Operators with their ids in each dialect (API facts §8.7).

use super::Dialect;

/// One operator. An empty id means that the dialect has no id for it.
#[derive(Debug)]
pub struct Operator {
    /// The operator's name.
    pub name: &'static str,
    current: &'static str,
    classic: &'static str,
}

const fn operator(name: &'static str, current: &'static str, classic: &'static str) -> Operator {
    Operator { name, current, classic }
}

/// Every operator with a published id.
pub const OPERATORS: &[Operator] = &[
    operator("AT&T", "31002", "0001470"),
    operator("Verizon", "31003", "0001890"),
    operator("T-Mobile US", "31004", "0001570"),
    operator("Sprint", "31005", "0001650"),
    operator("MetroPCS", "31062", "0001770"),
    operator("US Cellular", "", "0001840"),
    operator("Cricket", "", "0001670"),
    operator("Alltel", "", "0001280"),
    operator("Boost", "", "0001510"),
    operator("Virgin Mobile US", "", "0001910"),
    operator("any US carrier", "", "0001000"),
];

impl Operator {
    /// The operator with this id in `dialect`.
    #[must_use]
    pub fn find(id: &str, dialect: Dialect) -> Option<&'static Self> {
        OPERATORS.iter().find(|operator| operator.id(dialect) == Some(id))
    }

    /// Whether two ids name the same operator, whatever dialect each is from.
    #[must_use]
    pub fn is_one(id: &str, other: &str) -> bool {
        let has =
            |operator: &Self, id: &str| !id.is_empty() && [operator.current, operator.classic].contains(&id);
        id == other || OPERATORS.iter().any(|operator| has(operator, id) && has(operator, other))
    }

    /// The operator's id in `dialect`, if the dialect has one.
    #[must_use]
    pub fn id(&self, dialect: Dialect) -> Option<&'static str> {
        let id = match dialect {
            Dialect::Current => self.current,
            Dialect::Classic | Dialect::Legacy => self.classic,
        };
        (!id.is_empty()).then_some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operator_is_known_by_both_of_its_ids() {
        assert!(Operator::is_one("31003", "0001890") && Operator::is_one("0001890", "31003"));
        assert!(Operator::is_one("4711", "4711") && Operator::is_one("0001840", "0001840"));
        assert!(!Operator::is_one("31003", "0001470") && !Operator::is_one("", "0001840"));
    }
}
