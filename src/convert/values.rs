//! Values that the dialects spell differently.

use crate::dialect::{Dialect, Operator, Term};

/// Statuses of postbacks in the current and the classic dialect, where they differ (API facts §4.3).
const STATUSES: [[&str; 2]; 1] = [["Message Sent/Not Supported", "Message Sent/NotSupported"]];

/// Leaves the fields that the dialect has, with their values as it spells them.
pub(super) fn translate(fields: &mut Vec<(Term, String)>, from: Dialect, to: Dialect) {
    fields.retain(|(term, _)| term.name(to).is_some());
    spelt(fields, from, to);
}

/// Spells values as the dialect does; elements that it does not have stay.
pub fn spelt(fields: &mut [(Term, String)], from: Dialect, to: Dialect) {
    for (term, value) in fields {
        if let Translation::Other(other) = translation(*term, value.trim_ascii(), from, to) {
            other.clone_into(value);
        }
    }
}

/// What becomes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Translation {
    /// It says the same in both dialects, as far as is known.
    Same,
    /// The other dialect's word for it.
    Other(&'static str),
    /// The other dialect has no word for it.
    Missing(&'static str),
}

/// What becomes of a value of that element.
pub(super) fn translation(term: Term, value: &str, from: Dialect, to: Dialect) -> Translation {
    let (from_column, to_column) = (column(from), column(to));
    if from_column == to_column {
        return Translation::Same;
    }
    match term {
        // The classic dialect documents `yes` for the switches of the SMS (API facts §1.3).
        Term::DisableFallback | Term::DisableFallbackLink => {
            let words = [["true", "yes"], ["false", "no"]];
            let pair = words.iter().find(|pair| pair[from_column].eq_ignore_ascii_case(value));
            pair.map_or(Translation::Same, |pair| Translation::Other(pair[to_column]))
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
