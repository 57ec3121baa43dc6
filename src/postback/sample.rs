//! Sample postbacks as the service would send them: the given fields, and realistic values for all others.

use fastrand::Rng;

use super::events::{Basis, Direction, Event, Form, SentAs};
use super::{Moment, PostbackDraft};
use crate::dialect::{Dialect, OPERATORS, Operator, Term};
use crate::elements::DraftError;

/// A request for a sample postback.
#[derive(Clone, Debug)]
pub struct Order {
    /// The event that it reports.
    pub event: &'static Event,
    /// The dialect to write; by default that of the event's documentation.
    pub dialect: Option<Dialect>,
    /// How the message was delivered; by default in the usual form of the event.
    pub sent_as: Option<SentAs>,
    /// Given values, which are used in place of made-up ones.
    pub fields: Vec<(Term, String)>,
    /// The URLs of an incoming message's files; made up if empty.
    pub files: Vec<String>,
}

impl Order {
    /// Whether the requested form has the given element.
    #[must_use]
    pub fn holds(&self, term: Term) -> bool {
        let dialect = self.dialect.unwrap_or(self.event.dialect);
        self.event.form(self.sent_as).is_some_and(|form| form.layout(dialect).terms.contains(&term))
    }
}

/// Why a sample cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    /// The requested form has no such element.
    #[error("`{code}` has no `{name}`{}", lack(*elsewhere))]
    NoField {
        /// The code.
        code: &'static str,
        /// The element.
        name: &'static str,
        /// Another form of the code that has the element, if there is one.
        elsewhere: Option<Elsewhere>,
        /// The elements of the form.
        holds: Vec<&'static str>,
    },
    /// The code has no form for such a delivery.
    #[error("`{code}` does not report a delivery as {sent_as}")]
    NoDelivery {
        /// The code.
        code: &'static str,
        /// The delivery.
        sent_as: SentAs,
    },
    /// A value cannot be written.
    #[error(transparent)]
    Draft(#[from] DraftError),
}

/// Another form of a code, which has an element that the requested form lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// The form of a message delivered this way.
    SentAs(SentAs),
    /// The form in this dialect.
    Dialect(Dialect),
}

/// The circumstance in which the element is missing, as the end of a sentence.
fn lack(elsewhere: Option<Elsewhere>) -> &'static str {
    match elsewhere {
        None => "",
        Some(Elsewhere::SentAs(SentAs::Sms)) => " where the message went as MMS",
        Some(Elsewhere::SentAs(SentAs::Mms)) => " where the message went as SMS",
        Some(Elsewhere::Dialect(Dialect::Current)) => " in the classic dialect",
        Some(Elsewhere::Dialect(_)) => " in the current dialect",
    }
}

/// A sample postback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sampled {
    /// Its code.
    pub code: &'static str,
    /// The dialect.
    pub dialect: Dialect,
    /// The evidence for its form.
    pub basis: Basis,
    /// Its content.
    pub draft: PostbackDraft,
    /// Its XML.
    pub xml: String,
}

/// A made-up message. The same seed gives the same message, and all postbacks made from one sample are about one
/// message.
#[derive(Clone, Debug)]
pub struct Sample {
    mms_id: u32,
    short_code: u32,
    number: String,
    tracking: u32,
    incoming: String,
    operator: &'static Operator,
    aggregator: String,
    now: Moment,
}

impl Sample {
    /// The message for `seed`, with postbacks dated `now`.
    #[must_use]
    pub fn new(seed: u64, now: Moment) -> Self {
        let mut rng = Rng::with_seed(seed);
        let area = [201, 239, 312, 415, 512, 617, 702, 808][rng.usize(..8)];
        Self {
            mms_id: rng.u32(10_000..1_000_000),
            short_code: rng.u32(20_000..100_000),
            // 555-0100 to 555-0199 are reserved for fiction (North American Numbering Plan).
            number: format!("1{area}555{:04}", rng.u32(100..200)),
            tracking: rng.u32(100_000..1_000_000),
            incoming: (0..8).map(|_| rng.alphanumeric()).collect(),
            // The four largest, which have an id in both dialects.
            operator: &OPERATORS[rng.usize(..4)],
            aggregator: (0..5).map(|_| rng.u32(1..1000).to_string()).collect::<Vec<_>>().join("-"),
            now,
        }
    }

    /// The same message, with postbacks dated `now`.
    #[must_use]
    pub fn at(&self, now: Moment) -> Self {
        Self { now, ..self.clone() }
    }

