//! Documents of the same service that are not part of the MMS API. Their actions, origins and postback codes are
//! known, but not their elements.

use super::Subject;
use crate::codes;
use crate::dialect::{Home, Term};
use crate::elements::{Field, Fields, Oddity};
use crate::message::{Message, Request};
use crate::postback::event;
use crate::source::Span;

/// Methods that do not compose, send, list or delete MMS templates, in lowercase (API facts §0.4; Skycore API 1.3,
/// methods, 2013 to 2015).
const ACTIONS: [&str; 29] = [
    "addpassdata",
    "createemailcampaign",
    "createmmscampaign",
    "createuser",
    "deletepassdata",
    "generatepass",
    "generatepassbyid",
    "getemailcampaigns",
    "getemailids",
    "getmmscampaigns",
    "getpassemailtemplate",
    "getpasstemplate",
    "getpasstemplateids",
    "getsendingstatistics",
    "getuser",
    "loginuser",
    "removemmsinboxcontent",
    "removemmsinboxmessage",
    "sendmmsbarcode",
    "sendpassinemail",
    "sendpassinmms",
    "sendsavedemail",
    "sendsavedmmscampaign",
    "sendsms",
    "subscribe",
    "subscribeemail",
    "unsubscribe",
    "unsubscribeemail",
    "updatepass",
];

/// Origins of postbacks about MMS (API facts §4.1).
pub(super) const MMS_ORIGINS: [&str; 2] = ["MMS_MT", "MMS_MO"];

/// Origins of postbacks that are not about MMS (API facts §4.1; Skycore API 1.3, postbacks, 2013 to 2015).
pub(super) const ORIGINS: [&str; 5] = ["SMS_MT", "SMS_MO", "SUB", "EMAIL_SUB", "GENERATE_PASS"];

/// Whether a request is about another method of the service, however that is spelt. One for SMS has no slides:
/// `sendMMS` is one letter off.
fn is_for_another_method(request: &Request) -> bool {
    if request.action.is_some() {
        return false;
    }
    let action = request.fields.filled(Term::Action).map(Field::trimmed).unwrap_or_default();
    let word = action.replace(['-', '_'], "").to_ascii_lowercase();
    ACTIONS.contains(&word.as_str()) && (word != "sendsms" || request.slides.is_empty())
}

/// Whether a document is about something else than MMS. What belongs in it is not known.
pub(super) fn is_outside(subject: &Subject<'_>) -> bool {
    // Every rule about elements needs it.
    *subject.derived.outside.get_or_init(|| match subject.message {
        Message::Request(request) => is_for_another_method(request),
        Message::Postback(postback) => postback.told().all(|(_, fields)| tells_of_something_else(fields)),
        Message::Reply(_) | Message::Unknown { .. } => false,
    })
}

/// Whether a name is wrong whatever the document is about.
pub(super) fn is_wrong_everywhere(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let ends_otherwise = |end: Span| subject.source.text()[end.range()] != oddity.written.value;
    oddity.home == Home::Document || oddity.end.is_some_and(ends_otherwise)
}

fn tells_of_something_else(fields: &Fields) -> bool {
    let value = |term| fields.filled(term).map(Field::trimmed);
    let (code, origin) = (value(Term::Code).unwrap_or_default(), value(Term::Origin).unwrap_or_default());
    if codes::postback(code).is_some_and(|known| !known.is_about_mms()) {
        // A misspelt origin leaves no doubt.
        return !origin.is_empty() && !MMS_ORIGINS.contains(&origin);
    }
    ORIGINS.contains(&origin) && event(code).is_none_or(|event| event.comes_from(origin))
}
