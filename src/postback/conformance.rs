//! The conformance suite for endpoints: every postback that the service may send, duplicates, postbacks out of order,
//! and some that it does not send yet.

use super::events::EVENTS;
use super::sample::{Order, Sample};
use super::scenario::scenario;
use crate::dialect::{Dialect, Term};

/// What is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// Every code in every form of its postbacks, in one dialect.
    Codes(Dialect),
    /// The same postback twice: the service repeats one if it did not get the response.
    Duplicate,
    /// The delivery before the sending: a postback that failed once arrives after later ones.
    OutOfOrder,
    /// A code that does not exist yet.
    UnknownCode,
    /// Various content types, and form encoding: the documentation does not say which the service uses.
    Carriage,
    /// Bodies that are not well-formed XML.
    Broken,
}

/// How a body is transmitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carriage<'a> {
    /// Unencoded, with or without a content type.
    Raw(Option<&'a str>),
    /// In the form field of the given name, optionally with another content type than that of a form.
    Form(&'a str, Option<&'a str>),
}

/// One POST of the conformance run.
#[derive(Clone, Debug)]
pub struct Probe {
    /// The trial that it belongs to.
    pub trial: Trial,
    /// What is special about this POST, in words.
    pub about: String,
    /// The body.
    pub xml: String,
    /// How it is transmitted; `None` for the usual way.
    pub carriage: Option<Carriage<'static>>,
}

impl Trial {
    /// Every trial, in the order in which they are run.
    pub const ALL: [Trial; 7] = [
        Trial::Codes(Dialect::Current),
        Trial::Codes(Dialect::Classic),
        Trial::Duplicate,
        Trial::OutOfOrder,
        Trial::UnknownCode,
        Trial::Carriage,
        Trial::Broken,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Trial::Codes(Dialect::Current) => "codes, current",
            Trial::Codes(_) => "codes, classic",
            Trial::Duplicate => "duplicate",
            Trial::OutOfOrder => "out of order",
            Trial::UnknownCode => "unknown code",
            Trial::Carriage => "content types",
            Trial::Broken => "broken XML",
        }
    }

    /// What an endpoint that fails the trial should do.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Trial::Codes(_) => {
                "answer 200 to every code in both spellings; others are sent again, five times"
            }
            Trial::Duplicate => "remember tracking-id and code, and answer 200 to what you have seen",
            Trial::OutOfOrder => "take N102 without N101: a postback that failed once comes late",
            Trial::UnknownCode => "answer 200 to codes that you do not know, and log them",
            Trial::Carriage => "take raw XML whatever its content type, and a form's field `xml`",
            Trial::Broken => "answer 400 to what is not XML; it must not crash you",
        }
    }

    /// Whether an endpoint that fails the trial loses postbacks; otherwise failing is only a risk.
    #[must_use]
    pub fn is_vital(self) -> bool {
        !matches!(self, Trial::Carriage | Trial::Broken)
    }

    /// Whether an endpoint that responds with `status` passes.
    #[must_use]
    pub fn passes(self, status: u16) -> bool {
        match self {
            Trial::Broken => status < 500,
            _ => status == 200,
        }
    }
}

