//! Decides whether a misplaced element can be deleted. No fix removes content that the message needs.

use super::Subject;
use super::edits::{Edits, moved_after, unwrapped, without_element};
use crate::dialect::{Home, Meaning, Term, is_name, meaning};
use crate::elements::{Oddity, OddityKind};
use crate::message::Action;
use crate::xml::{Attribute, Element};

/// Edits that remove the element: only its tags if its content belongs there, and no edits if the message would lose
/// something it needs.
pub(super) fn removal(subject: &Subject<'_>, oddity: &Oddity) -> Edits {
    let name = oddity.written.span;
    if wraps(subject, oddity) {
        return unwrapped(subject, name);
    }
    let needed = fills(subject, oddity)
        || holds_elements(subject, oddity)
        || is_pair(subject, oddity)
        || is_of_slide(subject, oddity)
        || is_said(subject, oddity)
        || may_supply(subject, oddity)
        || supplies(subject, oddity);
    if needed { Vec::new() } else { without_element(subject, name) }
}

/// Edits that move an element out of a medium into the slide, which lacks it: an end tag stands too late.
pub(super) fn release(subject: &Subject<'_>, oddity: &Oddity) -> Edits {
    let (OddityKind::Misplaced(term), Home::Part) = (&oddity.kind, oddity.home) else { return Vec::new() };
    let at = oddity.written.span;
    let slide = subject.request().and_then(|request| request.slide_before(at.start));
    let Some(slide) = slide.filter(|slide| term.lives_in(Home::Slide) && slide.fields.get(*term).is_none())
    else {
        return Vec::new();
    };
    let medium = slide.part_before(at.start);
    medium.map(|medium| moved_after(subject, at, medium.name)).unwrap_or_default()
}

/// Whether all children of an element belong where the element itself is, as in the `CONTENT` and `SEQUENCE` of legacy
/// requests.
pub(super) fn wraps(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let belongs = |child: Element<'_, '_>| {
        matches!(
            meaning(child.name(), oddity.dialect, oddity.home),
            Meaning::Exact(_) | Meaning::OtherName(_) | Meaning::Misplaced(Term::Sequence)
        )
    };
    let wrapper = match oddity.kind {
        OddityKind::Misplaced(term) | OddityKind::Foreign(term) => {
            matches!(term, Term::LegacyContent | Term::Sequence)
        }
        _ => oddity.kind == OddityKind::Unknown,
    };
    let whole =
        |element: Element<'_, '_>| element.children().next().is_some() && element.children().all(belongs);
    let is_read = oddity.kind == OddityKind::Wrapper;
    let is_sent = matches!(oddity.home, Home::Response | Home::Postback | Home::Content)
        && oddity.kind == OddityKind::Unknown;
    let wrapper = wrapper && (is_sent || Term::Slide.lives_in(oddity.home));
    (is_read || wrapper) && subject.document.named_at(oddity.written.span).is_some_and(whole)
}

/// Whether a misplaced element holds what a slide shows, or for how long: it stands where a slide would, whose tags are
/// missing or have a wrong name.
pub(super) fn is_of_slide(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let OddityKind::Misplaced(term) = oddity.kind else { return false };
    term.lives_in(Home::Slide) && Term::Slide.lives_in(oddity.home) && is_filled(subject, oddity)
}

/// Whether a misplaced element is in a response or a postback and has a value, which may be the one that is missing in
/// the right place: a code, or the URL of a file.
fn is_said(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    matches!(oddity.kind, OddityKind::Misplaced(_))
        && subject.request().is_none()
        && is_filled(subject, oddity)
}

/// Whether an element holds others.
pub(super) fn is_container(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    subject.document.named_at(oddity.written.span).is_some_and(|element| element.children().next().is_some())
}

/// Whether an element holds elements or a text.
fn is_filled(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let holds = |element: Element<'_, '_>| {
        element.children().next().is_some() || !element.text().value.trim_ascii().is_empty()
    };
    subject.document.named_at(oddity.written.span).is_some_and(holds)
}

