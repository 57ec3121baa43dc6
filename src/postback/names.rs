//! Events by their codes, and the elements of postbacks by their names, as people write them.

use super::{EVENTS, Event};
use crate::dialect::{Dialect, Home, Meaning, Term, meaning};

/// The event for a code in any case, if the code is about MMS.
#[must_use]
pub fn event(code: &str) -> Option<&'static Event> {
    EVENTS.iter().find(|event| event.code.eq_ignore_ascii_case(code))
}

/// The element of a postback with this name in any dialect or generation, in any case.
#[must_use]
pub fn field(name: &str) -> Option<Term> {
    match meaning(name, Dialect::Current, Home::Postback) {
        Meaning::Exact(term) | Meaning::OtherName(term) | Meaning::Foreign(term) => Some(term),
        _ => None,
    }
}
