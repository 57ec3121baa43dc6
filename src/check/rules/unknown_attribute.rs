//! `unknown-attribute`

use crate::check::displaced::{ATTRIBUTES, attribute_of, folded, is_medium};
use crate::check::edits::{
    attribute, attribute_after, attribute_as_element, attribute_as_text, without_attribute,
};
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::{Safety, Severity};
use crate::dialect::{Meaning, Term, meaning};
use crate::elements::{Oddity, OddityKind};
use crate::message::Request;
use crate::xml::{Attribute, Element, escaped};

rule! {
    /// Elements have no attributes
    ///
    /// # Why
    /// The API has none, but for `duration` on slides of its oldest form. What an attribute says is most likely
    /// ignored.
    ///
    /// # Fails
    /// ```xml save
    /// <slide duration="5"><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide message-text="Hello"><duration>5</duration><image><url>https://cdn.acme.com/1.jpg</url></image></slide>
    /// ```
    /// ```xml
    /// <REQUEST><ACTION>saveMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY><SUBJECT>Spring</SUBJECT>
    /// <CONTENT><NAME>spring-24</NAME><SEQUENCE><SLIDE DURATION="5"><TEXT>Hello</TEXT></SLIDE></SEQUENCE></CONTENT></REQUEST>
    /// ```
    /// ```xml save
    /// <slide><image url="https://cdn.acme.com/1.jpg"/><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url href="https://cdn.acme.com/1.jpg"/></image><duration value="5"/></slide>
    /// ```
    /// ```xml
    /// <request action="deleteMMSID" api-key="qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ"><mms-id>35674</mms-id></request>
    /// ```
    /// ```xml
    /// <response><status>Failure</status><error-code value="E111"/><error-info>Invalid shortcode</error-info></response>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><message-text i:type="string">Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Levels
    /// - error: the value of an element that is empty or missing is in the attribute
    /// # Sources
    /// - Sinch XML service (2021) and Skycore API 1.3 (from 2014-02): examples without attributes
    "unknown-attribute", Level::WARNING.up_to(Severity::Error), [], About::Content, check, Needs::Oddities
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let unknown = subject.oddities().filter(|oddity| oddity.kind == OddityKind::Attribute);
    for (number, oddity) in unknown.clone().enumerate().take(ATTRIBUTES + 1) {
        if number == ATTRIBUTES {
            let more = unknown.count() - ATTRIBUTES;
            let words = format!("{more} more attributes are unknown to the API");
            findings.report(Finding::at(oddity.written.span, words).help("is this the right file?"));
            return;
        }
        let Some((owner, attribute)) = attribute(subject, oddity.written.span) else { continue };
        let is_value = attribute_of(subject, owner).is_some_and(|own| own.name_span == attribute.name_span);
        findings.report(if is_value {
            lost_value(subject, oddity, owner)
        } else {
            judged(subject, oddity, owner, attribute)
        });
    }
}

/// The finding for an attribute that has the value of its owner, which has none otherwise.
fn lost_value(subject: &Subject<'_>, oddity: &Oddity, owner: Element<'_, '_>) -> Finding {
    let (name, at) = (&oddity.written.value, oddity.written.span);
    let url = Term::Url.name_or_other(oddity.dialect);
    let finding = Finding::at(at, format!("the API has no attribute `{name}`")).level(Level::ERROR);
    let (help, edits) = if is_medium(subject, owner) {
        // An empty element of that name would be the first of two.
        let is_free = owner.children().next().is_none();
        let edits = if is_free { attribute_as_element(subject, at, url) } else { Vec::new() };
        (format!("write it as an element: `<{url}>https://…</{url}>`"), edits)
    } else {
        let element = owner.name();
        (format!("write it between the tags: `<{element}>…</{element}>`"), attribute_as_text(subject, at))
    };
    finding.help(help).fix(Safety::Unsafe, edits)
}

