//! `misplaced-element`

use std::ops::Range;

use crate::check::deletion::{is_container, is_of_slide, release, removal, wraps};
use crate::check::displaced::{is_embedded, is_later_file, renaming, with_content};
use crate::check::edits::{Edits, renamed, unwrapped};
use crate::check::loose_url::into_medium;
use crate::check::rule::rule;
use crate::check::syntax::cascade::elements::is_consequence;
use crate::check::syntax::recognise::numbered_slides::is_in_numbered_slide;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{Dialect, Home, Term};
use crate::elements::{Oddity, OddityKind};
use crate::message::{Request, root};
use crate::xml::Element;

rule! {
    /// Every element is where it belongs
    ///
    /// # Why
    /// In another place, or in a request for another action, the service most likely ignores an element, and
    /// what it says is silently lost.
    ///
    /// # Fails
    /// ```xml save
    /// <mms-id>35674</mms-id>
    /// ```
    /// ```xml save
    /// <slide><to>12399471613</to><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml
    /// <REQUEST><ACTION>saveMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY><NAME>spring-24</NAME>
    /// <CONTENT><SUBJECT>Spring</SUBJECT><SEQUENCE><SLIDE duration="5"><TEXT>Hello</TEXT></SLIDE></SEQUENCE></CONTENT></REQUEST>
    /// ```
    /// ```xml save
    /// <slide><slide><message-text>Hello</message-text></slide><slide><message-text>world</message-text></slide></slide>
    /// ```
    /// ```xml save
    /// <slide><image/><url>http://www.yoursite.com/1.jpg</url><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><url>http://www.yoursite.com/1.jpg</url><duration>5</duration></slide>
    /// ```
    /// ```xml send-saved
    /// <message-subject>Spring</message-subject>
    /// ```
    /// ```xml
    /// <response><status>Failure</status><code>E111</code><error-info>Invalid shortcode</error-info></response>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N401</code><from>12399471613</from><to>28444</to>
    /// <tracking-id>MMS_MO_a1b2c3d4</tracking-id><file>https://cdn.acme.com/1.jpg</file><file>https://cdn.acme.com/1.jpg</file></postback>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N401</code><from>12399471613</from><to>28444</to>
    /// <tracking-id>MMS_MO_a1b2c3d4</tracking-id><content><url>https://cdn.acme.com/1.jpg</url></content></postback>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <mms-id>35674</mms-id>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS, sendMMS and sendSavedMMS (2021): the elements of each request
    /// - Skycore API 1.3, saveMMS (2013): the subject outside `CONTENT`, the name inside
    /// - Skycore API 1.3, RELAX NG schemas (2013 to 2015): the same in UPPERCASE
    "misplaced-element", Level::ERROR, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    legacy(subject, findings);
    let lists = lists_of_slides(subject, findings);
    // Without any slide, `no-slides` tells where its content is.
    let slideless = |oddity: &Oddity| {
        let lacks = |request: &Request| {
            request.slides.is_empty() && request.action.is_some_and(|action| action.has_slides())
        };
        subject.is_whole() && subject.request().is_some_and(lacks) && is_of_slide(subject, oddity)
    };
    for oddity in subject.oddities() {
        let OddityKind::Misplaced(term) = oddity.kind else { continue };
        if is_embedded(subject, oddity) || is_later_file(subject, oddity) {
            continue;
        }
        let in_slide = || is_in_numbered_slide(subject, oddity.written.span);
        if is_consequence(subject, oddity) || slideless(oddity) || in_slide() {
            continue;
        }
        let before = lists.partition_point(|list| list.start < oddity.written.span.start);
        if lists[..before].last().is_some_and(|list| oddity.written.span.start < list.end) {
            continue;
        }
        let (name, here) = (&oddity.written.value, oddity.home.describe());
        if let Some((help, edits)) = lacking_here(subject, oddity) {
            findings.report(
                Finding::at(oddity.written.span, format!("`{name}` has no place in {here}"))
                    .help(help)
                    .fix(Safety::Unsafe, edits),
            );
            continue;
        }
        // A slide's number has its name.
        let is_number = oddity.home == Home::SendSaved && !is_container(subject, oddity);
        let term = if term == Term::SlideNumber && !is_number { Term::Slide } else { term };
        // Places in the same document; in another one if there are none.
        let near = |home: &Home| match home {
            Home::LegacyContent | Home::Sequence => oddity.dialect == Dialect::Legacy,
            _ => home.root() == oddity.home.root(),
        };
        let (near, far): (Vec<Home>, Vec<Home>) = term.homes().iter().copied().partition(near);
        let is_far = near.is_empty();
        let homes = if is_far { far } else { near };
        let homes: Vec<&str> = homes.into_iter().map(Home::describe).collect();
        let released = release(subject, oddity);
        let is_released = !released.is_empty();
        let edits = if is_released { released } else { removal(subject, oddity) };
        // The same thing has another name here.
        let meant = match (oddity.home, term) {
            (Home::CustomText, Term::Text) if edits.is_empty() => Some(Term::Value),
            (Home::SendSaved, Term::Subject) => Some(Term::CustomSubject),
            _ => None,
        };
        let is_there = |term| subject.request().is_some_and(|request| request.fields.get(term).is_some());
        if let Some(meant) = meant.filter(|meant| !is_there(*meant)) {
            let value = meant.name_or_other(oddity.dialect);
            findings.report(
                Finding::at(oddity.written.span, format!("`{name}` has no place in {here}"))
                    .help(format!("did you mean `{value}`?"))
                    .fix(Safety::Unsafe, renamed(oddity.written.span, oddity.end, value)),
            );
            continue;
        }
        let way = match edits.is_empty() {
            _ if is_released => "move it after the medium",
            _ if wraps(subject, oddity) => "remove its tags",
            // A value is not moved to another document.
            true if is_far && !term.lives_in(Home::Document) => "remove it, or correct its name",
            true => "move it",
            false => "remove it",
        };
        findings.report(
            Finding::at(oddity.written.span, format!("`{name}` has no place in {here}"))
                .help(format!("{way}; it belongs in {}", homes.join(" or ")))
                .fix(Safety::Unsafe, edits),
        );
    }
}

