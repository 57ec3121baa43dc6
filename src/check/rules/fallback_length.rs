//! `fallback-length`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::limits::SMS_LINK_CHARACTERS;
use crate::size::fallback::{Fallback, FallbackSms};
use crate::size::sms::Alphabet;

rule! {
    /// A fallback text fits one SMS, with the link after it
    ///
    /// # Why
    /// An SMS carries 160 characters of the GSM alphabet, or 70 where one character, such as an emoji, is
    /// beyond it. The link takes about 30 of them, unless `disable-fallback-sms-link` leaves it out. Longer texts go as
    /// several SMS.
    ///
    /// # Fails
    /// ```xml send
    /// <fallback-sms-text>Spring is here 🌷 and with it our new collection: have a look at it</fallback-sms-text>
    /// ```
    /// # Passes
    /// ```xml send
    /// <fallback-sms-text>Spring is here and with it our new collection: have a look at it</fallback-sms-text>
    /// ```
    /// ```xml send
    /// <fallback-sms-text>Spring is here 🌷 and with it our new collection: have a look at it</fallback-sms-text>
    /// <disable-fallback-sms-link>true</disable-fallback-sms-link>
    /// ```
    /// ```xml send
    /// <fallback-sms-text>Spring is here 🌷 and with it our new collection: have a look at it</fallback-sms-text>
    /// <disable-fallback-sms>true</disable-fallback-sms>
    /// ```
    /// # Sources
    /// - 3GPP TS 23.038 and TS 23.040 (release 17, 2022): the GSM alphabet, and segments
    /// - Ours: the length of the link is estimated; the service documents none
    "fallback-length", Level::INFO, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.filled(Term::FallbackText) else { return };
    // Where no SMS is sent, its length does not matter.
    let Fallback::Sms(FallbackSms { segments: sms, link, .. }) = Fallback::of_request(request) else {
        return;
    };
    if sms.segments < 2 {
        return;
    }
    let (text, reserved) = if link {
        ("the fallback text with its link", SMS_LINK_CHARACTERS)
    } else {
        ("the fallback text", 0)
    };
    let finding = Finding::at(field.place(), format!("{text} takes {} SMS", sms.segments));
    let most = sms.alphabet.units() - reserved;
    findings.report(match sms.alphabet {
        Alphabet::Gsm7 => finding.help(format!("shorten it to {most} characters")),
        Alphabet::Ucs2 { because } => finding.help(format!(
            "shorten it to {most} characters, or write it without `{because}`, which halves an SMS"
        )),
    });
}
