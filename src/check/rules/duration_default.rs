//! `duration-default`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::limits::{DURATION_DEFAULT, SLIDES};
use crate::message::PartKind;

rule! {
    /// A slide without audio or video says how long it is shown
    ///
    /// # Why
    /// Where it does not, the service takes 10 seconds. (It was 5 before 2014-08.)
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>Hello</message-text></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): 10 seconds
    /// - Otherwise: Skycore API 1.3 (before 2014-08): 5 seconds
    "duration-default", Level::INFO, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|_| subject.is_whole()) else { return };
    let silent: Vec<_> = request
        .slides
        .iter()
        .filter(|slide| slide.shows() && slide.fields.get(Term::Duration).is_none())
        .filter(|slide| slide.media().all(|p| !matches!(p.kind, PartKind::Audio | PartKind::Video)))
        .collect();
    let Some(first) = silent.first() else { return };
    let numbers: Vec<String> = silent.iter().take(SLIDES + 1).map(|slide| slide.number.to_string()).collect();
    let message = match silent.len() {
        1 => format!("slide {} gives no duration and is shown for {DURATION_DEFAULT} seconds", numbers[0]),
        _ => format!(
            "slides {} give no duration and are shown for {DURATION_DEFAULT} seconds",
            listed(&numbers)
        ),
    };
    let name = request.name_of(Term::Duration);
    findings.report(
        Finding::at(first.name, message).help(format!("add `<{name}>5</{name}>`")).slide(first.number),
    );
}

/// The numbers of slides; no more than a message may have.
fn listed(numbers: &[String]) -> String {
    match numbers.get(..SLIDES) {
        Some(first) if numbers.len() > SLIDES => format!("{} and others", first.join(", ")),
        _ => numbers.join(", "),
    }
}
