//! `unknown-attribute`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::check::edits::{attribute_as_element, without_attribute};
use crate::diagnostic::Safety;
use crate::dialect::{Home, Term};
use crate::message::{Oddity, OddityKind};

rule! {
    /// Elements have no attributes
    ///
    /// # Why
    /// The API has none, but for `duration` on slides of its oldest form. What an attribute was meant to say is
    /// most likely ignored.
    ///
    /// # Fails
    /// ```xml save
    /// <slide duration="5"><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service (2021) and Skycore API 1.3 (from 2014-02): examples without attributes
    "unknown-attribute", Level::WARNING, [], check
}

/// Attributes that are told one by one. Ours: an element with more is something else.
const TOLD: usize = 100;

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let unknown = subject.message.oddities().iter().filter(|oddity| oddity.kind == OddityKind::Attribute);
    for (number, oddity) in unknown.clone().enumerate().take(TOLD + 1) {
        if number == TOLD {
            let more = unknown.count() - TOLD;
            let words = format!("{more} more attributes are unknown to the API");
            findings.report(Finding::at(oddity.written.span, words).help("is this the right file?"));
            return;
        }
        let name = &oddity.written.value;
        let finding = Finding::at(oddity.written.span, format!("the API has no attribute `{name}`"));
        let at = oddity.written.span;
        let finding = match (name.eq_ignore_ascii_case("duration"), addresses(subject, oddity)) {
            (true, _) => finding.help("write `<duration>5</duration>` inside the slide"),
            (false, Some(url)) => finding.help(format!("write it as an element: `<{url}>https://…</{url}>`")),
            (false, None) => finding.help("remove it, or write it as an element"),
        };
        let edits = match lasts(subject, oddity).or_else(|| addresses(subject, oddity)) {
            Some(element) => attribute_as_element(subject, at, element),
            None => without_attribute(subject, at),
        };
        findings.report(finding.fix(Safety::Unsafe, edits));
    }
}

/// The element that an attribute of a medium without a URL was meant to be, where its name says so: the URL.
fn addresses(subject: &Subject<'_>, oddity: &Oddity) -> Option<&'static str> {
    let named = ["url", "src", "href"].iter().any(|name| oddity.written.value.eq_ignore_ascii_case(name));
    let request = subject.request().filter(|_| named)?;
    let owner = subject.document.last_before(oddity.written.span.start)?.name_span();
    let (_, part) = request.parts().find(|(_, part)| part.name == owner)?;
    part.url().is_none().then(|| request.name_of(Term::Url))
}

/// What the element is called that an attribute should have been, if it is the duration of a slide that has no
/// other.
fn lasts(subject: &Subject<'_>, oddity: &Oddity) -> Option<&'static str> {
    let named = oddity.written.value.eq_ignore_ascii_case("duration") && oddity.home == Home::Slide;
    let request = subject.request().filter(|_| named)?;
    let slide = request.slides.iter().rfind(|slide| slide.name.start <= oddity.written.span.start)?;
    let own = slide.parts.iter().all(|part| part.name.start > oddity.written.span.start);
    (own && slide.fields.get(Term::Duration).is_none()).then(|| request.name_of(Term::Duration))
}