/// The help and the edits for an element that holds what is missing where it stands.
fn lacking_here(subject: &Subject<'_>, oddity: &Oddity) -> Option<(String, Edits)> {
    if let Some((right, edits)) = renaming(subject, oddity) {
        return Some((format!("did you mean `{right}`?"), edits));
    }
    if let Some(found) = into_medium(subject, oddity) {
        return Some(found);
    }
    let edits = with_content(subject, oddity);
    let content = Term::Content.name_or_other(oddity.dialect);
    let help = format!("put `<{content}>` before it, and `</{content}>` after the last of them");
    (!edits.is_empty()).then_some((help, edits))
}

/// Reports each slide that holds nothing but slides, as programs write a list, and returns the places of these slides.
fn lists_of_slides(subject: &Subject<'_>, findings: &mut Findings<'_>) -> Vec<Range<u32>> {
    let mut lists = Vec::new();
    let slides = subject.request().into_iter().flat_map(|request| &request.slides);
    // A list holds no medium.
    for slide in slides.filter(|slide| slide.parts.is_empty()) {
        let Some(list) = subject.document.named_at(slide.name).filter(|list| list.end_name_span().is_some())
        else {
            continue;
        };
        let Some(first) = list.children().next() else { continue };
        if list.children().any(|child| child.name() != list.name()) {
            continue;
        }
        findings.report(
            Finding::at(slide.name, format!("`{}` holds slides, as if it were a list of them", list.name()))
                .related(first.name_span(), "the first of them")
                .help("remove the outer tags; slides are directly in the request")
                .fix(Safety::Unsafe, unwrapped(subject, slide.name)),
        );
        lists.push(list.span().start..list.span().end);
    }
    lists
}

/// A subject inside the `CONTENT` of the legacy form, and a name beside it, which are still read.
fn legacy(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|request| request.dialect == Dialect::Legacy) else {
        return;
    };
    let outer: Vec<Element<'_, '_>> =
        root(subject.document).into_iter().flat_map(|root| root.children()).collect();
    let content = request.name_of(Term::LegacyContent);
    if !outer.iter().any(|child| child.name() == content) {
        return;
    }
    for (term, belongs_outside) in [(Term::Subject, true), (Term::Name, false)] {
        let Some(field) = request.fields.get(term) else { continue };
        let outside = outer.iter().any(|child| child.name_span() == field.name);
        if outside != belongs_outside {
            let (place, way) = if outside { ("beside", "into") } else { ("in", "out of") };
            findings.report(
                Finding::at(
                    field.name,
                    format!("`{}` has no place {place} `{content}`", request.name_of(term)),
                )
                .help(format!("move it {way} `{content}`")),
            );
        }
    }
}
