//! The table of postback forms: the elements of each code's postback in each dialect and delivery (API facts §4.2 and
//! §4.3).

use std::fmt;

use crate::dialect::{Dialect, Term};

/// One code's postbacks.
#[derive(Debug)]
pub struct Event {
    /// The code.
    pub code: &'static str,
    /// What the postback is about: a message to a handset, or one from it.
    pub direction: Direction,
    /// The origin of the same code's postbacks about another kind of message, if there are any.
    pub other_origin: Option<&'static str>,
    /// The elements that a postback of any form must have besides origin and code.
    pub needs: &'static [Term],
    /// The element that usually names the file that failed, if there is one: audio or video.
    pub medium: Option<Term>,
    /// The values that its status may have; empty if it has no status or the values are not documented.
    pub statuses: &'static [&'static str],
    /// The status of a sample if the values are not documented.
    pub likely: &'static str,
    /// The dialect that the code's documentation prints first.
    pub dialect: Dialect,
    /// Its forms, the usual one first.
    pub forms: &'static [Form],
}

/// The direction of a message, which is the origin of its postbacks (API facts §4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To a handset (mobile terminated).
    Outgoing,
    /// From a handset (mobile originated).
    Incoming,
}

impl Direction {
    /// The word in a postback.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Outgoing => "MMS_MT",
            Direction::Incoming => "MMS_MO",
        }
    }
}

/// One form of a code's postbacks.
#[derive(Debug)]
pub struct Form {
    /// How the message was delivered, if forms differ by it.
    pub sent_as: Option<SentAs>,
    /// In the current dialect.
    pub current: Layout,
    /// In the classic dialect.
    pub classic: Layout,
}

/// A form in one dialect.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Its elements in the documented order.
    pub terms: &'static [Term],
    /// The evidence for the form.
    pub basis: Basis,
}

/// The evidence for a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, schemars::JsonSchema, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// An example in public documentation.
    Documented,
    /// The documented form of a similar event.
    Derived,
}

/// What a message was delivered as (API facts §4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, schemars::JsonSchema, serde::Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum SentAs {
    /// The message itself, in binary.
    Mms,
    /// An SMS with a link to an HTML page.
    Sms,
}

impl SentAs {
    /// The word in a postback.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            SentAs::Mms => "MMS",
            SentAs::Sms => "SMS",
        }
    }
}

impl fmt::Display for SentAs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Basis {
    /// The basis in a word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Documented => "documented",
            Basis::Derived => "derived",
        }
    }
}

impl Form {
    /// The form in `dialect`.
    #[must_use]
    pub fn layout(&self, dialect: Dialect) -> Layout {
        match dialect {
            Dialect::Current => self.current,
            Dialect::Classic | Dialect::Legacy => self.classic,
        }
    }
}

impl Event {
    /// Whether postbacks of this code have this origin.
    #[must_use]
    pub fn comes_from(&self, origin: &str) -> bool {
        self.direction.as_str() == origin || self.other_origin == Some(origin)
    }

    /// The form for a message delivered as `sent_as`; the usual form for `None`.
    #[must_use]
    pub fn form(&self, sent_as: Option<SentAs>) -> Option<&'static Form> {
        match sent_as {
            None => self.forms.first(),
            Some(_) => self.forms.iter().find(|form| form.sent_as == sent_as),
        }
    }
}

const ID: &[Term] = &[Term::MmsId];
const TRACKED: &[Term] = &[Term::DeliveryStatus, Term::To, Term::TrackingId];
const FAILED: &[Term] = &[Term::DeliveryStatus, Term::MmsId, Term::To, Term::TrackingId];
const INCOMING: &[Term] = &[Term::From, Term::To, Term::TrackingId];

const SENT: &[&str] = &["Message Sent"];
const DELIVERED: &[&str] = &["Message Sent/Delivered"];
const NOT_SENT: &[&str] = &["Message Failed"];
const UNDELIVERED: &[&str] = &[
    "Message Sent/Rejected",
    "Message Sent/Expired",
    "Message Sent/Failed",
    "Message Sent/Not Supported",
    "Message Sent/NotSupported",
];

/// The elements of a layout, by short names.
macro_rules! terms {
    ($($term:ident)*) => { &[Term::Origin, Term::Code, $(Term::$term,)*] };
}

const STORED: &[Term] = terms!(MmsId);
const UNENCODED: &[Term] = terms!(MmsId AudioName VideoName);
const UNENCODED_VIDEO: &[Term] = terms!(MmsId VideoName);
const MT_SENT: &[Term] = terms!(SentAs DeliveryStatus MmsId From To TrackingId PostbackOperator Timestamp);
const MT_SENT_SMS: &[Term] =
    terms!(SentAs DeliveryStatus MmsId From To TrackingId PostbackOperator Timestamp StatusDetails);
