//! Values that the dialects spell differently.

use crate::dialect::{Dialect, Operator, Term};

/// Statuses of postbacks that differ between the current and the classic dialect, in this order (API facts §4.3).
const STATUSES: [[&str; 2]; 1] = [["Message Sent/Not Supported", "Message Sent/NotSupported"]];

/// Keeps only the fields that dialect `to` has, and spells their values as it does.
pub(super) fn translate(fields: &mut Vec<(Term, String)>, from: Dialect, to: Dialect) {
    fields.retain(|(term, _)| term.name(to).is_some());
    spelt(fields, from, to);
}

/// Spells values as dialect `to` does; fields of elements that it does not have are kept.
pub fn spelt(fields: &mut [(Term, String)], from: Dialect, to: Dialect) {
    for (term, value) in fields {
        if let Translation::Other(other) = translation(*term, value.trim_ascii(), from, to) {
            other.clone_into(value);
        }
    }
}

/// How a value is translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Translation {
    /// The value is the same in both dialects, as far as is known.
    Same,
    /// The word of the other dialect.
    Other(&'static str),
    /// The other dialect has no word for this (the operator's name).
    Missing(&'static str),
}

/// Translates a value of the element `term`.
pub(super) fn translation(term: Term, value: &str, from: Dialect, to: Dialect) -> Translation {
    let (from_column, to_column) = (column(from), column(to));
    if from_column == to_column {
        return Translation::Same;
    }
    match term {
        // The classic dialect documents `yes` for the switches of the SMS (API facts §1.3).
        Term::DisableFallback | Term::DisableFallbackLink => {
            let words = [["true", "yes"], ["false", "no"]];
            // The service may read numbers in either dialect.
            let mut pairs = words.iter().zip(["1", "0"]);
            let pair = pairs
                .find(|(pair, number)| pair[from_column].eq_ignore_ascii_case(value) || *number == value);
            pair.map_or(Translation::Same, |(pair, _)| Translation::Other(pair[to_column]))
        }
        Term::OperatorId | Term::PostbackOperator => match Operator::find(value, from) {
            None => Translation::Same,
            Some(operator) => operator.id(to).map_or(Translation::Missing(operator.name), Translation::Other),
        },
        Term::DeliveryStatus => {
            let pair = STATUSES.iter().find(|pair| pair[from_column] == value);
            pair.map_or(Translation::Same, |pair| Translation::Other(pair[to_column]))
        }
        _ => Translation::Same,
    }
}

fn column(dialect: Dialect) -> usize {
    usize::from(dialect != Dialect::Current)
}