    /// Makes the postback of `order`.
    ///
    /// # Errors
    /// If the requested form does not exist or lacks a given element, or if a value cannot be written.
    pub fn make(&self, order: &Order) -> Result<Sampled, OrderError> {
        let event = order.event;
        let dialect = order.dialect.unwrap_or(event.dialect);
        let wanted = order.sent_as.or_else(|| given_value(&order.fields, Term::SentAs).and_then(delivery));
        let form = event
            .form(wanted)
            .or_else(|| event.form(order.sent_as))
            .ok_or(OrderError::NoDelivery { code: event.code, sent_as: wanted.unwrap_or(SentAs::Mms) })?;
        let layout = form.layout(dialect);
        let files = order.files.iter().map(|_| Term::Content);
        for term in order.fields.iter().map(|(term, _)| *term).chain(files) {
            if !layout.terms.contains(&term) {
                return Err(no_field(event, form, term, dialect));
            }
        }
        let fields = layout.terms.iter().filter(|term| **term != Term::Content).filter_map(|term| {
            let value = match given_value(&order.fields, *term) {
                Some(value) => value.to_owned(),
                None => self.value(order, form, dialect, *term)?,
            };
            Some((*term, value))
        });
        let files = if layout.terms.contains(&Term::Content) && order.files.is_empty() {
            FILES.map(str::to_owned).to_vec()
        } else {
            order.files.clone()
        };
        let draft = PostbackDraft { fields: fields.collect(), files, notifications: Vec::new() };
        let xml = draft.write(dialect)?;
        Ok(Sampled { code: event.code, dialect, basis: layout.basis, draft, xml })
    }

    /// The made-up value of an element; `None` if the element is left out.
    fn value(&self, order: &Order, form: &Form, dialect: Dialect, term: Term) -> Option<String> {
        let event = order.event;
        let incoming = event.direction == Direction::Incoming;
        let classic = dialect != Dialect::Current;
        let value = match term {
            Term::Origin => event.direction.as_str().to_owned(),
            Term::Code => event.code.to_owned(),
            Term::SentAs => form.sent_as?.as_str().to_owned(),
            Term::DeliveryStatus => (*event.statuses.first().unwrap_or(&event.likely)).to_owned(),
            Term::MmsId => self.mms_id.to_string(),
            Term::From if incoming => self.number.clone(),
            Term::To if !incoming => self.number.clone(),
            Term::From | Term::To => self.short_code.to_string(),
            Term::TrackingId if incoming => format!("MMS_MO_{}", self.incoming),
            Term::TrackingId => format!("MMS_{}", self.tracking),
            Term::PostbackOperator => self.operator.id(dialect).unwrap_or_default().to_owned(),
            Term::Timestamp => self.now.to_string(),
            Term::Handset => "moto17c".to_owned(),
            Term::AggregatorId => self.aggregator.clone(),
            Term::AudioName | Term::VideoName => return medium(order, term),
            Term::StatusDetails => details(event.code, classic).to_owned(),
            // Both may be empty (API facts §4.1) and are in the documentation's example.
            Term::Keyword | Term::IncomingSubject => String::new(),
            _ => return None,
        };
        Some(value)
    }
}

/// The files of an incoming message: a picture and its text.
const FILES: [&str; 2] = ["http://www.yoursite.com/mo/1.jpg", "http://www.yoursite.com/mo/2.txt"];

/// The last value given for an element.
fn given_value(fields: &[(Term, String)], term: Term) -> Option<&str> {
    fields.iter().rev().find(|(given, _)| *given == term).map(|(_, value)| value.as_str())
}

fn delivery(word: &str) -> Option<SentAs> {
    [SentAs::Mms, SentAs::Sms]
        .into_iter()
        .find(|sent_as| sent_as.as_str().eq_ignore_ascii_case(word.trim_ascii()))
}

/// The URL of the file that failed: only for the event's own element, and only if neither the audio nor the video
/// element was given.
fn medium(order: &Order, term: Term) -> Option<String> {
    let given = |term| given_value(&order.fields, term).is_some();
    if order.event.medium != Some(term) || given(Term::AudioName) || given(Term::VideoName) {
        return None;
    }
    Some(match term {
        Term::VideoName => "http://www.yoursite.com/video/1.mp4".to_owned(),
        _ => "http://www.yoursite.com/audio/1.mp3".to_owned(),
    })
}

/// The details that the service or a carrier adds to a status (API facts §4.3).
fn details(code: &str, classic: bool) -> &'static str {
    match code {
        "N101" if classic => "Handset setting: mms with pass via xHTML",
        "N101" => "Handset setting: mms with pass via HTML",
        "E101" | "E501" => "Error fetching dynamic content",
        "E102" | "E502" => "Recipient blocked by mobile operator",
        _ => "",
    }
}

