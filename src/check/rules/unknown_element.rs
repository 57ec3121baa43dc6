//! `unknown-element`

use crate::check::form::consequences::is_consequence;
use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::check::deletion::{removal, wraps};
use crate::diagnostic::Safety;
use crate::elements::OddityKind;

rule! {
    /// Every element is one that the API knows
    ///
    /// # Why
    /// What the service does with an element it does not know is undocumented. Most likely it is ignored,
    /// and what it was meant to say is lost without a word.
    ///
    /// # Fails
    /// ```xml save
    /// <banana>yellow</banana>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>spring-24</name>
    /// ```
    /// ```xml
    /// <POSTBACK><ORIGIN>SUB</ORIGIN><CODE>N301</CODE><MOBILE>12399471613</MOBILE><SUBID>7</SUBID></POSTBACK>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS, sendMMS and sendSavedMMS (2021): the elements of each request
    /// - Skycore API 1.3, RELAX NG schemas (2013 to 2015): the same in UPPERCASE
    "unknown-element", Level::ERROR, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.oddities().filter(|oddity| !is_consequence(subject, oddity)) {
        let name = &oddity.written.value;
        let (message, help) = match oddity.kind {
            OddityKind::Unknown if wraps(subject, oddity) => (
                format!("`{name}` is not an element of the API"),
                "remove its tags, and keep what they hold".to_owned(),
            ),
            OddityKind::Unknown => {
                (format!("`{name}` is not an element of the API"), "remove it, or correct its name".to_owned())
            }
            OddityKind::JsonOnly => (
                format!("`{name}` is an element of the JSON API alone"),
                "remove it; the XML API has no counterpart".to_owned(),
            ),
            OddityKind::Retired(what) => {
                (format!("`{name}` is no longer an element of the API"), format!("remove it; it was {what}"))
            }
            _ => continue,
        };
        findings.report(
            Finding::at(oddity.written.span, message)
                .help(help)
                .fix(Safety::Unsafe, removal(subject, oddity)),
        );
    }
}