/// Whether an element contains elements of the API, in whatever case they are written.
fn holds_elements(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let known = |name: &str| is_name(&name.to_ascii_lowercase()) || is_name(&name.to_ascii_uppercase());
    let element = subject.document.named_at(oddity.written.span);
    element.is_some_and(|element| element.children().any(|child| known(child.name())))
}

/// Whether an element names an element of the API in an attribute, and so gives that one's value:
/// `<param name="subject">Spring</param>`.
pub(super) fn is_pair(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let keyed = |one: &Attribute<'_>| matches!(one.name, "name" | "key" | "id") && is_name(&one.value.value);
    let names = |element: Element<'_, '_>| element.attributes().iter().any(keyed);
    oddity.kind == OddityKind::Unknown && subject.document.named_at(oddity.written.span).is_some_and(names)
}

/// Whether a misplaced element gives a value that the request, or the custom text that it is in, lacks in the right
/// place.
fn supplies(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let (OddityKind::Misplaced(term), Some(request)) = (&oddity.kind, subject.request()) else {
        return false;
    };
    if oddity.home == Home::CustomText {
        let text = request.custom_text_before(oddity.written.span.start);
        return text.is_some_and(|text| text.fields.get(Term::Value).is_none());
    }
    let home = request.action.map_or(Home::AnyRequest, Action::home);
    term.lives_in(home) && request.fields.filled(*term).is_none()
}

/// Whether an unknown element of a request gives something while the request lacks a value that it must have, which may
/// be this one by another name: `<recipient>`, `<title>`.
fn may_supply(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let Some(request) = subject.request().filter(|_| oddity.kind == OddityKind::Unknown) else {
        return false;
    };
    let home = request.action.map_or(Home::AnyRequest, Action::home);
    let lacks = |term: &Term| request.fields.filled(*term).is_none();
    let is_incomplete = |action| mandatory(action).iter().any(lacks) || KEYS.iter().all(lacks);
    oddity.home == home
        && request.action.is_some_and(is_incomplete)
        && subject.document.named_at(oddity.written.span).is_some_and(says_something)
}

/// Whether an element holds a value, in its attributes or those of the elements in it too.
fn says_something(element: Element<'_, '_>) -> bool {
    element.attributes().iter().any(|one| !one.value.value.trim_ascii().is_empty())
        || !element.text().value.trim_ascii().is_empty()
        || element.children().any(says_something)
}

/// One of these is in every request; the second is of before 2013.
const KEYS: [Term; 2] = [Term::ApiKey, Term::User];

/// The values that a request must have to say what is sent to whom (API facts §1.1, §1.3 to §1.5).
fn mandatory(action: Action) -> &'static [Term] {
    match action {
        Action::SaveMms => &[Term::Name, Term::Subject],
        Action::SendMms => &[Term::To, Term::From, Term::Name, Term::Subject],
        Action::SendSavedMms => &[Term::MmsId, Term::To, Term::From],
        Action::DeleteMmsId => &[Term::MmsId],
        _ => &[],
    }
}

/// Whether an unknown element is the only content of its slide or medium, which would show nothing without it. What
/// it holds may be in its attributes, as in `<img src="https://…">`.
fn fills(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let at = oddity.written.span;
    let holds = |element: Element<'_, '_>| {
        !element.attributes().is_empty()
            || element.children().next().is_some()
            || !element.text().value.trim_ascii().is_empty()
    };
    let slide = subject.request().and_then(|request| request.slide_before(at.start));
    let alone = slide.is_some_and(|slide| match oddity.home {
        Home::Slide => !subject.shows(slide),
        Home::Part => slide.part_before(at.start).is_some_and(|part| part.url().is_none()),
        _ => false,
    });
    alone && subject.document.named_at(at).is_some_and(holds)
}
