//! `unknown-element`

use crate::check::deletion::{removal, wraps};
use crate::check::edits::{Edits, renamed};
use crate::check::form::consequences::{is_consequence, is_of_form};
use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{Home, Term};
use crate::elements::{Oddity, OddityKind};

rule! {
    /// Every element is one that the API knows
    ///
    /// # Why
    /// What the service does with an element it does not know is undocumented. Most likely it is ignored,
    /// and what it says is silently lost.
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
        if is_of_form(subject, oddity) {
            continue;
        }
        let name = &oddity.written.value;
        let address = addresses(subject, oddity).filter(|_| oddity.kind == OddityKind::Unknown);
        let (message, help) = match oddity.kind {
            OddityKind::Unknown if wraps(subject, oddity) => (
                format!("`{name}` is not an element of the API"),
                "remove its tags, and keep what they hold".to_owned(),
            ),
            OddityKind::Unknown => (
                format!("`{name}` is not an element of the API"),
                match &address {
                    Some((url, _)) => format!("did you mean `{url}`?"),
                    None => "remove it, or correct its name".to_owned(),
                },
            ),
            OddityKind::JsonOnly => (
                format!("`{name}` is an element of the JSON API only"),
                "remove it; the XML API has no counterpart".to_owned(),
            ),
            OddityKind::Retired(what) => {
                (format!("`{name}` is no longer an element of the API"), format!("remove it; it was {what}"))
            }
            _ => continue,
        };
        let edits = match address {
            Some((_, edits)) => edits,
            None => removal(subject, oddity),
        };
        findings.report(Finding::at(oddity.written.span, message).help(help).fix(Safety::Unsafe, edits));
    }
}

/// The name that an element with an address should have, if its medium has no other, and the edits that give it. An
/// empty element of that name is in their way.
fn addresses(subject: &Subject<'_>, oddity: &Oddity) -> Option<(&'static str, Edits)> {
    let request = subject.request().filter(|_| oddity.home == Home::Part)?;
    let at = oddity.written.span.start;
    let slide = request.slides.partition_point(|slide| slide.name.start < at).checked_sub(1)?;
    let parts = &request.slides[slide].parts;
    let part = &parts[parts.partition_point(|part| part.name.start < at).checked_sub(1)?];
    let element = subject.document.named_at(oddity.written.span)?;
    let is_address = element.children().next().is_none() && element.text().value.contains("://");
    let url = request.name_of(Term::Url);
    let edits =
        || if part.urls.is_empty() { renamed(oddity.written.span, oddity.end, url) } else { Vec::new() };
    (is_address && part.url().is_none()).then(|| (url, edits()))
}
