//! What arrives instead of a message that cannot be delivered: an SMS with a link, or nothing (API facts §9).

use super::sms::{Alphabet, Segments, foreign, segments};
use crate::dialect::Term;
use crate::elements::is_true;
use crate::limits::SMS_LINK_CHARACTERS;
use crate::message::{Action, Request};

/// What is sent in place of the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// An SMS.
    Sms(FallbackSms),
    /// Nothing: the request has no fallback text.
    Missing,
    /// Nothing: the request disables the fallback.
    Disabled,
    /// Nothing: the account does not fall back, as with Standard MMS.
    Account,
    /// Not known here: the request that sends the message decides.
    Later,
}

/// The SMS that replaces the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallbackSms {
    /// Its alphabet and length, including the allowance for the link.
    pub segments: Segments,
    /// Whether the link follows the text.
    pub link: bool,
    /// The characters outside the GSM alphabet, each once, in order of appearance.
    pub foreign: Vec<char>,
}

impl Fallback {
    /// The fallback that a request asks for.
    #[must_use]
    pub fn of_request(request: &Request) -> Self {
        let on = |term| request.fields.get(term).is_some_and(|field| is_true(field.trimmed()));
        if on(Term::DisableFallback) {
            return Fallback::Disabled;
        }
        match request.fields.filled(Term::FallbackText) {
            Some(field) => Fallback::Sms(FallbackSms::new(field.trimmed(), !on(Term::DisableFallbackLink))),
            None if request.action.is_some_and(Action::sends) => Fallback::Missing,
            None => Fallback::Later,
        }
    }

    /// The word for it in machine formats.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Fallback::Sms(_) => "sms",
            Fallback::Missing => "missing",
            Fallback::Disabled => "disabled",
            Fallback::Account => "account",
            Fallback::Later => "later",
        }
    }
}

impl FallbackSms {
    /// The SMS with the given text, with room for a link if `link` is true.
    #[must_use]
    pub fn new(text: &str, link: bool) -> Self {
        let segments = segments(text, if link { SMS_LINK_CHARACTERS } else { 0 });
        let mut each: Vec<char> = Vec::new();
        if segments.alphabet != Alphabet::Gsm7 {
            for c in foreign(text) {
                if !each.contains(&c) {
                    each.push(c);
                }
            }
        }
        Self { segments, link, foreign: each }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Origin, Source, Sources};

    fn fallback(fields: &str) -> Fallback {
        let xml = format!("<request><action>sendMMS</action>{fields}</request>");
        let mut sources = Sources::default();
        let id = sources.add(Source::new(Origin::Composed("test".into()), xml.into_bytes()));
        let message = crate::message::read(&crate::xml::parse(id, sources.get(id).text()));
        Fallback::of_request(message.request().unwrap())
    }

    #[test]
    fn the_request_decides_what_is_sent_instead() {
        assert_eq!(fallback(""), Fallback::Missing);
        let text = "<fallback-sms-text>Hi 🌷🌷ç</fallback-sms-text>";
        assert_eq!(
            fallback(&format!("{text}<disable-fallback-sms>TRUE</disable-fallback-sms>")),
            Fallback::Disabled
        );
        let Fallback::Sms(sms) = fallback(text) else { panic!() };
        assert_eq!((sms.segments.units, sms.link, sms.foreign), (38, true, vec!['🌷', 'ç']));
        let bare = format!("{text}<disable-fallback-sms-link>1</disable-fallback-sms-link>");
        let Fallback::Sms(sms) = fallback(&bare) else { panic!() };
        assert_eq!((sms.segments.units, sms.link), (8, false));
    }
}
