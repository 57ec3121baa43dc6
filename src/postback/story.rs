//! Explains a postback: what happened to which message, and what to do next.

use super::{Postback, event};
use crate::codes;
use crate::dialect::{Dialect, Term};
use crate::elements::{Field, Fields};
use crate::source::{Span, Spanned};

/// A postback explained in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The code as written; empty if there is none.
    pub code: String,
    /// What happened.
    pub happened: String,
    /// The message that it happened to; empty if nothing identifies it.
    pub message: String,
    /// Further elements: names and values.
    pub details: Vec<(&'static str, String)>,
    /// What to do about it, if anything.
    pub next: Option<String>,
}

/// Explains a postback: one story, or one for each notification of a bundle, each with the span that it is about.
#[must_use]
pub fn tell(postback: &Postback) -> Vec<(Span, Story)> {
    postback.told().map(|(place, fields)| (place, story(fields, &postback.files))).collect()
}

fn story(fields: &Fields, files: &[Spanned<String>]) -> Story {
    let code = value(fields, Term::Code).unwrap_or_default();
    let known = codes::postback(code);
    let refined = refined(code, fields);
    let happened = match (refined, known) {
        (Some((happened, _)), _) => happened.to_owned(),
        (None, Some(known)) => known.meaning.to_owned(),
        (None, None) if code.is_empty() => "something without a code".to_owned(),
        (None, None) => "something that no documentation explains".to_owned(),
    };
    let repair = known.map(|known| known.repair).filter(|repair| !repair.is_empty());
    Story {
        code: code.to_owned(),
        happened,
        message: message(fields, files.len()),
        details: details(fields, files),
        next: refined.map(|(_, next)| next).or(repair).map(str::to_owned),
    }
}

/// What happened and what to do, if the postback gives more detail than its code.
fn refined(code: &str, fields: &Fields) -> Option<(&'static str, &'static str)> {
    const SMALLER: &str = "make the message smaller or simpler: `mmsctl estimate` shows its size";
    let status = value(fields, Term::DeliveryStatus).unwrap_or_default();
    let details = value(fields, Term::StatusDetails).unwrap_or_default().to_ascii_lowercase();
    let as_sms = value(fields, Term::SentAs) == Some("SMS");
    Some(match (code, status) {
        ("N101", _) if as_sms => ("an SMS with a link is on its way in place of the message", SMALLER),
        ("N102", _) if as_sms => ("an SMS with a link was delivered in place of the message", SMALLER),
        ("E101", _) if details.contains("dynamic content") => (
            "the message could not be sent: a merge value or a medium was missing",
            "give every merge value in `data`, and check that the media's URLs can be fetched",
        ),
        ("E102", _) if details.contains("blocked") => (
            "the message was not delivered: the carrier blocks the recipient",
            "take the number off the list; sending again will not help",
        ),
        ("E102", "Message Sent/Expired") => (
            "the message expired before the recipient's handset fetched it",
            "send it again; a handset that is off for long often changes its owner",
        ),
        ("E102", "Message Sent/Rejected") => (
            "the carrier rejected the message",
            "check that it fits the carrier's limits: `mmsctl estimate` shows its size",
        ),
        ("E102", "Message Sent/Not Supported" | "Message Sent/NotSupported") => (
            "the recipient's handset or carrier does not take such a message",
            "send with a fallback text, so that an SMS with a link goes in its place",
        ),
        _ => return None,
    })
}

/// The message that the postback is about, in words.
fn message(fields: &Fields, files: usize) -> String {
    let incoming = value(fields, Term::Origin).is_some_and(|origin| origin.ends_with("_MO"));
    let mut words = Vec::new();
    if let Some(id) = value(fields, Term::MmsId) {
        words.push(format!("message {id}"));
    }
    for (term, preposition) in [(Term::From, "from"), (Term::To, "to")] {
        if let Some(number) = value(fields, term) {
            words.push(format!("{preposition} {number}"));
        }
    }
    if incoming && files > 0 {
        words.push(format!("with {files} file{}", if files == 1 { "" } else { "s" }));
    }
    let mut text = words.join(" ");
    if let Some(id) = value(fields, Term::TrackingId) {
        text.push_str(if text.is_empty() { "tracking id " } else { ", tracking id " });
        text.push_str(id);
    }
    text
}