/// Every POST of a conformance run, about the message of `sample`.
#[must_use]
pub fn probes(sample: &Sample) -> Vec<Probe> {
    let mut probes = Vec::new();
    for dialect in [Dialect::Current, Dialect::Classic] {
        probes.extend(codes(sample, dialect));
    }
    let xml = |code: &str| about(sample, code, "MMS_7700001");
    for time in ["the first time", "the second time"] {
        probes.push(probe(Trial::Duplicate, time, xml("N101")));
    }
    let steps = scenario("send").map_or(&[][..], |send| send.steps);
    let steps = steps.iter().rev().map(|(code, _)| (code, about(sample, code, "MMS_7700002")));
    probes.extend(steps.map(|(code, xml)| probe(Trial::OutOfOrder, code, xml)));
    for code in ["N999", "E998"] {
        let given = [(Term::Code, code), (Term::TrackingId, "MMS_7700001")];
        probes.push(probe(Trial::UnknownCode, code, usual(sample, "N101", &given)));
    }
    let carriages = [
        ("text/xml", Carriage::Raw(Some("text/xml; charset=utf-8"))),
        ("application/xml", Carriage::Raw(Some("application/xml"))),
        ("no content type", Carriage::Raw(None)),
        ("raw XML called a form", Carriage::Raw(Some("application/x-www-form-urlencoded"))),
        ("form field `xml`", Carriage::Form("xml", None)),
        ("form field `XML`", Carriage::Form("XML", None)),
    ];
    for (name, carriage) in carriages {
        probes.push(Probe { carriage: Some(carriage), ..probe(Trial::Carriage, name, xml("N003")) });
    }
    let whole = xml("N102");
    let half = whole.len() / 2;
    let cut = whole[..whole.floor_char_boundary(half)].to_owned();
    probes.push(probe(Trial::Broken, "cut off", cut));
    probes.push(probe(Trial::Broken, "no XML", "hello".to_owned()));
    probes
}

fn probe(trial: Trial, about: &str, xml: String) -> Probe {
    Probe { trial, about: about.to_owned(), xml, carriage: None }
}

/// Every code in every form of its postbacks.
fn codes(sample: &Sample, dialect: Dialect) -> Vec<Probe> {
    let forms = EVENTS.iter().flat_map(|event| event.forms.iter().map(move |form| (event, form)));
    forms
        .map(|(event, form)| {
            let order = Order {
                event,
                dialect: Some(dialect),
                sent_as: form.sent_as,
                fields: Vec::new(),
                files: Vec::new(),
            };
            let xml = made(sample, &order);
            let delivery = form.sent_as.filter(|_| event.forms.len() > 1);
            let about =
                delivery.map_or(event.code.to_owned(), |sent_as| format!("{} as {sent_as}", event.code));
            Probe { trial: Trial::Codes(dialect), about, xml, carriage: None }
        })
        .collect()
}

/// The usual form of a code's postback, about the message with the given tracking id.
fn about(sample: &Sample, code: &str, tracking: &str) -> String {
    usual(sample, code, &[(Term::TrackingId, tracking)])
}

/// The usual form of a code's postback with the given values, as far as it has their elements.
fn usual(sample: &Sample, code: &str, given: &[(Term, &str)]) -> String {
    let event = super::event(code).expect("the codes of the conformance run are in the table of events");
    let mut order = Order { event, dialect: None, sent_as: None, fields: Vec::new(), files: Vec::new() };
    let held = given.iter().filter(|(term, _)| order.holds(*term));
    order.fields = held.map(|(term, value)| (*term, (*value).to_owned())).collect();
    made(sample, &order)
}

fn made(sample: &Sample, order: &Order) -> String {
    let made = sample.make(order);
    made.expect("every form in the table of events can be made, which a test does").xml
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postback::Moment;

    #[test]
    fn every_form_is_tried_in_both_dialects() {
        let sample = Sample::new(1, Moment::since_epoch(std::time::Duration::ZERO));
        let probes = probes(&sample);
        let forms: usize = EVENTS.iter().map(|event| event.forms.len()).sum();
        assert_eq!(probes.iter().filter(|probe| matches!(probe.trial, Trial::Codes(_))).count(), 2 * forms);
        for trial in Trial::ALL {
            assert!(probes.iter().any(|probe| probe.trial == trial), "{trial:?}");
        }
        assert!(probes.iter().all(|probe| !probe.xml.is_empty()));
        let unknown = probes.iter().filter(|probe| probe.trial == Trial::UnknownCode);
        for probe in unknown {
            assert!(probe.xml.contains(&format!("<code>{}</code>", probe.about)), "{}", probe.xml);
        }
    }
}