const MT_DONE: &[Term] =
    terms!(SentAs DeliveryStatus MmsId From To TrackingId PostbackOperator Timestamp Handset);
const MT_DONE_CLASSIC: &[Term] =
    terms!(SentAs DeliveryStatus MmsId From To TrackingId PostbackOperator Timestamp Handset AggregatorId);
const MT_DONE_SMS: &[Term] = terms!(SentAs DeliveryStatus From To TrackingId PostbackOperator Timestamp);
const MT_DONE_SMS_CLASSIC: &[Term] =
    terms!(SentAs DeliveryStatus From To TrackingId PostbackOperator Timestamp AggregatorId);
const MT_FAILED: &[Term] = terms!(DeliveryStatus MmsId From To TrackingId PostbackOperator StatusDetails);
const MT_UNDELIVERED_CLASSIC: &[Term] =
    terms!(DeliveryStatus MmsId From To TrackingId PostbackOperator Timestamp AggregatorId StatusDetails);
const MO: &[Term] = terms!(From To Keyword TrackingId PostbackOperator Timestamp IncomingSubject Content);
const MO_CLASSIC: &[Term] =
    terms!(From To Keyword IncomingSubject TrackingId PostbackOperator Timestamp Content);

const fn documented(terms: &'static [Term]) -> Layout {
    Layout { terms, basis: Basis::Documented }
}

const fn derived(terms: &'static [Term]) -> Layout {
    Layout { terms, basis: Basis::Derived }
}

const fn form(sent_as: Option<SentAs>, current: Layout, classic: Layout) -> Form {
    Form { sent_as, current, classic }
}

const MMS: Option<SentAs> = Some(SentAs::Mms);
const SMS: Option<SentAs> = Some(SentAs::Sms);

const STORED_FORM: &[Form] = &[form(None, documented(STORED), documented(STORED))];
const STORED_LIKE: &[Form] = &[form(None, derived(STORED), derived(STORED))];
const UNENCODED_FORM: &[Form] = &[form(None, documented(UNENCODED), documented(UNENCODED))];
const UNENCODED_LIKE: &[Form] = &[form(None, derived(UNENCODED), derived(UNENCODED))];
const UNENCODED_VIDEO_LIKE: &[Form] = &[form(None, derived(UNENCODED_VIDEO), derived(UNENCODED_VIDEO))];
const SENT_FORMS: &[Form] = &[
    form(MMS, documented(MT_SENT), documented(MT_SENT)),
    form(SMS, documented(MT_SENT_SMS), documented(MT_SENT_SMS)),
];
const DONE_FORMS: &[Form] = &[
    form(MMS, documented(MT_DONE), documented(MT_DONE_CLASSIC)),
    form(SMS, documented(MT_DONE_SMS), documented(MT_DONE_SMS_CLASSIC)),
];
const DONE_LIKE: &[Form] = &[
    form(MMS, derived(MT_DONE), derived(MT_DONE_CLASSIC)),
    form(SMS, derived(MT_DONE_SMS), derived(MT_DONE_SMS_CLASSIC)),
];
const DONE_LIKE_SMS: &[Form] = &[form(SMS, derived(MT_DONE_SMS), derived(MT_DONE_SMS_CLASSIC))];
const FAILED_FORM: &[Form] = &[form(None, documented(MT_FAILED), documented(MT_FAILED))];
const FAILED_LIKE: &[Form] = &[form(None, derived(MT_FAILED), derived(MT_FAILED))];
const UNDELIVERED_FORM: &[Form] = &[form(None, documented(MT_FAILED), documented(MT_UNDELIVERED_CLASSIC))];
const UNDELIVERED_LIKE: &[Form] = &[form(None, derived(MT_FAILED), derived(MT_UNDELIVERED_CLASSIC))];
const DISCOVERY_SENT: &[Form] = &[form(MMS, documented(MT_SENT_SMS), derived(MT_SENT_SMS))];
const DISCOVERY_DONE: &[Form] = &[form(MMS, documented(MT_DONE), derived(MT_DONE_CLASSIC))];
const MO_FORM: &[Form] = &[form(None, documented(MO), documented(MO_CLASSIC))];

const fn event(
    code: &'static str,
    needs: &'static [Term],
    statuses: &'static [&'static str],
    forms: &'static [Form],
) -> Event {
    Event {
        code,
        direction: Direction::Outgoing,
        other_origin: None,
        needs,
        medium: None,
        statuses,
        likely: "",
        dialect: Dialect::Current,
        forms,
    }
}

