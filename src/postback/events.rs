//! The forms of postbacks: what each code's postback holds (API facts §4.2 and §4.3).

use crate::dialect::Term;

/// One form.
#[derive(Debug)]
pub struct Event {
    /// The code.
    pub code: &'static str,
    /// Where it comes from.
    pub origin: &'static str,
    /// What it holds besides origin and code.
    pub needs: &'static [Term],
    /// Whether it names the audio or video that failed.
    pub names_medium: bool,
    /// The words that its status may have; none where it has no status or the words are undocumented.
    pub statuses: &'static [&'static str],
}

const ID: &[Term] = &[Term::MmsId];
const TRACKED: &[Term] = &[Term::DeliveryStatus, Term::To, Term::TrackingId];
const FAILED: &[Term] = &[Term::DeliveryStatus, Term::MmsId, Term::To, Term::TrackingId];
const INCOMING: &[Term] = &[Term::From, Term::To, Term::TrackingId];

const SENT: &[&str] = &["Message Sent"];
const DELIVERED: &[&str] = &["Message Sent/Delivered"];
const NOT_SENT: &[&str] = &["Message Failed"];
const UNDELIVERED: &[&str] = &[
    "Message Sent/Expired",
    "Message Sent/Rejected",
    "Message Sent/Failed",
    "Message Sent/Not Supported",
    "Message Sent/NotSupported",
];

const fn event(code: &'static str, needs: &'static [Term], statuses: &'static [&'static str]) -> Event {
    Event { code, origin: "MMS_MT", needs, names_medium: false, statuses }
}

const fn naming(code: &'static str) -> Event {
    Event { names_medium: true, ..event(code, ID, &[]) }
}

/// Every form that concerns MMS.
pub const EVENTS: &[Event] = &[
    event("N003", ID, &[]),
    event("N013", ID, &[]),
    naming("E002"),
    naming("E003"),
    event("E004", ID, &[]),
    naming("E012"),
    naming("E013"),
    event("N101", TRACKED, SENT),
    event("N102", TRACKED, DELIVERED),
    event("N103", TRACKED, &[]),
    event("E101", FAILED, NOT_SENT),
    event("E102", FAILED, UNDELIVERED),
    event("N202", TRACKED, &[]),
    event("E202", TRACKED, &[]),
    event("N501", TRACKED, SENT),
    event("N502", TRACKED, DELIVERED),
    event("E501", FAILED, NOT_SENT),
    event("E502", FAILED, UNDELIVERED),
    Event { origin: "MMS_MO", ..event("N401", INCOMING, &[]) },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_a_documented_code() {
        for event in EVENTS {
            assert!(crate::codes::postback(event.code).is_some(), "{}", event.code);
        }
    }
}
