//! The fields of a message: one table for flags, manifests and their schema.

use crate::dialect::{Dialect, Term, called};
use crate::message::{Action, PartKind};

/// A field of a message: its name as a flag and as a manifest key, and its help.
#[derive(Debug)]
pub struct FieldRow {
    /// The key: `subject` gives the flag `--subject` and the manifest key `subject`.
    pub key: &'static str,
    /// The field of the request.
    pub term: Term,
    /// The name of the value in the help.
    pub value_name: &'static str,
    /// The help text.
    pub help: &'static str,
}

const fn row(key: &'static str, term: Term, value_name: &'static str, help: &'static str) -> FieldRow {
    FieldRow { key, term, value_name, help }
}

/// Every field, for flags and manifests alike.
pub const FIELDS: &[FieldRow] = &[
    row("subject", Term::Subject, "TEXT", "The subject, at most 80 characters"),
    row("name", Term::Name, "NAME", "The name that the template gets in the account"),
    row("to", Term::To, "NUMBER", "The recipient: digits, country code first"),
    row("from", Term::From, "NUMBER", "The sender: a short code or number of the account"),
    row("from-mask", Term::FromMask, "NAME", "An alphanumeric sender, outside the US"),
    row("operator-id", Term::OperatorId, "ID", "The recipient's operator, if it is known"),
    row("service-id", Term::ServiceId, "ID", "The service that is billed, such as 28444mms"),
    row("campaign-ref", Term::CampaignRef, "ID", "The campaign that is checked (classic dialect)"),
    row("mms-id", Term::MmsId, "ID", "The saved message to send"),
    row("custom-subject", Term::CustomSubject, "TEXT", "A subject that replaces the saved message's"),
    row(
        "fallback-sms-text",
        Term::FallbackText,
        "TEXT",
        "The text of the SMS that is sent where the MMS cannot be",
    ),
    row(
        "disable-fallback-sms",
        Term::DisableFallback,
        "BOOL",
        "Send no SMS where the MMS cannot be sent: true or false",
    ),
    row(
        "disable-fallback-sms-link",
        Term::DisableFallbackLink,
        "BOOL",
        "Leave the link out of that SMS: true or false",
    ),
    row(
        "fallback-sms-link-expiration",
        Term::LinkExpiration,
        "DATE",
        "When that link expires, within 365 days",
    ),
    row("client-reference", Term::ClientReference, "TEXT", "Your own reference, at most 64 characters"),
    row("ddm-message-subject", Term::DdmSubject, "TEXT", "The subject of a device discovery message"),
    row("ddm-message-text", Term::DdmText, "TEXT", "The text of a device discovery message"),
    row("ddm-message-timeout", Term::DdmTimeout, "MINUTES", "How long to wait for device discovery"),
    row("ddm-force", Term::DdmForce, "BOOL", "Force device discovery: true or false"),
];

/// The key for an element of the API that has another name here, in any dialect: `message-subject` is `subject`, and an
/// `image` is one of the `media`. No edit distance finds those.
#[must_use]
pub fn key_of(element: &str) -> Option<&'static str> {
    let small = element.to_ascii_lowercase().replace('_', "-");
    let large = element.to_ascii_uppercase();
    let mut terms = called(&small, Dialect::Current).chain(called(&large, Dialect::Classic));
    terms.find_map(|term| match term {
        Term::Text => Some("text"),
        _ if PartKind::from_term(term).is_some() => Some("media"),
        _ => FIELDS.iter().find(|row| row.term == term).map(|row| row.key),
    })
}

/// The action named by a flag or manifest: a short word, or the API's own name.
#[must_use]
pub fn action(word: &str) -> Option<Action> {
    match word {
        "save" => Some(Action::SaveMms),
        "send" => Some(Action::SendMms),
        "send-saved" => Some(Action::SendSavedMms),
        other => Action::from_word(other).filter(|action| action.has_slides() || action.sends()),
    }
}