/// An event about a file of a saveMMS or sendMMS that could not be encoded.
const fn unencoded(code: &'static str, medium: Term, forms: &'static [Form]) -> Event {
    Event { medium: Some(medium), ..event(code, ID, &[], forms) }
}

/// The same event with a likely status, for codes whose status values are not documented.
const fn likely(status: &'static str, event: Event) -> Event {
    Event { likely: status, ..event }
}

/// The same event, which SMS that were sent as such have too (API facts §3.2).
const fn of_sms(event: Event) -> Event {
    Event { other_origin: Some("SMS_MT"), ..event }
}

/// The same event, printed in UPPERCASE by the page on encoding notifications (API facts §1).
const fn classic(event: Event) -> Event {
    Event { dialect: Dialect::Classic, ..event }
}

/// Every code that is about MMS.
pub const EVENTS: &[Event] = &[
    classic(event("N003", ID, &[], STORED_FORM)),
    classic(unencoded("E002", Term::AudioName, UNENCODED_FORM)),
    classic(unencoded("E003", Term::VideoName, UNENCODED_VIDEO_LIKE)),
    event("E004", ID, &[], STORED_LIKE),
    event("N013", ID, &[], STORED_LIKE),
    unencoded("E012", Term::AudioName, UNENCODED_LIKE),
    unencoded("E013", Term::VideoName, UNENCODED_VIDEO_LIKE),
    event("E011", &[], &[], STORED_LIKE),
    event("N101", TRACKED, SENT, SENT_FORMS),
    event("N102", TRACKED, DELIVERED, DONE_FORMS),
    likely("Message Sent/Expired", event("N103", TRACKED, &[], DONE_LIKE)),
    likely("Message Failed", event("E100", &[], &[], FAILED_LIKE)),
    event("E101", FAILED, NOT_SENT, FAILED_FORM),
    event("E102", FAILED, UNDELIVERED, UNDELIVERED_FORM),
    likely("Message Failed", event("E999", &[], &[], FAILED_LIKE)),
    of_sms(likely("Message Sent/Delivered", event("N202", TRACKED, &[], DONE_LIKE_SMS))),
    of_sms(likely("Message Sent/Failed", event("E202", TRACKED, &[], DONE_LIKE_SMS))),
    event("N501", TRACKED, SENT, DISCOVERY_SENT),
    event("N502", TRACKED, DELIVERED, DISCOVERY_DONE),
    event("E501", FAILED, NOT_SENT, FAILED_LIKE),
    event("E502", FAILED, UNDELIVERED, UNDELIVERED_LIKE),
    Event { direction: Direction::Incoming, ..event("N401", INCOMING, &[], MO_FORM) },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_a_documented_code_and_what_its_code_needs() {
        for event in EVENTS {
            assert!(crate::codes::postback(event.code).is_some(), "{}", event.code);
            for form in event.forms {
                for layout in [form.current, form.classic] {
                    let has = |term: &Term| layout.terms.contains(term);
                    assert!(event.needs.iter().all(has), "{}", event.code);
                    assert!(event.medium.iter().all(has), "{}", event.code);
                    let says_status = !event.statuses.is_empty() || !event.likely.is_empty();
                    assert_eq!(has(&Term::DeliveryStatus), says_status, "{}", event.code);
                    assert_eq!(has(&Term::SentAs), form.sent_as.is_some(), "{}", event.code);
                }
                assert!(form.classic.terms.iter().all(|term| term.name(Dialect::Classic).is_some()));
                assert!(form.current.terms.iter().all(|term| term.name(Dialect::Current).is_some()));
            }
        }
    }

    #[test]
    fn every_mms_code_has_a_form() {
        for code in crate::codes::POSTBACK {
            let mms = code.is_about_mms() && !code.follows.starts_with("the old");
            assert_eq!(EVENTS.iter().any(|event| event.code == code.code), mms, "{}", code.code);
        }
    }

    #[test]
    fn a_delivery_chooses_the_form() {
        let n102 = EVENTS.iter().find(|event| event.code == "N102").unwrap();
        let form = |sent_as| n102.form(sent_as).map(|form| form.sent_as);
        assert_eq!((form(None), form(SMS)), (Some(MMS), Some(SMS)));
        let e101 = EVENTS.iter().find(|event| event.code == "E101").unwrap();
        assert!(e101.form(None).is_some() && e101.form(SMS).is_none());
    }
}
