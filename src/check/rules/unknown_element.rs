//! `unknown-element`

use crate::check::deletion::{is_pair, removal, wraps};
use crate::check::displaced::{is_embedded, renaming};
use crate::check::rule::rule;
use crate::check::syntax::cascade::elements::is_consequence;
use crate::check::syntax::recognise::tags::is_malformed_name;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{Home, Term, exact};
use crate::elements::{Oddity, OddityKind};
use crate::xml::Element;

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
    /// ```xml save
    /// <slide><image><src>http://www.yoursite.com/1.jpg</src></image><duration>5</duration></slide>
    /// ```
    /// ```xml
    /// <response><status>Failure</status><error><error-code>E111</error-code><error-info>Invalid shortcode</error-info></error></response>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N401</code><from>12399471613</from><to>28444</to>
    /// <tracking-id>MMS_MO_a1b2c3d4</tracking-id><content><files><file>https://cdn.acme.com/1.jpg</file></files></content></postback>
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
    "unknown-element", Level::ERROR, [], About::Content, check, Needs::Oddities
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.oddities().filter(|oddity| !is_consequence(subject, oddity)) {
        if is_malformed_name(subject, oddity) {
            continue;
        }
        let name = &oddity.written.value;
        if is_embedded(subject, oddity) {
            continue;
        }
        let right = renaming(subject, oddity).filter(|_| oddity.kind == OddityKind::Unknown);
        let (message, help) = match oddity.kind {
            OddityKind::Unknown | OddityKind::Wrapper if wraps(subject, oddity) => (
                format!("`{name}` is not an element of the API"),
                "remove its tags, and keep what they hold".to_owned(),
            ),
            OddityKind::Unknown => (
                format!("`{name}` is not an element of the API"),
                match &right {
                    Some((right, _)) => format!("did you mean `{right}`?"),
                    None => unknown_help(subject, oddity),
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
        let edits = match right {
            Some((_, edits)) => edits,
            None if datum(oddity).is_some() => Vec::new(),
            None => removal(subject, oddity),
        };
        findings.report(Finding::at(oddity.written.span, message).help(help).fix(Safety::Unsafe, edits));
    }
}

/// What to do about an element that nothing is known of but its name and what it holds.
fn unknown_help(subject: &Subject<'_>, oddity: &Oddity) -> String {
    let data = Term::Data.name_or_other(oddity.dialect);
    match datum(oddity) {
        Some(name) => {
            format!("write it as `<{data}><{name}>`: merge values are in one `{data}`, by their names")
        }
        None if is_pair(subject, oddity) => {
            "write each value as an element of its own, by its own name".to_owned()
        }
        None if is_item(subject, oddity) => {
            let slide = Term::Slide.name_or_other(oddity.dialect);
            match oddity.home {
                Home::Slide => {
                    format!(
                        "remove the tags around it, and write `{slide}` for it: each is a slide of its own"
                    )
                }
                _ => format!("write `{slide}` for it: it holds what belongs in one"),
            }
        }
        None => "remove it, or correct its name".to_owned(),
    }
}

/// Whether an element holds what belongs in a slide, in place of a slide or as an item of a list that a slide was meant
/// as.
fn is_item(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let takes = oddity.home == Home::Slide || Term::Slide.lives_in(oddity.home);
    let belongs = |child: Element<'_, '_>| exact(child.name(), oddity.dialect, Home::Slide).is_some();
    let element = subject.document.named_at(oddity.written.span).filter(|_| takes);
    element.is_some_and(|item| item.children().next().is_some() && item.children().all(belongs))
}

/// The name of the merge value that an element gives as the query form of the older service does: `data_first_name`.
fn datum(oddity: &Oddity) -> Option<&str> {
    let name = &oddity.written.value;
    let prefix = name.get(.."data_".len()).filter(|prefix| prefix.eq_ignore_ascii_case("data_"));
    let takes = oddity.kind == OddityKind::Unknown && Term::Data.lives_in(oddity.home);
    prefix.filter(|_| takes).map(|prefix| &name[prefix.len()..]).filter(|rest| !rest.is_empty())
}