fn no_field(event: &'static Event, form: &Form, term: Term, dialect: Dialect) -> OrderError {
    let has = |form: &Form, dialect| form.layout(dialect).terms.contains(&term);
    let other = if dialect == Dialect::Current { Dialect::Classic } else { Dialect::Current };
    let delivery = event.forms.iter().find(|form| has(form, dialect)).and_then(|form| form.sent_as);
    let elsewhere = match delivery {
        Some(sent_as) => Some(Elsewhere::SentAs(sent_as)),
        None => has(form, other).then_some(Elsewhere::Dialect(other)),
    };
    let name = |term| if term == Term::Content { Term::File } else { term }.name_or_other(Dialect::Current);
    let holds = form.layout(dialect).terms.iter().map(|term| name(*term)).collect();
    OrderError::NoField { code: event.code, name: name(term), elsewhere, holds }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postback::{EVENTS, event};

    const NOW: &str = "2014-06-07T07:27:29-05:00";

    fn order(code: &str, fields: &[(Term, &str)]) -> Order {
        Order {
            event: event(code).unwrap(),
            dialect: None,
            sent_as: None,
            fields: fields.iter().map(|(term, value)| (*term, (*value).to_owned())).collect(),
            files: Vec::new(),
        }
    }

    fn sample() -> Sample {
        Sample::new(1, NOW.parse().unwrap())
    }

    #[test]
    fn the_documented_examples_come_out_byte_for_byte() {
        let id = (Term::MmsId, "35674");
        let audio = (Term::AudioName, "http://www.yoursite.com/audio/1.mp3");
        for (order, example) in [
            (order("N003", &[id]), include_str!("../../tests/cases/documented/postback-n003-classic.xml")),
            (
                order("E002", &[id, audio]),
                include_str!("../../tests/cases/documented/postback-e002-classic.xml"),
            ),
        ] {
            assert_eq!(sample().make(&order).unwrap().xml, example);
        }
        let fields = [
            id,
            (Term::From, "28444"),
            (Term::To, "12399471613"),
            (Term::TrackingId, "MMS_12345"),
            (Term::PostbackOperator, "31003"),
        ];
        let made = sample().make(&order("N101", &fields)).unwrap();
        assert_eq!(made.xml, include_str!("../../tests/cases/documented/postback-n101-current.xml"));
    }

    #[test]
    fn elements_are_written_in_the_order_of_their_form() {
        for event in EVENTS {
            for form in event.forms {
                for dialect in [Dialect::Current, Dialect::Classic] {
                    let wanted =
                        Order { dialect: Some(dialect), sent_as: form.sent_as, ..order(event.code, &[]) };
                    let made = sample().make(&wanted).unwrap();
                    let xml = roxmltree::Document::parse(&made.xml).unwrap();
                    let names: Vec<_> =
                        xml.root_element().children().filter(|node| node.is_element()).collect();
                    let names: Vec<_> = names.iter().map(|node| node.tag_name().name()).collect();
                    let terms = form.layout(dialect).terms.iter();
                    let other = [Term::AudioName, Term::VideoName];
                    let expected: Vec<_> = terms
                        .filter(|term| !other.contains(term) || event.medium == Some(**term))
                        .filter_map(|term| term.name(dialect))
                        .collect();
                    assert_eq!(names, expected, "{} {dialect:?} {:?}", event.code, form.sent_as);
                }
            }
        }
    }

    #[test]
    fn a_seed_makes_one_message() {
        let now: Moment = NOW.parse().unwrap();
        let make = |seed| Sample::new(seed, now).make(&order("N102", &[])).unwrap().xml;
        assert_eq!(make(7), make(7));
        assert_ne!(make(7), make(8));
        let told = |code| Sample::new(7, now).make(&order(code, &[])).unwrap().draft.fields;
        let id = |fields: Vec<(Term, String)>| fields.into_iter().find(|(term, _)| *term == Term::TrackingId);
        assert_eq!(id(told("N101")), id(told("N102")));
    }

    #[test]
    fn what_no_form_holds_is_refused() {
        let with = |code: &str, term, dialect| {
            let order = Order { dialect: Some(dialect), ..order(code, &[(term, "x")]) };
            sample().make(&order).unwrap_err().to_string()
        };
        for (code, term, dialect, words) in [
            ("N101", Term::Handset, Dialect::Current, "`N101` has no `handset`"),
            (
                "N102",
                Term::AggregatorId,
                Dialect::Current,
                "`N102` has no `AGGREGATORID` in the current dialect",
            ),
            (
                "N101",
                Term::StatusDetails,
                Dialect::Current,
                "`N101` has no `status-details` where the message went as MMS",
            ),
            ("N003", Term::Content, Dialect::Classic, "`N003` has no `file`"),
        ] {
            assert_eq!(with(code, term, dialect), words);
        }
        let order = Order { sent_as: Some(SentAs::Sms), ..order("E101", &[]) };
        let error = sample().make(&order).unwrap_err();
        assert_eq!(error.to_string(), "`E101` does not report a delivery as SMS");
    }

    #[test]
    fn the_delivery_can_be_given_as_a_value_even_a_wrong_one() {
        let xml = |value| sample().make(&order("N102", &[(Term::SentAs, value)])).unwrap().xml;
        assert!(xml("SMS").contains("<sent-as>SMS</sent-as>") && !xml("SMS").contains("mms-id"));
        assert!(xml("fax").contains("<sent-as>fax</sent-as>") && xml("fax").contains("mms-id"));
    }

    #[test]
    fn one_file_is_named_as_the_one_that_failed() {
        let xml = |code: &str, fields: &[(Term, &str)]| sample().make(&order(code, fields)).unwrap().xml;
        assert!(xml("E003", &[]).contains("<VIDEONAME>") && !xml("E003", &[]).contains("AUDIO"));
        let given = xml("E002", &[(Term::VideoName, "v.mp4")]);
        assert!(given.contains("<VIDEONAME>v.mp4<") && !given.contains("AUDIO"), "{given}");
    }
}