/// The elements that the other parts of the story do not mention, in document order.
fn details(fields: &Fields, files: &[Spanned<String>]) -> Vec<(&'static str, String)> {
    let told = [Term::Origin, Term::Code, Term::MmsId, Term::From, Term::To, Term::TrackingId, Term::SentAs];
    // A status is not repeated if it is the only one that the code can have.
    let plain = value(fields, Term::Code).and_then(event).is_some_and(|event| {
        event.statuses.len() == 1 && value(fields, Term::DeliveryStatus) == event.statuses.first().copied()
    });
    let more = fields.iter().filter(|field| {
        let told = told.contains(&field.term) || plain && field.term == Term::DeliveryStatus;
        !(told || field.trimmed().is_empty())
    });
    let name = |term: Term| term.name_or_other(Dialect::Current);
    let mut details: Vec<_> = more.map(|field| (name(field.term), field.trimmed().to_owned())).collect();
    details.extend(files.iter().map(|file| (name(Term::File), file.value.trim_ascii().to_owned())));
    details
}

fn value(fields: &Fields, term: Term) -> Option<&str> {
    fields.filled(term).map(Field::trimmed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Message, read};
    use crate::source::{Origin, Source, Sources};

    fn told(inside: &str) -> Story {
        let mut sources = Sources::default();
        let text = format!("<postback>{inside}</postback>");
        let id = sources.add(Source::new(Origin::Stdin, text.into_bytes()));
        let document = crate::xml::parse(id, sources.get(id).text());
        let Message::Postback(postback) = read(&document) else { panic!("{inside}") };
        tell(&postback).remove(0).1
    }

    #[test]
    fn postbacks_say_what_happened_to_which_message() {
        for (inside, happened, message) in [
            (
                "<code>N003</code><mms-id>35674</mms-id>",
                "the template is stored, its media are encoded",
                "message 35674",
            ),
            (
                "<origin>MMS_MT</origin><code>N102</code><sent-as>SMS</sent-as><from>28444</from><to>1239</to><tracking-id>MMS_1</tracking-id>",
                "an SMS with a link was delivered in place of the message",
                "from 28444 to 1239, tracking id MMS_1",
            ),
            (
                "<origin>MMS_MO</origin><code>N401</code><from>1239</from><to>28444</to><content><file>http://a/1.jpg</file></content>",
                "an MMS came in from a subscriber",
                "from 1239 to 28444 with 1 file",
            ),
            ("<code>N777</code>", "something that no documentation explains", ""),
            ("", "something without a code", ""),
        ] {
            let story = told(inside);
            assert_eq!((story.happened.as_str(), story.message.as_str()), (happened, message), "{inside}");
        }
    }

    #[test]
    fn what_to_do_depends_on_the_carriers_words() {
        let next = |status: &str, details: &str| {
            told(&format!(
                "<code>E102</code><status>{status}</status><status-details>{details}</status-details>"
            ))
            .next
            .unwrap()
        };
        assert!(next("Message Sent/Expired", "").contains("send it again"));
        assert!(next("Message Sent/Failed", "Recipient blocked by mobile operator").contains("off the list"));
        assert!(next("Message Sent/Failed", "").contains("carrier's words"));
        assert_eq!(told("<code>N101</code><sent-as>MMS</sent-as>").next, None);
    }

    #[test]
    fn details_leave_out_what_is_told_already() {
        let story = told(
            "<code>N102</code><status>Message Sent/Delivered</status><handset>moto17c</handset><keyword/>",
        );
        assert_eq!(story.details, [("handset", "moto17c".to_owned())]);
    }
}
