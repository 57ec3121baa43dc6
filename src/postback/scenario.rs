//! Typical sequences of postbacks (API facts §4.4 and §9).

use super::events::SentAs;

/// A sequence of postbacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name on the command line.
    pub name: &'static str,
    /// What happens.
    pub about: &'static str,
    /// The postbacks: code and delivery.
    pub steps: &'static [(&'static str, Option<SentAs>)],
}

/// Every scenario.
pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "send",
        about: "a message is sent and delivered",
        steps: &[("N101", Some(SentAs::Mms)), ("N102", Some(SentAs::Mms))],
    },
    Scenario { name: "save", about: "a message is saved and encoded", steps: &[("N003", None)] },
    Scenario {
        name: "fallback",
        about: "an SMS with a link goes in place of a message",
        steps: &[("N101", Some(SentAs::Sms)), ("N102", Some(SentAs::Sms))],
    },
    Scenario {
        name: "failure",
        about: "a message is sent and rejected by the carrier",
        steps: &[("N101", Some(SentAs::Mms)), ("E102", None)],
    },
];

/// The scenario with this name, in any case.
#[must_use]
pub fn scenario(name: &str) -> Option<&'static Scenario> {
    SCENARIOS.iter().find(|scenario| scenario.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_form() {
        for scenario in SCENARIOS {
            for (code, sent_as) in scenario.steps {
                let event = crate::postback::event(code).expect("a code with a form");
                assert!(event.form(*sent_as).is_some(), "{} {code}", scenario.name);
            }
        }
    }
}