/// What an attribute was meant to be.
enum Guess {
    /// An element of this name inside the one that has the attribute.
    Inside(&'static str),
    /// An element of this name inside the one that has the attribute, which has another of the name.
    Within(&'static str),
    /// An element of this name after the one that has the attribute.
    After(&'static str),
    /// Nothing that the message does not say.
    Nothing,
    /// Something that nobody can tell, and that the message may need.
    Unclear,
}

fn judged(
    subject: &Subject<'_>,
    oddity: &Oddity,
    owner: Element<'_, '_>,
    attribute: &Attribute<'_>,
) -> Finding {
    let (name, at) = (&oddity.written.value, oddity.written.span);
    let named = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    let request = subject.request();
    let meant = match request {
        Some(request) if named(&["duration"]) => lasts(request, oddity, owner, attribute),
        Some(request) if named(&["url", "src", "href"]) => addresses(request, owner, attribute),
        _ => match folded(subject, owner, attribute).and_then(|term| term.name(oddity.dialect)) {
            Some(element) if owner.children().any(|child| child.name() == element) => Guess::Within(element),
            Some(element) => Guess::Inside(element),
            None => says(oddity, owner, attribute),
        },
    };
    let is_lost = matches!(&meant, Guess::Inside(_)) && !named(&["duration"]);
    let help = match (request, &meant) {
        (Some(request), _) if named(&["duration"]) => {
            let element = request.name_of(Term::Duration);
            let value = escaped(attribute.value.value.trim_ascii());
            format!("write `<{element}>{value}</{element}>` inside the slide")
        }
        (_, Guess::Inside(url)) if *url == Term::Url.name_or_other(oddity.dialect) => {
            format!("write it as an element: `<{url}>https://…</{url}>`")
        }
        (_, Guess::Inside(element)) => format!("write it as an element: `<{element}>…</{element}>`"),
        (_, Guess::Within(element)) => {
            format!("remove it: `{element}` is an element, and the message has one")
        }
        _ => "remove it, or write it as an element".to_owned(),
    };
    let edits = match meant {
        Guess::Inside(element) => attribute_as_element(subject, at, element),
        Guess::After(element) => attribute_after(subject, at, element),
        Guess::Nothing => without_attribute(subject, at),
        Guess::Within(_) | Guess::Unclear => Vec::new(),
    };
    let finding = Finding::at(at, format!("the API has no attribute `{name}`"));
    let finding = if is_lost { finding.level(Level::ERROR) } else { finding };
    finding.help(help).fix(Safety::Unsafe, edits)
}

/// An attribute named as a URL: that of its medium, if it has no other.
fn addresses(request: &Request, owner: Element<'_, '_>, attribute: &Attribute<'_>) -> Guess {
    let part = request.parts().find(|(_, part)| part.name == owner.name_span());
    match part.map(|(_, part)| part.url()) {
        Some(None) => Guess::Inside(request.name_of(Term::Url)),
        Some(Some(url)) if url == attribute.value.value.trim_ascii() => Guess::Nothing,
        _ => Guess::Unclear,
    }
}

/// An attribute named as a duration: that of its slide, if it has no other. The first of several counts.
fn lasts(request: &Request, oddity: &Oddity, owner: Element<'_, '_>, attribute: &Attribute<'_>) -> Guess {
    let at = oddity.written.span.start;
    let Some(slide) = request.slide_before(at) else {
        return Guess::Unclear;
    };
    let element = request.name_of(Term::Duration);
    let earlier = request.oddities.iter().any(|other| {
        let place = other.written.span.start;
        let same =
            other.kind == OddityKind::Attribute && other.written.value.eq_ignore_ascii_case("duration");
        same && slide.name.start < place && place < at
    });
    let holder = owner.name_span();
    let text = slide.fields.get(Term::Text).map(|text| text.name);
    let within = text == Some(holder) || slide.parts.iter().any(|part| part.name == holder);
    match slide.fields.get(Term::Duration) {
        Some(duration) if duration.trimmed() == attribute.value.value.trim_ascii() => Guess::Nothing,
        None if !earlier && holder == slide.name => Guess::Inside(element),
        None if !earlier && within => Guess::After(element),
        _ => Guess::Unclear,
    }
}

/// Any other attribute: words, an address, the name of an element and what is all that an element has may be meant.
fn says(oddity: &Oddity, owner: Element<'_, '_>, attribute: &Attribute<'_>) -> Guess {
    let value = attribute.value.value.trim_ascii();
    let empty = owner.children().next().is_none() && owner.text().value.trim_ascii().is_empty();
    let words = value.contains(char::is_whitespace) || value.contains("://");
    let known = meaning(&oddity.written.value, oddity.dialect, oddity.home) != Meaning::Unknown;
    if empty || words || known { Guess::Unclear } else { Guess::Nothing }
}
